/** What THG's part of a world's document holds; `contract/records.ts` says what all records have in common. */
import { Type, type Static } from 'typebox'
import { INSTANT } from '../../time/instant.ts'
import { type Changed, type Created, event } from '../contract/events.ts'
import type { RevokedCredential } from '../contract/leaving.ts'
import { MAX_INT, Nullable, OneOf, Text, Timestamp } from '../contract/records.ts'
import {
  DiscussionCategory,
  DiscussionMessageType,
  DiscussionStatus,
  OrderStatus,
  SocialLinkStatus,
} from './schema.gen.ts'

const Digits = Type.String({ pattern: '^[0-9]{1,14}$', description: 'A decimal number as a string.' })
const Sku = Type.Integer({ minimum: 1, maximum: MAX_INT, description: 'Number of a product variant.' })
const Token = Type.String({ minLength: 1, description: "A secret without its world's suffix." })
const Expiry = Nullable(
  Type.Integer({ description: 'Epoch milliseconds from which on it is refused; null for never.', [INSTANT]: 'future' }),
)

/** An account elsewhere that a customer can log in with. */
export const SocialLinkRow = Type.Object({
  socialLinkId: Text,
  /** Short name of the service, such as `google`. */
  provider: Text,
  username: Nullable(Type.String()),
  status: OneOf(SocialLinkStatus),
})
export type SocialLinkRow = Readonly<Static<typeof SocialLinkRow>>

/** A person with an account. The password is kept as it is: this is a simulator. */
export const CustomerRow = Type.Object({
  /** Customer number, the last part of the upload's path. */
  number: Digits,
  /** Also the user name; compared without regard to case. */
  email: Text,
  password: Type.String(),
  fullName: Type.String(),
  phoneNumber: Nullable(Type.String()),
  dateOfBirth: Nullable(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  /** While true every login answers `ACCOUNT_LOCKED`; a password reset unlocks. */
  locked: Type.Boolean(),
  referralCode: Text,
  referralCount: Type.Integer({ minimum: 0, maximum: MAX_INT }),
  /** Whether marketing material is wanted, by way; null for unknown. */
  marketing: Type.Object({ EMAIL: Nullable(Type.Boolean()), SMS: Nullable(Type.Boolean()) }),
  socialLinks: Type.Array(SocialLinkRow),
  createdAt: Timestamp,
  /** When the customer was forgotten; absent before. */
  erasedAt: Type.Optional(Timestamp),
})
export type CustomerRow = Readonly<Static<typeof CustomerRow>>

/** That a customer is logged in: the `Opaque` token of header and cookie. */
export const SessionRow = Type.Object({ token: Token, customer: Digits, createdAt: Timestamp, expiresAt: Expiry })
export type SessionRow = Readonly<Static<typeof SessionRow>>

/** The secret that a password reset mail would carry. */
export const PasswordResetRow = Type.Object({
  token: Token,
  customer: Digits,
  createdAt: Timestamp,
  expiresAt: Expiry,
  usedAt: Nullable(Timestamp),
})
export type PasswordResetRow = Readonly<Static<typeof PasswordResetRow>>

/** A product in one size, colour or flavour, as far as it is visible: what is not here is not on sale any more. */
export const ProductVariantRow = Type.Object({ sku: Sku, title: Text, inStock: Type.Boolean() })
export type ProductVariantRow = Readonly<Static<typeof ProductVariantRow>>

/** A product within an order. */
const OrderProductRow = Type.Object({ sku: Sku, quantity: Type.Integer({ minimum: 1, maximum: MAX_INT }) })
export type OrderProductRow = Readonly<Static<typeof OrderProductRow>>

/** An order; its number is its id. */
export const OrderRow = Type.Object({
  orderNumber: Digits,
  customer: Digits,
  status: OneOf(OrderStatus),
  createdAt: Timestamp,
  /** Null until it is sent. */
  dispatchedAt: Nullable(Timestamp),
  products: Type.Array(OrderProductRow),
})
export type OrderRow = Readonly<Static<typeof OrderRow>>

/** A product together with the order that it is in. */
export interface OrderedProduct extends OrderProductRow {
  readonly order: OrderRow
}

/** One conversation between a customer and customer services. */
export const DiscussionRow = Type.Object({
  id: Digits,
  customer: Digits,
  category: OneOf(DiscussionCategory),
  status: OneOf(DiscussionStatus),
  /** False while there is an answer that the customer has not read. */
  read: Type.Boolean(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  /** The order meant, and which of its products; null for a general question, no SKUs for the whole order. */
  selection: Nullable(Type.Object({ orderNumber: Digits, skus: Type.Array(Sku) })),
})
export type DiscussionRow = Readonly<Static<typeof DiscussionRow>>

/** One message of a discussion: a customer's `QUERY` or an agent's `RESPONSE`. */
export const MessageRow = Type.Object({
  id: Digits,
  discussionId: Digits,
  type: OneOf(DiscussionMessageType),
  message: Type.String(),
  createdAt: Timestamp,
  /** Which upload was sent along; it cannot be read back through the API. */
  attachmentToken: Nullable(Token),
})
export type MessageRow = Readonly<Static<typeof MessageRow>>

/** The secret that an upload form sends along, for one customer. */
export const UploadTokenRow = Type.Object({ token: Token, customer: Digits, expiresAt: Expiry })
export type UploadTokenRow = Readonly<Static<typeof UploadTokenRow>>

/** A file that was uploaded. */
export const AttachmentRow = Type.Object({
  token: Token,
  customer: Digits,
  filename: Type.String(),
  mimeType: Text,
  /** Bytes. */
  size: Type.Integer({ minimum: 0 }),
  uploadedAt: Timestamp,
  /** The bytes in base64. */
  content: Type.String(),
  /** How it ended after its upload; absent while it can be sent along. */
  ended: Type.Optional(OneOf(['rejected', 'expired'])),
})
export type AttachmentRow = Readonly<Static<typeof AttachmentRow>>

/** An attachment without its bytes. */
export type Attachment = Omit<AttachmentRow, 'content'>

/** The record schemas by table, in the order in which a document lists them. */
export const records = {
  customers: CustomerRow,
  sessions: SessionRow,
  passwordResets: PasswordResetRow,
  productVariants: ProductVariantRow,
  orders: OrderRow,
  discussions: DiscussionRow,
  messages: MessageRow,
  uploadTokens: UploadTokenRow,
  attachments: AttachmentRow,
}

/** One way in which an order was paid: by the card that the order shows, or by a gift card. */
export interface Payment {
  readonly order: OrderRow
  readonly isGiftCard: boolean
  readonly pence: number
}

/** Which members hold the key of a record of another table. */
export const references = {
  sessions: { customer: 'customers' },
  passwordResets: { customer: 'customers' },
  orders: { customer: 'customers' },
  discussions: { customer: 'customers' },
  messages: { discussionId: 'discussions', attachmentToken: 'attachments' },
  uploadTokens: { customer: 'customers' },
  attachments: { customer: 'customers' },
}

/** Its events: what changed, by type. */
export const events = {
  /** There is a new customer. */
  'thg.customer.created': event<Created<CustomerRow>>(),
  /** A customer logged in. The record is the same: what is new is a session. */
  'thg.customer.logged-in': event<Changed<CustomerRow>>(),
  /** A reset was asked for. The record is the same: what is new is the reset. */
  'thg.customer.password-reset-requested': event<Changed<CustomerRow>>(),
  /** There is a new order. */
  'thg.order.created': event<Created<OrderRow>>(),
  /** A customer began a discussion. */
  'thg.discussion.created': event<Created<DiscussionRow>>(),
  /** Its status is another one. */
  'thg.discussion.status-changed': event<Changed<DiscussionRow>>(),
  /** The customer read it. */
  'thg.discussion.read': event<Changed<DiscussionRow>>(),
  /** A customer or an agent wrote. */
  'thg.message.created': event<Created<MessageRow>>(),
  /** A file was uploaded; the record is told without its bytes. */
  'thg.attachment.uploaded': event<Created<Attachment>>(),
  /** A file was rejected after its upload. */
  'thg.attachment.rejected': event<Changed<Attachment>>(),
  /** The token of a file has expired. */
  'thg.attachment.expired': event<Changed<Attachment>>(),
  /** A customer was forgotten. */
  'thg.customer.erased': event<Changed<CustomerRow>>(),
  /** A session was revoked. */
  'thg.credential.revoked': event<Changed<RevokedCredential>>(),
}
export type Events = typeof events
