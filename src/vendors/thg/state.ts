import { SimError } from '../../errors/sim-error.ts'
import { ascending, Table } from '../../world/table.ts'
import type {
  AttachmentRow,
  CustomerRow,
  DiscussionRow,
  MessageRow,
  OrderRow,
  PasswordResetRow,
  ProductVariantRow,
  SessionRow,
  UploadTokenRow,
} from './records.ts'
import type { DiscussionStatus, OrderQueryStatusFilter, OrderStatus } from './schema.gen.ts'

/** Which filter each order status belongs to. The schema has two enums and no mapping: assumed. */
export const ORDER_FILTERS = {
  ORDER_PLACED: 'OUTSTANDING',
  PROCESSING: 'OUTSTANDING',
  PAYMENT_PROBLEM: 'OUTSTANDING',
  DISPATCHED: 'DISPATCHED',
  CANCELLED: 'COMPLETED',
} as const satisfies Record<OrderStatus, OrderQueryStatusFilter>

const keyByToken = (row: { token: string }): string => row.token
const byAge = (a: { createdAt: number }, b: { createdAt: number }): number => ascending(a.createdAt, b.createdAt)
const byId = (a: { id: string }, b: { id: string }): number => ascending(Number(a.id), Number(b.id))

/** Discussions by change, then by id; lists show the last ones first. Assumed. */
const byUpdate = (a: DiscussionRow, b: DiscussionRow): number => ascending(a.updatedAt, b.updatedAt) || byId(a, b)

/** Messages: oldest first, then the lowest id. Assumed. */
const byTime = (a: MessageRow, b: MessageRow): number => byAge(a, b) || byId(a, b)

/** Orders by age, then by number; lists show the newest first, as the real client calls the first ones "latest". */
const byCreation = (a: OrderRow, b: OrderRow): number =>
  byAge(a, b) || ascending(Number(a.orderNumber), Number(b.orderNumber))

/** The group of a customer's discussions that have this status and are about this order; null is no condition. */
export function discussionGroup(customer: string, status: DiscussionStatus | null, orderNumber: string | null): string {
  return `${customer}|${status ?? ''}|${orderNumber ?? ''}`
}

/** The group of a customer's orders in this state; null is no condition. */
export function orderGroup(customer: string, filter: OrderQueryStatusFilter | null): string {
  return `${customer}|${filter ?? ''}`
}

/** A discussion is in every group that a filter of status and order number can ask for. */
function discussionGroups({ customer, status, selection }: DiscussionRow): string[] {
  const orders = selection ? [null, selection.orderNumber] : [null]
  return orders.flatMap(order => [discussionGroup(customer, null, order), discussionGroup(customer, status, order)])
}

/** E-mail addresses are compared without regard to case. Assumed. */
export function emailKey(email: string): string {
  return email.toLowerCase()
}

/** THG's tables in one world. */
export function createState() {
  return {
    customers: new Table({
      key: (row: CustomerRow) => row.number,
      ordinal: row => Number(row.number),
      missing: number => new SimError('CUSTOMER_NOT_FOUND', 'Customer not found', { customer: number }),
      indexes: {
        byEmail: { keys: row => emailKey(row.email), compare: byAge },
        byReferralCode: { keys: row => row.referralCode, compare: byAge },
      },
    }),
    sessions: new Table<SessionRow>({
      key: keyByToken,
      missing: () => new SimError('UNAUTHENTICATED', 'The token is not valid'),
      indexes: {},
    }),
    passwordResets: new Table({
      key: keyByToken,
      missing: () => new SimError('PASSWORD_RESET_NOT_FOUND', 'Password reset not found'),
      indexes: { byCustomer: { keys: (row: PasswordResetRow) => row.customer, compare: byAge } },
    }),
    productVariants: new Table<ProductVariantRow>({
      key: row => String(row.sku),
      missing: sku => new SimError('PRODUCT_NOT_FOUND', 'Product not found', { sku }),
      indexes: {},
    }),
    orders: new Table({
      key: (row: OrderRow) => row.orderNumber,
      ordinal: row => Number(row.orderNumber),
      missing: orderNumber => new SimError('ORDER_NOT_FOUND', 'Order not found', { orderNumber }),
      indexes: {
        byFilter: {
          keys: row => [orderGroup(row.customer, null), orderGroup(row.customer, ORDER_FILTERS[row.status])],
          compare: byCreation,
        },
      },
    }),
    discussions: new Table({
      key: (row: DiscussionRow) => row.id,
      ordinal: row => Number(row.id),
      missing: id => new SimError('DISCUSSION_NOT_FOUND', 'Discussion not found', { discussionId: id }),
      indexes: { byFilter: { keys: discussionGroups, compare: byUpdate } },
    }),
    messages: new Table({
      key: (row: MessageRow) => row.id,
      ordinal: row => Number(row.id),
      missing: id => new SimError('MESSAGE_NOT_FOUND', 'Message not found', { messageId: id }),
      indexes: { byDiscussion: { keys: (row: MessageRow) => row.discussionId, compare: byTime } },
    }),
    uploadTokens: new Table<UploadTokenRow>({
      key: keyByToken,
      missing: () => new SimError('UPLOAD_TOKEN_NOT_FOUND', 'Upload token not found'),
      indexes: {},
    }),
    attachments: new Table<AttachmentRow>({
      key: keyByToken,
      missing: token => new SimError('ATTACHMENT_NOT_FOUND', 'Attachment not found', { attachmentToken: token }),
      indexes: {},
    }),
  }
}

export type ThgState = ReturnType<typeof createState>
