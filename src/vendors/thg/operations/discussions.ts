import { thgError } from '../errors.ts'
import type { Place } from '../../contract/act.ts'
import { announce, type Here } from '../context.ts'
import { type Page, type PageArgs, pageOf, pageOfOne } from '../paging.ts'
import type { CustomerRow, DiscussionRow, MessageRow, OrderedProduct, OrderRow } from '../records.ts'
import { assertNotBlank, CREATE_DISCUSSION_RETURNS, CUSTOMER_MOVES, ENDED_ATTACHMENT_IS } from '../rules.ts'
import { discussionGroup, type ThgState } from '../state.ts'
import type * as schema from '../schema.gen.ts'
import { requireCustomer } from './account.ts'
import { orderProducts } from './orders.ts'
import { mintNumber, toBareToken } from './tokens.ts'

/** What a message says, checked. */
type Said = Pick<MessageRow, 'type' | 'message' | 'attachmentToken'>

/** One page of a customer's discussions, the last changed first; all conditions of the filter must hold (documented). */
export function discussions(
  { state }: Place<ThgState>,
  customer: string,
  { filter, ...args }: PageArgs & { filter?: schema.DiscussionsFilterInput | null | undefined },
): Page<DiscussionRow> {
  const status = filter?.status ?? null
  const orderNumber = filter?.orderNumber ?? null
  if (filter?.id == null) {
    return pageOf(state.discussions, 'byFilter', discussionGroup(customer, status, orderNumber), args, 'discussions')
  }
  const row = state.discussions.get(filter.id)
  const matches =
    row?.customer === customer &&
    (status === null || row.status === status) &&
    (orderNumber === null || row.selection?.orderNumber === orderNumber)
  return pageOfOne(matches ? row : undefined, args)
}

/** One page of a discussion's messages, oldest first. */
export function messages({ state }: Place<ThgState>, discussion: DiscussionRow, args: PageArgs): Page<MessageRow> {
  return pageOf(state.messages, 'byDiscussion', discussion.id, args, 'messages')
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

/** Opens a discussion with a customer's first message; answers the id that `CREATE_DISCUSSION_RETURNS` names. */
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
  return CREATE_DISCUSSION_RETURNS === 'discussion' ? discussion.id : message.id
}

/** Adds a customer's message; what was completed is outstanding again. Answers the message's id (documented). */
export function replyToDiscussion(here: Here, discussionId: string, input: schema.AddDiscussionMessageInput): string {
  const customer = requireCustomer(here)
  const discussion = requireOwn(here, customer, discussionId)
  const said = toSaid(here, customer, input)

  const status = CUSTOMER_MOVES.replyToDiscussion[discussion.status]
  const message = addMessage(here, discussion, said, customer.number)
  changeDiscussion(here, discussion, { status, updatedAt: message.createdAt }, customer.number)
  return message.id
}

/**
 * Marks a discussion as read, unless it has messages newer than the named one (documented). Without input, which the
 * schema allows, nothing happens (assumed).
 */
export function markDiscussionMessagesAsRead(
  here: Here,
  input?: schema.MarkDiscussionMessagesAsReadInput | null,
): void {
  const { world, state } = here
  const customer = requireCustomer(here)
  if (!input) return
  const before = requireOwn(here, customer, input.discussionId)
  const message = state.messages.get(input.upToMessageId)
  if (message?.discussionId !== before.id) throw state.messages.missing(input.upToMessageId)
  if (before.read || state.messages.last('byDiscussion', before.id) !== message) return
  const after = state.discussions.replace({ ...before, read: true })
  announce(world, 'thg.discussion.read', before, after, customer.number)
}

/** Appends a message that was checked before. Times within a discussion never go back. */
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

/** A customer's message; refuses a blank one, and an attachment that this customer did not upload (assumed). */
function toSaid(
  { world, state }: Place<ThgState>,
  { number }: CustomerRow,
  { message, attachmentToken }: schema.AddDiscussionMessageInput,
): Said {
  assertNotBlank(message)
  if (attachmentToken == null) return { type: 'QUERY', message, attachmentToken: null }
  const attachment = state.attachments.get(toBareToken(world, attachmentToken))
  const isUsable = attachment?.ended === undefined || ENDED_ATTACHMENT_IS === 'accepted'
  if (attachment?.customer !== number || !isUsable) throw state.attachments.missing(attachmentToken)
  return { type: 'QUERY', message, attachmentToken: attachment.token }
}

/** What a discussion is about; refuses an order that is not this customer's, and products that are not in it (assumed). */
function toSelection(
  { state }: Place<ThgState>,
  { number }: CustomerRow,
  { selectedOrderId, selectedProductSkus }: schema.DiscussionSelectionInput,
): NonNullable<DiscussionRow['selection']> {
  const order = state.orders.get(selectedOrderId)
  if (order?.customer !== number) throw state.orders.missing(selectedOrderId)
  const skus = [...new Set(selectedProductSkus)]
  for (const sku of skus) {
    if (order.products.some(product => product.sku === sku)) continue
    throw thgError('PRODUCT_NOT_IN_ORDER', 'Product is not in the order', { orderNumber: order.orderNumber, sku })
  }
  return { orderNumber: order.orderNumber, skus }
}
