/** What Marketplacer's part of a world's document holds; `contract/records.ts` says what all records have in common. */
import { Type, type Static } from 'typebox'
import { type Change, type Changed, type Created, event } from '../contract/events.ts'
import type { RevokedCredential } from '../contract/leaving.ts'
import { MAX_ORDINAL } from '../../world/ids.ts'
import { MAX_INT, Nullable, OneOf, Text, Timestamp } from '../contract/records.ts'

const Id = Type.String({ minLength: 1, description: 'Global id: base64 of `<Type>-<number>`.' })
const LegacyId = Type.Integer({ minimum: 1, maximum: MAX_INT, description: 'The number inside the global id.' })

/** The two senders of a thread: `Admin` is the operator, `User` the seller. */
export const SENDERS = ['Admin', 'User'] as const
const Sender = OneOf(SENDERS)
export type Sender = Static<typeof Sender>

/** An account that sells on the marketplace. */
export const SellerRow = Type.Object({
  id: Id,
  legacyId: LegacyId,
  businessName: Text,
  legalBusinessName: Type.String(),
  businessNumber: Type.String(),
  emailAddress: Type.String(),
  phone: Type.String(),
  accountType: OneOf(['RETAILER', 'PROSPECTIVE', 'PRIVATE']),
  online: Type.Boolean(),
  /** Service level rating, by which lists are sorted and filtered; null while there is none. */
  slaRating: Nullable(Type.Number()),
  primaryUserId: Nullable(Id),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  /** How it has left; absent while it has not. A deleted one is kept for the sake of its thread only. */
  left: Type.Optional(OneOf(['deactivated', 'deleted'])),
})
export type SellerRow = Readonly<Static<typeof SellerRow>>

/** What is left of a seller that was removed. It keeps the seller's id. */
export const DeletedSellerRow = Type.Object({ id: Id, legacyId: LegacyId, updatedAt: Timestamp })
export type DeletedSellerRow = Readonly<Static<typeof DeletedSellerRow>>

/** A person who works for a seller. */
export const UserRow = Type.Object({
  id: Id,
  legacyId: LegacyId,
  sellerId: Id,
  firstName: Type.String(),
  surname: Type.String(),
  emailAddress: Type.String(),
})
export type UserRow = Readonly<Static<typeof UserRow>>

/** A person who works for the operator. */
export const AdminRow = Type.Object({ id: Id, legacyId: LegacyId, name: Type.String(), emailAddress: Type.String() })
export type AdminRow = Readonly<Static<typeof AdminRow>>

/** An API key. */
export const ApiKeyRow = Type.Object({
  id: Id,
  legacyId: LegacyId,
  /** The credential itself. */
  key: Text,
  /** The seller whose key it is; null makes it an operator key. */
  sellerId: Nullable(Id),
  description: Type.String(),
  organization: Type.String(),
  createdAt: Timestamp,
  /** Which kind of person made it, and the number of that person. */
  createdByType: Sender,
  createdById: Type.Integer({ minimum: -MAX_INT, maximum: MAX_INT }),
})
export type ApiKeyRow = Readonly<Static<typeof ApiKeyRow>>

/** One message of the thread between the operator and a seller. There may be a million: every member counts. */
export const MessageRow = Type.Object({
  id: Id,
  /** The API shows a message's global id only, which may hold any number. */
  legacyId: Type.Integer({ minimum: 1, maximum: MAX_ORDINAL }),
  /** The seller whose thread it is in, also where the operator wrote it. */
  sellerId: Id,
  sentByType: Sender,
  message: Type.String(),
  createdAt: Timestamp,
  /** When its reader saw it; null until then. */
  readAt: Nullable(Timestamp),
})
export type MessageRow = Readonly<Static<typeof MessageRow>>

/** The record schemas by table, in the order in which a document lists them. */
export const records = {
  sellers: SellerRow,
  deletedSellers: DeletedSellerRow,
  users: UserRow,
  admins: AdminRow,
  apiKeys: ApiKeyRow,
  messages: MessageRow,
}

/** Which members hold the key of a record of another table. */
export const references = {
  sellers: { primaryUserId: 'users' },
  users: { sellerId: 'sellers' },
  apiKeys: { sellerId: 'sellers' },
  messages: { sellerId: 'sellers' },
}

/** A key belongs to its seller: without one it would be the operator's. */
export const owners = ['apiKeys.sellerId']

/** What was read in a thread: one event tells of all messages of one sender. */
export interface ReadMessages {
  readonly sellerId: string
  readonly sentByType: MessageRow['sentByType']
  /** The newest ones, not necessarily all. */
  readonly messageIds: readonly string[]
  readonly unreadCount: number
  /** Epoch milliseconds; null before. */
  readonly readAt: number | null
}

/** Its events: what changed, by type. */
export const events = {
  /** There is a new seller. */
  'marketplacer.seller.created': event<Created<SellerRow>>(),
  /** The operator or a seller wrote. */
  'marketplacer.message.created': event<Created<MessageRow>>(),
  /** The operator or a seller read what the other one wrote. */
  'marketplacer.messages.read': event<Changed<ReadMessages>>(),
  /** A seller was deactivated. */
  'marketplacer.seller.deactivated': event<Changed<SellerRow>>(),
  /** A seller was deleted; its messages are gone with it or not. */
  'marketplacer.seller.deleted': event<Change<SellerRow, DeletedSellerRow>>(),
  /** A key was revoked. */
  'marketplacer.credential.revoked': event<Changed<RevokedCredential>>(),
}
export type Events = typeof events
