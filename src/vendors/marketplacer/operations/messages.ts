import type { World } from '../../../world/world.ts'
import type { Place } from '../../contract/act.ts'
import type { Context } from '../../contract/context.ts'
import { assumed } from '../assumptions.ts'
import { announce, type MarketplacerActor } from '../context.ts'
import { type PageArgs, pageBounds, ThreadPage } from '../paging.ts'
import type { MessageRow, SellerRow, Sender } from '../records.ts'
import * as rules from '../rules.ts'
import type { ChatMessageCreateMutationInput } from '../schema.gen.ts'
import { type MarketplacerState, senderGroup } from '../state.ts'
import { mintId } from './ids.ts'

/** Where an operation happens, and for which key. */
export type Here = Context<MarketplacerState, MarketplacerActor>

/** How many message ids an event about reading lists, newest first. */
const EVENT_IDS = 100

/**
 * The seller that a call means: the one with this id, or a seller key's own when it names none. Undefined when there is
 * none, and for a seller key that names another seller (assumed).
 */
function findSeller({ state, actor }: Here, id: string | null | undefined): SellerRow | undefined {
  const sellerId = id ?? actor.sellerId
  if (sellerId === null || (actor.sellerId !== null && actor.sellerId !== sellerId)) return undefined
  return state.sellers.get(sellerId)
}

/** The same, but for a deleted seller: nothing is written or marked in its thread. */
function findPresent(context: Here, id: string | null | undefined): SellerRow | undefined {
  const seller = findSeller(context, id)
  return seller?.left === 'deleted' ? undefined : seller
}

/** One page of a seller's thread. Refuses with `Seller not found` (assumed) a seller that `findSeller` does not find. */
export function chatMessages(context: Here, args: PageArgs & { sellerId?: string | null | undefined }): ThreadPage {
  const { messages, sellers } = context.state
  const choices = assumed(context.world)
  const seller = findSeller(context, args.sellerId)
  if (!seller || (seller.left === 'deleted' && choices['marketplacer.deleted-thread'] === 'unknown'))
    throw sellers.missing(args.sellerId ?? '')
  const bounds = pageBounds(context.world, args, messages.count('bySeller', seller.id))
  const { offset, limit } = bounds
  const reverse = choices['marketplacer.chat-messages-order'] === 'newest-first'
  const nodes = messages.page('bySeller', seller.id, { offset, limit, reverse })
  return new ThreadPage(seller.id, nodes, bounds, reverse)
}

/** How many unread messages of a thread are meant by `for` (`marketplacer.unread-for-names`); 0 for what is no sender. */
export function totalUnreadCount({ world, state }: Here, sellerId: string, side: string): number {
  return rules.isSender(side) ? state.messages.count('unread', senderGroup(sellerId, senderMeant(world, side))) : 0
}

/** The newest message of a thread that was read, of those that `for` means; null without one, and for what is no sender. */
export function lastReadMessage({ world, state }: Here, sellerId: string, side: string): MessageRow | null {
  if (!rules.isSender(side)) return null
  const group = senderGroup(sellerId, senderMeant(world, side))
  const { messages } = state
  const sent = messages.count('bySender', group)
  const unread = messages.count('unread', group)
  // How many of the newest are unread: as far as both orders end alike. A binary search, because it may be many.
  let low = 0
  let high = unread
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (messages.at('bySender', group, sent - middle) === messages.at('unread', group, unread - middle)) low = middle
    else high = middle - 1
  }
  return messages.at('bySender', group, sent - low - 1) ?? null
}

/** Whose messages `for` means. */
function senderMeant(world: World, side: Sender): Sender {
  return assumed(world)['marketplacer.unread-for-names'] === 'sender' ? side : rules.otherSender(side)
}

/** Writes a message into a thread: operator keys as `Admin`, seller keys as `User` (assumed). Refuses in the payload. */
export function chatMessageCreate(context: Here, { sellerId, message }: ChatMessageCreateMutationInput): MessageRow {
  const seller = findPresent(context, sellerId)
  const isBlank = rules.isBlank(message) && assumed(context.world)['marketplacer.blank-message'] === 'refused'
  if (!seller || isBlank)
    throw new rules.RecordInvalid([!seller && rules.SELLER_MUST_EXIST, isBlank && rules.MESSAGE_BLANK])
  return addMessage(context, seller.id, context.actor.sellerId === null ? 'Admin' : 'User', message, actorName(context))
}

/**
 * Marks as read what one sender sent in a thread; what was read before keeps its time. Answers the thread's last message,
 * from either sender; null when there is none. Refuses in the payload.
 */
export function chatMessageRead(
  context: Here,
  { seller: sellerId, sentBy }: { seller?: string | null | undefined; sentBy: string },
): MessageRow | null {
  const seller = findPresent(context, sellerId)
  if (!seller || !rules.isSender(sentBy)) {
    throw new rules.RecordInvalid([!seller && rules.SELLER_MUST_EXIST, !rules.isSender(sentBy) && rules.SENDER_UNKNOWN])
  }
  const sender = assumed(context.world)['marketplacer.sent-by-names'] === 'sender' ? sentBy : rules.otherSender(sentBy)
  readMessages(context, seller.id, sender, actorName(context))
  return context.state.messages.last('bySeller', seller.id) ?? null
}

/** Appends a message that was checked before. */
export function addMessage(
  place: Place<MarketplacerState>,
  sellerId: string,
  sentByType: Sender,
  message: string,
  actor: string,
): MessageRow {
  const { world, state } = place
  const { id, legacyId } = mintId(place, 'ChatMessage', 'messages')
  const createdAt = world.clock.now()
  const row = state.messages.insert({ id, legacyId, sellerId, sentByType, message, createdAt, readAt: null })
  announce(world, 'marketplacer.message.created', null, row, actor)
  return row
}

/** Sets `readAt` on all unread messages that one sender sent in a thread. One event tells of all, none when there is none. */
export function readMessages(
  { world, state }: Place<MarketplacerState>,
  sellerId: string,
  sentByType: Sender,
  actor: string,
): void {
  const group = senderGroup(sellerId, sentByType)
  const unreadCount = state.messages.count('unread', group)
  if (unreadCount === 0) return
  const readAt = world.clock.now()
  const messageIds: string[] = []
  for (let row = state.messages.last('unread', group); row; row = state.messages.last('unread', group)) {
    state.messages.replace({ ...row, readAt })
    if (messageIds.length < EVENT_IDS) messageIds.push(row.id)
  }
  const thread = { sellerId, sentByType, messageIds }
  const before = { ...thread, unreadCount, readAt: null }
  announce(world, 'marketplacer.messages.read', before, { ...thread, unreadCount: 0, readAt }, actor)
}

function actorName({ actor }: Here): string {
  return actor.sellerId ?? 'operator'
}
