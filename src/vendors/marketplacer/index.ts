import type { Vendor } from '../../core/vendor.ts'
import type { MarketplacerActor } from './context.ts'
import { dialect } from './dialect/index.ts'
import { resolvers } from './resolvers.ts'
import { NASTY } from './rules.ts'
import { samples } from './samples.ts'
import { scenery } from './scenery.ts'
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

/** Marketplacer's Operator API and Seller API: chat between the operator and its sellers. */
export const marketplacer: Vendor<MarketplacerState, MarketplacerActor> = {
  name: 'marketplacer',
  title: 'Marketplacer in-app chat',
  schemaFile: 'marketplacer.graphql',
  views: { operator: [], seller: HIDDEN_FROM_SELLERS },
  paths: ['/marketplacer/graphql'],
  createState,
  resolvers,
  scenery,
  dialect,
  notSimulated: [],
  nasty: NASTY,
  samples,
  credentials: state =>
    [...state.apiKeys.all()].map(({ key, sellerId }) => ({
      header: `MARKETPLACER-API-KEY: ${key}`,
      token: key,
      who: sellerId === null ? 'operator' : `seller ${sellerId} (${state.sellers.get(sellerId)?.businessName ?? ''})`,
    })),
}
