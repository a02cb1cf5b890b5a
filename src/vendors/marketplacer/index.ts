import type { NastyCorners } from '../contract/corners.ts'
import { type Credential, defineVendor } from '../contract/vendor.ts'
import { acts, lifeCycles } from './acts.ts'
import { assumptions } from './assumptions.ts'
import { casts } from './casts.gen.ts'
import { type MarketplacerActor, PATH } from './context.ts'
import { conversations, roles, sceneOf } from './conversations.ts'
import { dialect } from './dialect.ts'
import { marketplacerError } from './errors.ts'
import { options } from './histories/options.ts'
import { hosts } from './hosts.ts'
import { addMessage } from './operations/messages.ts'
import { ThreadPage } from './paging.ts'
import { type ApiKeyRow, events, records, references, owners } from './records.ts'
import { resolvers } from './resolvers.ts'
import { methods, routes } from './routes.ts'
import { NASTY, toLegacyId } from './rules.ts'
import { samples } from './samples.gen.ts'
import { scenery, surroundings } from './scenery.ts'
import { parsedSdl } from './sdl.gen.ts'
import { createState, type MarketplacerState } from './state.ts'

/** What a seller key's schema lacks: two fields, and all that is reachable through them only. */
const HIDDEN_FROM_SELLERS = [
  'Query.sellersForChats',
  'SellersForChatsConnection',
  'SellersForChatsEdge',
  'Query.allSellers',
  'AllSellersConnection',
  'AllSellersEdge',
  'AllSeller',
  'DeletedSeller',
  'AllSellersAccountTypeEnum',
  'AllSellersSort',
  'AllSellersSortFieldEnum',
]

/** A cursor is a place in the thread, and new messages may come first (documented as what the engine does). */
const shift: NastyCorners<MarketplacerState>['shift'] = {
  listOf: page =>
    page instanceof ThreadPage && page.isNewestFirst && !page.fault && page.hasNextPage ? page.sellerId : undefined,
  arrive: (place, sellerId, text, caller) => {
    const sender = (caller as MarketplacerActor).sellerId === null ? 'User' : 'Admin' // this vendor's callers are these
    addMessage(place, sellerId, sender, text, 'nasty')
  },
}

/** Marketplacer's Operator API and Seller API: chat between the operator and its sellers. */
export const marketplacer = defineVendor<MarketplacerState, MarketplacerActor>({
  name: 'marketplacer',
  title: 'Marketplacer in-app chat',
  parsedSdl,
  views: { operator: [], seller: HIDDEN_FROM_SELLERS },
  paths: [PATH],
  hosts,
  createState,
  assumptions,
  errors: marketplacerError.catalogue,
  events,
  records,
  references,
  owners,
  resolvers,
  scenery,
  surroundings,
  dialect,
  acts,
  roles,
  sceneOf,
  conversations,
  lifeCycles,
  casts,
  histories: { options, load: () => import('./histories/write.ts') },
  routes,
  methods,
  notSimulated: [
    'Scopes of API keys: every key may use all that its kind may.',
    'Rate limits: they hold only with `--limits vendor`.',
  ],
  nasty: { ...NASTY, shift },
  samples,
  otherRoles: ['seller'],
  factories: async () => {
    const make = await import('./factories.ts')
    return {
      sellers: make.aSeller,
      deletedSellers: make.aDeletedSeller,
      users: make.aUser,
      admins: make.anAdmin,
      apiKeys: make.anApiKey,
      messages: make.aMessage,
    }
  },
  *credentials(state, account) {
    // The operator's first key stands before those of sellers.
    const first = state.apiKeys.at('ofOperator', '', 0)
    if (first && account === undefined) yield toCredential(state, first)
    for (const key of state.apiKeys.all())
      if (key !== first && (account === undefined || isOf(key.sellerId, account))) yield toCredential(state, key)
  },
})

function toCredential({ sellers }: MarketplacerState, { key, sellerId }: ApiKeyRow): Credential {
  return {
    header: `MARKETPLACER-API-KEY: ${key}`,
    token: key,
    role: sellerId === null ? 'operator' : 'seller',
    who: sellerId === null ? 'operator' : `seller ${sellerId} (${sellers.get(sellerId)?.businessName ?? ''})`,
  }
}

/** Whether a key's seller has this id or this number. */
function isOf(sellerId: string | null, account: string): boolean {
  return sellerId !== null && (sellerId === account || String(toLegacyId('Seller', sellerId)) === account)
}
