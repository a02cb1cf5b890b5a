import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { parseDateTime, zoneMinutes } from '../../dialects/ruby/date-time.ts'
import { toIsoSeconds } from '../../time/iso-seconds.ts'
import type { MarketplacerContext } from './context.ts'
import * as messages from './operations/messages.ts'
import * as nodes from './operations/nodes.ts'
import * as sellers from './operations/sellers.ts'
import { ThreadPage } from './paging.ts'
import type { MessageRow, SellerRow } from './records.ts'
import { RecordInvalid, refusedStatus, ZONE } from './rules.ts'
import type { Resolvers } from './resolvers.gen.ts'

/** How far the marketplace's time is ahead of UTC, in minutes. */
const ZONE_MINUTES = zoneMinutes(ZONE)

/** Epoch milliseconds of a text with an ISO 8601 date or time; one without a zone is in the marketplace's. */
function toTime(value: unknown): number {
  const time = typeof value === 'string' ? parseDateTime(value, ZONE_MINUTES) : undefined
  if (time === undefined) throw new GraphQLError(`Could not coerce value ${JSON.stringify(value)} to ISO8601DateTime`)
  return time
}

/** Epoch milliseconds inside, whole seconds with the marketplace's offset outside (as documented samples show it). */
const ISO8601DateTime = new GraphQLScalarType<number, string>({
  name: 'ISO8601DateTime',
  serialize: value => {
    const text = toIsoSeconds(Number(value) + ZONE_MINUTES * 60_000)
    return ZONE === 'Z' ? text : text.slice(0, -1) + ZONE
  },
  parseValue: toTime,
  parseLiteral: node => toTime(node.kind === Kind.STRING ? node.value : undefined),
})

/** A mutation's payload: what it made, or why it did not. Other refusals go on to the edge. */
function toPayload(
  { world }: MarketplacerContext,
  clientMutationId: string | null | undefined,
  run: () => MessageRow | null,
) {
  const echo = clientMutationId ?? null
  try {
    return { clientMutationId: echo, chatMessage: run(), errors: null, status: 200 }
  } catch (error) {
    if (!(error instanceof RecordInvalid)) throw error
    return { clientMutationId: echo, chatMessage: null, errors: error.errors, status: refusedStatus(world) }
  }
}

/** Which type a record of `node` is of. */
function typeOfNode(row: object): 'ChatMessage' | 'Seller' | 'Admin' | 'DeletedSeller' {
  if ('sentByType' in row) return 'ChatMessage'
  if ('businessName' in row) return 'Seller'
  return 'name' in row ? 'Admin' : 'DeletedSeller'
}

/** Tells that a client is shown a thread, or a message of one, and with it whether that was read. */
function shown<T extends object | null>({ world }: MarketplacerContext, found: T): T {
  if (found instanceof ThreadPage || isMessage(found)) world.noteRead('marketplacer.message', found.sellerId)
  return found
}

function isMessage(found: object | null): found is MessageRow {
  return found !== null && 'sentByType' in found
}

function toSeller({ sellerId }: { sellerId: string }, _args: object, { state }: MarketplacerContext): SellerRow {
  return state.sellers.require(sellerId)
}

/** Marketplacer's GraphQL map. */
export const resolvers = {
  ISO8601DateTime,
  Query: {
    chatMessages: (_, args, context) => shown(context, messages.chatMessages(context, args)),
    sellersForChats: (_, args, context) => sellers.sellersForChats(context, args),
    node: (_, { id }, context) => shown(context, nodes.node(context, id)),
    nodes: (_, { ids }, context) => ids.map(id => shown(context, nodes.node(context, id))),
    apiKeyPrincipal: (_, _args, context) => nodes.apiKeyPrincipal(context),
    sellersWhere: (_, args, context) => sellers.sellersWhere(context, args),
    allSellers: (_, args, context) => sellers.allSellers(context, args),
  },
  Mutation: {
    chatMessageCreate: (_, { input }, context) =>
      toPayload(context, input.clientMutationId, () => messages.chatMessageCreate(context, input)),
    chatMessageRead: (_, { input }, context) =>
      toPayload(context, input.clientMutationId, () => messages.chatMessageRead(context, input)),
  },
  ChatMessagesConnection: {
    lastReadMessage: ({ sellerId }, args, context) => messages.lastReadMessage(context, sellerId, args.for),
    totalUnreadCount: ({ sellerId }, args, context) => messages.totalUnreadCount(context, sellerId, args.for),
  },
  ChatMessage: { seller: toSeller },
  Seller: {
    chatMessages: ({ id }, args, context) => shown(context, messages.chatMessages(context, { ...args, sellerId: id })),
    isRetailer: ({ accountType }) => accountType !== 'PRIVATE',
    isPrivate: ({ accountType }) => accountType === 'PRIVATE',
    apiEnabled: ({ id }, _args, { state }) => state.apiKeys.count('bySeller', id) > 0,
    externalIds: () => [],
    marketplacerApiKeys: ({ id }, _args, { state }) => [...state.apiKeys.where('bySeller', id)],
    primaryUser: ({ primaryUserId }, _args, { state }) =>
      primaryUserId === null ? null : (state.users.get(primaryUserId) ?? null),
    users: (seller, args, context) => sellers.users(context, seller, args),
  },
  User: {
    username: ({ emailAddress }) => emailAddress,
    userAccountName: ({ firstName, surname }) => `${firstName} ${surname}`,
    seller: toSeller,
  },
  APIKeyPrincipal: {
    emailAddress: (key, _args, context) => nodes.keyOwner(context, key)?.emailAddress ?? null,
    name: (key, _args, context) => nodes.keyOwner(context, key)?.name ?? null,
    seller: ({ sellerId }, _args, { state }) => (sellerId === null ? null : state.sellers.require(sellerId)),
    user: (key, _args, context) => nodes.keyOwner(context, key)?.user ?? null,
    username: (key, _args, context) => nodes.keyOwner(context, key)?.emailAddress ?? null,
  },
  Node: { __resolveType: typeOfNode },
  AllSeller: { __resolveType: row => ('businessName' in row ? 'Seller' : 'DeletedSeller') },
  AdminOrUser: { __resolveType: row => ('sellerId' in row ? 'User' : 'Admin') },
} satisfies Resolvers
