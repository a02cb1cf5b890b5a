/** What GUURU's part of a world's document holds; `contract/records.ts` says what all records have in common. */
import { Type, type Static } from 'typebox'
import { type Changed, type Created, event } from '../contract/events.ts'
import type { RevokedCredential } from '../contract/leaving.ts'
import { MAX_ORDINAL } from '../../world/ids.ts'
import { Nullable, OneOf, Text as Id, Timestamp } from '../contract/records.ts'
import { ChatStatus, SubmissionStatus } from './schema.gen.ts'

const Sequence = Type.Integer({
  minimum: 1,
  maximum: MAX_ORDINAL,
  description: 'Running number: the order of creation, and what cursors hold.',
})

/** One brand; its tokens are its credentials. */
export const PartnerRow = Type.Object({
  id: Id,
  /** While false, no new chat can start. */
  isAvailable: Type.Boolean(),
  /** Whether the API's service account is in the partner's community; chat mutations are forbidden while it is not. */
  serviceAccountIsMember: Type.Boolean(),
  tokens: Type.Array(Id),
})
export type PartnerRow = Readonly<Static<typeof PartnerRow>>

/** A shopper. */
export const UserRow = Type.Object({
  id: Id,
  partnerId: Id,
  name: Nullable(Type.String()),
  email: Nullable(Type.String()),
  /** When name, address and texts were erased; absent while they are not. */
  erasedAt: Type.Optional(Timestamp),
})
export type UserRow = Readonly<Static<typeof UserRow>>

/** A human expert of the community. */
export const ExpertRow = Type.Object({ id: Id, sequence: Sequence, partnerId: Id, name: Nullable(Type.String()) })
export type ExpertRow = Readonly<Static<typeof ExpertRow>>

/** An agent of a third-party tool, as shoppers see it. One per partner and `providerId`. */
export const PersonaRow = Type.Object({
  id: Id,
  partnerId: Id,
  providerId: Type.String(),
  name: Type.String(),
  email: Nullable(Type.String()),
  photoUrl: Nullable(Type.String()),
})
export type PersonaRow = Readonly<Static<typeof PersonaRow>>

/** A field of expertise. */
export const CategoryRow = Type.Object({ id: Id, name: Type.String() })
export type CategoryRow = Readonly<Static<typeof CategoryRow>>

/** One conversation between a shopper and an expert. */
export const ChatRow = Type.Object({
  id: Id,
  sequence: Sequence,
  partnerId: Id,
  status: OneOf(ChatStatus),
  question: Type.String(),
  rating: Nullable(Type.Integer({ minimum: 1, maximum: 5 })),
  createdAt: Timestamp,
  closedAt: Nullable(Timestamp),
  userId: Id,
  categoryId: Nullable(Id),
  /** Who accepted it: a human expert's id, the service account's id, or null while it is not accepted. */
  expertId: Nullable(Id),
  /** The persona that the service account shows; null when it shows itself, or for a human expert. */
  personaId: Nullable(Id),
})
export type ChatRow = Readonly<Static<typeof ChatRow>>

/** Something said in a chat. Text messages have `text`, attachments have `attachment`, never both. */
export const MessageRow = Type.Object({
  id: Id,
  sequence: Sequence,
  chatId: Id,
  type: OneOf(['text', 'attachment']),
  text: Nullable(Type.String()),
  /** `url` is a path where backlot holds the file: in a world's answers the simulator's own address goes before it. */
  attachment: Nullable(Type.Object({ id: Id, filename: Type.String(), mimetype: Type.String(), url: Type.String() })),
  createdAt: Timestamp,
  /** `expert` covers personas, human experts and the service account: the id tells which. */
  author: Type.Object({ type: OneOf(['user', 'expert', 'bot']), id: Id }),
})
export type MessageRow = Readonly<Static<typeof MessageRow>>

/** A file that was said in a chat with its bytes, under the id of the message's attachment. */
export const AttachmentRow = Type.Object(
  {
    id: Id,
    filename: Type.String(),
    mimetype: Type.String(),
    /** Bytes. */
    size: Type.Integer({ minimum: 0 }),
    /** The bytes in base64. */
    content: Type.String(),
  },
  { default: [] },
)
export type AttachmentRow = Readonly<Static<typeof AttachmentRow>>

/** Something that an expert submitted and the partner reviews. */
export const SubmissionRow = Type.Object({
  id: Id,
  sequence: Sequence,
  partnerId: Id,
  status: OneOf(SubmissionStatus),
  createdAt: Timestamp,
  reviewedAt: Nullable(Timestamp),
})
export type SubmissionRow = Readonly<Static<typeof SubmissionRow>>

/** That an expert was paid for a month (`YYYY-MM`, UTC). */
export const PayoutRow = Type.Object({
  id: Id,
  sequence: Sequence,
  partnerId: Id,
  expertId: Id,
  month: Type.String({ pattern: '^\\d{4}-\\d{2}$' }),
})
export type PayoutRow = Readonly<Static<typeof PayoutRow>>

/** The record schemas by table, in the order in which a document lists them. */
export const records = {
  partners: PartnerRow,
  users: UserRow,
  experts: ExpertRow,
  personas: PersonaRow,
  categories: CategoryRow,
  chats: ChatRow,
  messages: MessageRow,
  attachments: AttachmentRow,
  submissions: SubmissionRow,
  payouts: PayoutRow,
}

/** Which members hold the key of a record of another table. */
export const references = {
  users: { partnerId: 'partners' },
  experts: { partnerId: 'partners' },
  personas: { partnerId: 'partners' },
  chats: { partnerId: 'partners', userId: 'users', categoryId: 'categories', personaId: 'personas' },
  messages: { chatId: 'chats' },
  submissions: { partnerId: 'partners' },
  payouts: { partnerId: 'partners', expertId: 'experts' },
}

/** Its events: what changed, by type. */
export const events = {
  /** A shopper started a chat. */
  'guuru.chat.assigned': event<Created<ChatRow>>(),
  /** It was accepted. */
  'guuru.chat.opened': event<Changed<ChatRow>>(),
  /** It was ended. */
  'guuru.chat.closed': event<Changed<ChatRow>>(),
  /** It was taken up again. */
  'guuru.chat.reopened': event<Changed<ChatRow>>(),
  /** It was handed to the partner's customer service. */
  'guuru.chat.transferred': event<Changed<ChatRow>>(),
  /** The shopper rated it. */
  'guuru.chat.rated': event<Changed<ChatRow>>(),
  /** No expert took it in time. Where it is offered again, `guuru.chat.assigned` follows. */
  'guuru.chat.offer-expired': event<Changed<ChatRow>>(),
  /** The API's account shows another persona. */
  'guuru.chat.persona-changed': event<Changed<ChatRow>>(),
  /** The shopper, an expert or a bot wrote. */
  'guuru.message.created': event<Created<MessageRow>>(),
  /** The API created a persona. */
  'guuru.persona.created': event<Created<PersonaRow>>(),
  /** The API changed a persona. */
  'guuru.persona.updated': event<Changed<PersonaRow>>(),
  /** An expert submitted something. */
  'guuru.submission.created': event<Created<SubmissionRow>>(),
  /** A submission was accepted. */
  'guuru.submission.approved': event<Changed<SubmissionRow>>(),
  /** A submission was turned down. */
  'guuru.submission.rejected': event<Changed<SubmissionRow>>(),
  /** A shopper was forgotten. */
  'guuru.user.erased': event<Changed<UserRow>>(),
  /** A token of a partner's was revoked. */
  'guuru.credential.revoked': event<Changed<RevokedCredential>>(),
}
export type Events = typeof events
