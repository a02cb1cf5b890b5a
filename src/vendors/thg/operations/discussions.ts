import type { Place } from '../../contract/act.ts'
import { assumed } from '../assumptions.ts'
import { thgError } from '../errors.ts'
import { announce, type Here } from '../context.ts'
import { type Page, type PageArgs, pageOf, pageOfOne } from '../paging.ts'
import type { CustomerRow, DiscussionRow, MessageRow, OrderedProduct, OrderRow } from '../records.ts'
import { afterReply, assertNotBlank } from '../rules.ts'
import { discussionGroup, type ThgState } from '../state.ts'
import type * as schema from '../schema.gen.ts'
import { requireCustomer } from './account.ts'
import { orderProducts } from './orders.ts'
import { mintNumber, toBareToken } from './tokens.ts'

/** What a message says, checked. */
type Said = Pick<MessageRow, 'type' | 'message' | 'attachmentToken'>

/** One page of a customer's discussions by their change (`thg.discussions-order`); all conditions of the filter must hold (documented). */
export function discussions(
  { world, state }: Place<ThgState>,
  customer: string,
  { filter, ...args }: PageArgs & { filter?: schema.DiscussionsFilterInput | null | undefined },
): Page<DiscussionRow> {
  const status = filter?.status ?? null
  const orderNumber = filter?.orderNumber ?? null
  if (filter?.id == null) {
    const group = discussionGroup(customer, status, orderNumber)
    const isReverse = assumed(world)['thg.discussions-order'] === 'last-changed-first'
    return pageOf(state.discussions, 'byFilter', group, args, 'discussions', isReverse)
  }
  const row = state.discussions.get(filter.id)
  const matches =
    row?.customer === customer &&
    (status === null || row.status === status) &&
    (orderNumber === null || row.selection?.orderNumber === orderNumber)
  return pageOfOne(matches ? row : undefined, args)
}

/** One page of a discussion's messages by their time (`thg.messages-order`). */
export function messages(
  { world, state }: Place<ThgState>,
  discussion: DiscussionRow,
  args: PageArgs,
): Page<MessageRow> {
  const isReverse = assumed(world)['thg.messages-order'] === 'newest-first'
  return pageOf(state.messages, 'byDiscussion', discussion.id, args, 'messages', isReverse)
}

/** The order and the products that a discussion is about; null for a general question. */
export function selection(
  { state }: Place<ThgState>,
  { selection: selected }: DiscussionRow,
): { selectedOrder: OrderRow | null; selectedProducts: OrderedProduct[] } | null {
  if (!selected) return null
  const order = state.orders.get(selected.orderNumber)
  const products = order ? orderProducts(order).filter(({ sku }) => selected.skus.includes(sku)) : []
  return { selectedOrder: order ?? null, selectedProducts: products }
}

/** Opens a discussion with a customer's first message; answers the id that `thg.create-discussion-returns` names. */
export function createDiscussion(here: Here, input: schema.CreateDiscussionInput): string {
  const { world, state } = here
  const customer = requireCustomer(here)
  const said = toSaid(here, customer, input.message)
  const selected = input.selection ? toSelection(here, customer, input.selection) : null

  const now = world.clock.now()
  const discussion = state.discussions.insert({
    id: state.discussions.unused(() => mintNumber(world, 'discussions')),
    customer: customer.number,
    category: input.category,
    status: 'OUTSTANDING',
    read: true,
    createdAt: now,
    updatedAt: now,
    selection: selected,
  })
  announce(world, 'thg.discussion.created', null, discussion, customer.number)
  const message = addMessage(here, discussion, said, customer.number)
  return assumed(world)['thg.create-discussion-returns'] === 'discussion' ? discussion.id : message.id
}

/** Adds a customer's message, and lets the discussion go where a reply leads. Answers the message's id (documented). */
export function replyToDiscussion(here: Here, discussionId: string, input: schema.AddDiscussionMessageInput): string {
  const customer = requireCustomer(here)
  const discussion = requireOwn(here, customer, discussionId)
  const said = toSaid(here, customer, input)

  const status = afterReply(here.world, discussion.status)
  const read = discussion.read || assumed(here.world)['thg.reply-marks-read'] === 'yes'
  const message = addMessage(here, discussion, said, customer.number)
  changeDiscussion(here, discussion, { status, read, updatedAt: message.createdAt }, customer.number)
  return message.id
}

/**
 * Marks a discussion as read, unless it has messages newer than the named one (documented). Without input, which the
 * schema allows, `thg.mark-without-input` says what happens.
 */
export function markDiscussionMessagesAsRead(
  here: Here,
  input?: schema.MarkDiscussionMessagesAsReadInput | null,
): void {
  const { world, state } = here
  const customer = requireCustomer(here)
  if (!input && assumed(world)['thg.mark-without-input'] === 'refused') throw state.discussions.missing('')
  if (!input) return
  const before = requireOwn(here, customer, input.discussionId)
  const message = state.messages.get(input.upToMessageId)
  if (message?.discussionId !== before.id) throw state.messages.missing(input.upToMessageId)
  if (before.read || state.messages.last('byDiscussion', before.id) !== message) return
  const after = state.discussions.replace({
    ...before,
    read: true,
    updatedAt: assumed(world)['thg.reading-updates'] === 'yes' ? world.clock.now() : before.updatedAt,
  })
  announce(world, 'thg.discussion.read', before, after, customer.number)
}

/** Appends a message that was checked before. Times within a discussion never go back; its id is above all of the world (assumed). */
export function addMessage(
  { world, state }: Place<ThgState>,
  { id }: DiscussionRow,
  said: Said,
  actor: string,
): MessageRow {
  const last = state.messages.last('byDiscussion', id)
  const message = state.messages.insert({
    id: state.messages.unused(() => mintNumber(world, 'messages')),
    discussionId: id,
    createdAt: Math.max(world.clock.now(), last?.createdAt ?? 0),
    ...said,
  })
  announce(world, 'thg.message.created', null, message, actor)
  return message
}

/** Replaces a discussion by one with other members, and tells when its status is another one. */
export function changeDiscussion(
  { world, state }: Place<ThgState>,
  before: DiscussionRow,
  members: Partial<DiscussionRow>,
  actor: string,
): DiscussionRow {
  const after = state.discussions.replace({ ...before, ...members })
  if (after.status !== before.status) announce(world, 'thg.discussion.status-changed', before, after, actor)
  return after
}

/** A discussion of this customer's; another one's is as unknown as one that is not there (assumed). */
function requireOwn({ state }: Place<ThgState>, customer: CustomerRow, id: string): DiscussionRow {
  const row = state.discussions.get(id)
  if (row?.customer !== customer.number) throw state.discussions.missing(id)
  return row
}

/** A customer's message; refuses a blank one, and an attachment that this customer did not upload or that has ended. One may be sent along again. Assumed. */
function toSaid(
  { world, state }: Place<ThgState>,
  { number }: CustomerRow,
  { message, attachmentToken }: schema.AddDiscussionMessageInput,
): Said {
  if (!message.trim() && assumed(world)['thg.blank-message'] === 'refused') assertNotBlank(message)
  if (attachmentToken == null) return { type: 'QUERY', message, attachmentToken: null }
  const attachment = state.attachments.get(toBareToken(world, attachmentToken))
  const isUsable = attachment?.ended === undefined || assumed(world)['thg.ended-attachment'] === 'accepted'
  if (attachment?.customer !== number || !isUsable) throw state.attachments.missing(attachmentToken)
  return { type: 'QUERY', message, attachmentToken: attachment.token }
}

/** What a discussion is about; refuses an order that is not this customer's, and products that are not in it (assumed). */
function toSelection(
  { world, state }: Place<ThgState>,
  { number }: CustomerRow,
  { selectedOrderId, selectedProductSkus }: schema.DiscussionSelectionInput,
): NonNullable<DiscussionRow['selection']> {
  const order = state.orders.get(selectedOrderId)
  if (order?.customer !== number) throw state.orders.missing(selectedOrderId)
  const skus = [...new Set(selectedProductSkus)]
  for (const sku of skus) {
    if (order.products.some(product => product.sku === sku)) continue
    // A variable may put null into a literal list.
    if (typeof sku === 'number' && assumed(world)['thg.foreign-product'] === 'accepted') continue
    throw thgError('PRODUCT_NOT_IN_ORDER', 'Product is not in the order', { orderNumber: order.orderNumber, sku })
  }
  return { orderNumber: order.orderNumber, skus }
}
