import type { World } from '../../world/world.ts'
import { contractError } from '../contract/errors.ts'
import { assumed } from './assumptions.ts'
import { guuruError } from './errors.ts'
import type { NastyCorners } from '../contract/corners.ts'
import type { ChatRow, MessageRow, PartnerRow, SubmissionRow } from './records.ts'
import type { ChatStatus, SubmissionStatus } from './schema.gen.ts'

/** Smaller things that GUURU's documentation leaves open; what can be chosen stands in `assumptions.ts`. */

/** The largest `first`; the smallest is 1. Documented. */
export const MAX_PAGE = 100
/** `first` where the schema prints no default (`Chat.messages` without arguments) means all. Assumed. */
export const DEFAULT_PAGE = 10
/** The API's own account, as which every mutation acts. Name documented, id assumed. */
export const SERVICE_ACCOUNT = { id: 'guuruPublicApiServiceAccount', name: 'Public API service account' } as const
/** The id of the author of a bot's messages. Assumed. */
export const BOT_ID = 'guuru-bot'
/** Shown for an expert without a name, because `ExpertAuthor.name` is not nullable. Assumed. */
export const NAMELESS_EXPERT = 'Guuru'

/** Where a file of a forgotten shopper is. Assumed. */
export const ERASED_URL = 'https://erased.invalid/'

/** What the schema allows: these nulls mean something, and these texts are shoppers' and experts'. */
export const NASTY: NastyCorners = {
  keeps: ['Chat.rating', 'Chat.closedAt', 'Chat.expert', 'Submission.reviewedAt'],
  texts: {
    users: { member: 'name' },
    experts: { member: 'name' },
    chats: { member: 'question' },
    messages: { member: 'text', isTheirs: ({ author }: MessageRow) => author.type === 'user' },
  },
}

/** A refusal by state: its code and its words. All codes and words but "already accepted" as such are assumed. */
interface Refusal {
  readonly code: Parameters<typeof guuruError>[0]
  readonly message: string
}

const IS_ACCEPTED: Refusal = { code: 'CHAT_ALREADY_ACCEPTED', message: 'Chat was already accepted' }
const NOT_PENDING: Refusal = { code: 'CHAT_NOT_PENDING', message: 'Chat is not pending' }
const IS_CLOSED: Refusal = { code: 'CHAT_ALREADY_CLOSED', message: 'Chat is already closed' }
const NOT_OPEN: Refusal = { code: 'CHAT_NOT_OPEN', message: 'Chat is not open' }
const IS_OPEN: Refusal = { code: 'CHAT_ALREADY_OPEN', message: 'Chat is already open' }
const NOT_CLOSED: Refusal = { code: 'CHAT_NOT_CLOSED', message: 'Chat is not closed' }

/** Where a mutation of the API leads from each status, or how it is refused there. Assumed, but for what the pages say of open and closed chats. */
export const CHAT_MOVES = {
  acceptChat: { pending: 'open', open: IS_ACCEPTED, closed: IS_ACCEPTED, transferred: NOT_PENDING, rated: IS_ACCEPTED },
  closeChat: { pending: NOT_OPEN, open: 'closed', closed: IS_CLOSED, transferred: NOT_OPEN, rated: IS_CLOSED },
  openChat: { pending: NOT_CLOSED, open: IS_OPEN, closed: 'open', transferred: NOT_CLOSED, rated: NOT_CLOSED },
  sendChatMessage: { pending: NOT_OPEN, open: 'open', closed: NOT_OPEN, transferred: NOT_OPEN, rated: NOT_OPEN },
  transferToPersona: { pending: NOT_OPEN, open: 'open', closed: NOT_OPEN, transferred: NOT_OPEN, rated: NOT_OPEN },
} as const satisfies Record<string, Record<ChatStatus, ChatStatus | Refusal>>

/** Where a move of shoppers, human experts or GUURU's staff leads from each status; null: nowhere. A rated chat is final. Assumed. */
export const ROLE_MOVES = {
  say: { pending: 'pending', open: 'open', closed: null, transferred: null, rated: null },
  accept: { pending: 'open', open: null, closed: null, transferred: null, rated: null },
  close: { pending: null, open: 'closed', closed: null, transferred: null, rated: null },
  reopen: { pending: null, open: null, closed: 'open', transferred: null, rated: null },
  transfer: { pending: 'transferred', open: 'transferred', closed: null, transferred: null, rated: null },
  rate: { pending: null, open: null, closed: 'rated', transferred: 'rated', rated: null },
  expireOffer: { pending: 'pending', open: null, closed: null, transferred: null, rated: null },
} as const satisfies Record<string, Record<ChatStatus, ChatStatus | null>>

/** Refuses a move of a human expert's in a chat that another one, or the API's account, has taken. */
export function assertHumanExpert({ id, expertId, status }: ChatRow): string {
  if (expertId !== null && expertId !== SERVICE_ACCOUNT.id) return expertId
  const message = `The chat ${id} is ${status} and not with a human expert; one has to accept it first.`
  throw contractError('ILLEGAL_MOVE', message, { chatId: id, status })
}

/** What a review makes of a submission. */
export const SUBMISSION_MOVES = {
  approveSubmission: { pending: 'approved', approved: null, rejected: null },
  rejectSubmission: { pending: 'rejected', approved: null, rejected: null },
} as const satisfies Record<string, Record<SubmissionStatus, SubmissionStatus | null>>

/** The same as the acts of the portal are named. */
export const REVIEW_MOVES = {
  approve: SUBMISSION_MOVES.approveSubmission,
  reject: SUBMISSION_MOVES.rejectSubmission,
} as const

/** What a review can be. */
export type Verdict = keyof typeof SUBMISSION_MOVES

/** The status that a mutation leads to; refuses in GUURU's words when the chat's present status forbids it. */
export function assertMove(world: World, chat: ChatRow, move: keyof typeof CHAT_MOVES): ChatStatus {
  const isRated = move === 'openChat' && chat.status === 'rated'
  const status = isRated && assumed(world)['guuru.rated-chat-opens'] === 'yes' ? 'closed' : chat.status
  const next: ChatStatus | Refusal = CHAT_MOVES[move][status]
  if (typeof next === 'string') return next
  const refusal = next === IS_ACCEPTED && chat.expertId === null ? NOT_PENDING : next
  throw guuruError(refusal.code, refusal.message, { chatId: chat.id, status: chat.status })
}

/** The status that a review leads to; refuses a submission that was reviewed before. */
export function assertReview(submission: SubmissionRow, move: Verdict): Exclude<SubmissionStatus, 'pending'> {
  const { id: submissionId, status } = submission
  const next = SUBMISSION_MOVES[move][status]
  if (next) return next
  throw guuruError('SUBMISSION_NOT_PENDING', 'Submission was already reviewed', { submissionId, status })
}

/**
 * The status that a mutation of a chat of the API's account leads to; refuses a chat that the account has not accepted.
 * `guuru.owner-checked` says which refusal comes first.
 */
export function assertOwnMove(world: World, chat: ChatRow, move: keyof typeof CHAT_MOVES): ChatStatus {
  const isForeign = chat.expertId !== null && chat.expertId !== SERVICE_ACCOUNT.id
  if (isForeign && assumed(world)['guuru.owner-checked'] === 'before-state') assertOwned(chat)
  const status = assertMove(world, chat, move)
  assertOwned(chat)
  return status
}

function assertOwned(chat: ChatRow): void {
  if (chat.expertId !== SERVICE_ACCOUNT.id)
    throw guuruError('FORBIDDEN', 'Chat does not belong to the expert', { chatId: chat.id })
}

/** Refuses chat mutations while the service account is not in the partner's community. */
export function assertMember(partner: PartnerRow): void {
  if (partner.serviceAccountIsMember) return
  const message = `${SERVICE_ACCOUNT.name} is not a member of the community`
  throw guuruError('FORBIDDEN', message, { partnerId: partner.id })
}

/** Refuses a text without anything to read in it. */
export function assertNotBlank(value: string | null | undefined, field: string): string {
  if (value?.trim()) return value
  throw guuruError('BAD_USER_INPUT', `${field} must not be blank`, { field })
}
