import { ascending } from '../../tables/ascending.ts'
import { inOrderOfInsertion } from '../../tables/groups.ts'
import { Table } from '../../tables/table.ts'
import { missing } from '../contract/tables.ts'
import { thgError } from './errors.ts'
import type * as records from './records.ts'
import type { DiscussionStatus, OrderQueryStatusFilter, OrderStatus } from './schema.gen.ts'

/** The filters that each order status lies in (documented): what was sent is also final, which COMPLETED means. */
export const ORDER_FILTERS: Readonly<Record<OrderStatus, readonly OrderQueryStatusFilter[]>> = {
  ORDER_PLACED: ['OUTSTANDING'],
  PROCESSING: ['OUTSTANDING'],
  PAYMENT_PROBLEM: ['OUTSTANDING'],
  DISPATCHED: ['DISPATCHED', 'COMPLETED'],
  CANCELLED: ['COMPLETED'],
}

const keyByToken = (row: { token: string }): string => row.token
const byToken = (a: { token: string }, b: { token: string }): number => ascending(a.token, b.token)
const byAge = (a: { createdAt: number }, b: { createdAt: number }): number => ascending(a.createdAt, b.createdAt)
const byId = (a: { id: string }, b: { id: string }): number => ascending(Number(a.id), Number(b.id))

/** Discussions by change, then by id; lists show the last ones first. Assumed. */
const byUpdate = (a: records.DiscussionRow, b: records.DiscussionRow): number =>
  ascending(a.updatedAt, b.updatedAt) || byId(a, b)

/** Messages: oldest first, then the lowest id. Assumed. */
const byTime = (a: records.MessageRow, b: records.MessageRow): number => byAge(a, b) || byId(a, b)

/** Orders by age, then by number; lists show the newest first, as the real client calls the first ones "latest". */
const byCreation = (a: records.OrderRow, b: records.OrderRow): number =>
  byAge(a, b) || ascending(Number(a.orderNumber), Number(b.orderNumber))

/** The group of a customer's discussions that have this status and are about this order; null is no condition. */
export function discussionGroup(customer: string, status: DiscussionStatus | null, orderNumber: string | null): string {
  return `${customer}|${status ?? ''}|${orderNumber ?? ''}`
}

/** The group of a customer's orders that this filter covers; null is no condition. */
export function orderGroup(customer: string, filter: OrderQueryStatusFilter | null): string {
  return `${customer}|${filter ?? ''}`
}

/** A discussion is in every group that a filter of status and order number can ask for. */
function discussionGroups({ customer, status, selection }: records.DiscussionRow): string[] {
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
      key: (row: records.CustomerRow) => row.number,
      ordinal: row => Number(row.number),
      missing: missing('CUSTOMER_NOT_FOUND', 'Customer', 'customer'),
      indexes: {
        byEmail: { keys: row => emailKey(row.email), compare: byAge },
        byReferralCode: { keys: row => row.referralCode, compare: byAge },
      },
    }),
    sessions: new Table({
      key: keyByToken,
      missing: () => thgError('UNAUTHENTICATED', 'The token is not valid'),
      indexes: {
        byCustomer: { keys: (row: records.SessionRow) => row.customer, compare: byToken },
        lasting: { keys: ({ expiresAt }) => (expiresAt === null ? '' : []), compare: inOrderOfInsertion },
      },
    }),
    passwordResets: new Table({
      key: keyByToken,
      missing: missing('PASSWORD_RESET_NOT_FOUND', 'Password reset'),
      indexes: { byCustomer: { keys: (row: records.PasswordResetRow) => row.customer, compare: byAge } },
    }),
    productVariants: new Table<records.ProductVariantRow>({
      key: row => String(row.sku),
      missing: missing('PRODUCT_NOT_FOUND', 'Product', 'sku'),
    }),
    orders: new Table({
      key: (row: records.OrderRow) => row.orderNumber,
      ordinal: row => Number(row.orderNumber),
      missing: missing('ORDER_NOT_FOUND', 'Order', 'orderNumber'),
      indexes: {
        byFilter: {
          keys: ({ customer, status }) => [null, ...ORDER_FILTERS[status]].map(filter => orderGroup(customer, filter)),
          compare: byCreation,
        },
      },
    }),
    discussions: new Table({
      ordinal: row => Number(row.id),
      missing: missing('DISCUSSION_NOT_FOUND', 'Discussion', 'discussionId'),
      indexes: { byFilter: { keys: discussionGroups, compare: byUpdate } },
    }),
    messages: new Table({
      ordinal: row => Number(row.id),
      missing: missing('MESSAGE_NOT_FOUND', 'Message', 'messageId'),
      indexes: { byDiscussion: { keys: (row: records.MessageRow) => row.discussionId, compare: byTime } },
    }),
    uploadTokens: new Table({
      key: keyByToken,
      missing: missing('UPLOAD_TOKEN_NOT_FOUND', 'Upload token'),
      indexes: { byCustomer: { keys: (row: records.UploadTokenRow) => row.customer, compare: byToken } },
    }),
    attachments: new Table({
      key: keyByToken,
      bytesOf: (row: records.AttachmentRow) => row.size,
      indexes: { byCustomer: { keys: (row: records.AttachmentRow) => row.customer, compare: byToken } },
      missing: missing('ATTACHMENT_NOT_FOUND', 'Attachment', 'attachmentToken'),
    }),
  }
}

export type ThgState = ReturnType<typeof createState>
