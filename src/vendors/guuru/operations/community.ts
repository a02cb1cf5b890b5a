/** What happens in chats without the API: shoppers, human experts of the community, and GUURU's staff. */
import { type Static, Type } from 'typebox'
import { guuruError } from '../errors.ts'
import { check } from '../../../inputs/check.ts'
import { Strict } from '../../../inputs/strict.ts'
import { assertMove, type Place, Said } from '../../contract/act.ts'
import { OneOf } from '../../contract/records.ts'
import { requireOrFirst } from '../../contract/tables.ts'
import { announce } from '../context.ts'
import { ChatRow, type ExpertRow, type MessageRow, type PartnerRow, SubmissionRow } from '../records.ts'
import {
  assertHumanExpert,
  assertNotBlank,
  BOT_ID,
  REVIEW_MOVES,
  ROLE_MOVES,
  SUBMISSION_MOVES,
  type Verdict,
} from '../rules.ts'
import type { GuuruState } from '../state.ts'
import { assertRoomForFile, withAddress } from './files.ts'
import { addMessage, assertPosting, reviewSubmission } from './partner.ts'

type Here = Place<GuuruState>

const { sequence: _chatSequence, ...chatMembers } = Type.Partial(ChatRow).properties
const { sequence: _submissionSequence, ...submissionMembers } = Type.Partial(SubmissionRow).properties
const Name = Type.Optional(Type.String())
const BASE64 = '^[A-Za-z0-9+/]+={0,2}$'

/** A new chat as its shopper starts it: every member is optional, the question is "Hello" by default. */
export const NewChat = Strict(
  {
    ...chatMembers,
    user: Type.Optional(Strict({ id: chatMembers.userId, name: Name, email: Name })),
    category: Type.Optional(Type.String({ description: 'A category by name; it is created when there is none.' })),
  },
  { question: 'Is it waterproof?' },
)

/** What is said in a chat, exactly one of the two: a text, or a file, at an `address` or with its `content`. */
export const NewMessage = Strict({
  text: Type.Optional(Said),
  attachment: Type.Optional(
    Strict({
      filename: Type.String(),
      mimetype: Type.String(),
      address: Type.Optional(Type.String({ description: 'Where the file is already.' })),
      content: Type.Optional(
        Type.String({
          pattern: BASE64,
          description: 'A text in base64, the bytes that backlot serves.',
        }),
      ),
    }),
  ),
  /** The shopper where nothing is said; `expert` is the human expert who has taken the chat. */
  author: Type.Optional(OneOf(['user', 'bot', 'expert'])),
})

/** A new submission: every member is optional. */
export const NewSubmission = Strict(submissionMembers, { status: 'pending' })

/** What an act in a chat answers: the chat's id and status, and the message that was said. */
export interface ChatAnswer {
  readonly id: string
  readonly status: ChatRow['status']
  readonly message: MessageRow
}

/** The event that tells of each move, without its prefix `guuru.chat.`. */
const MOVE_EVENTS = {
  accept: 'guuru.chat.opened',
  close: 'guuru.chat.closed',
  reopen: 'guuru.chat.reopened',
  rate: 'guuru.chat.rated',
  transfer: 'guuru.chat.transferred',
} as const

/** The partner with this id, or the world's first. */
export function requirePartner({ partners }: GuuruState, id?: string): PartnerRow {
  const partner = requireOrFirst(partners, id)
  if (partner) return partner
  const message = 'This world has no GUURU partner; load a fixture that has one, such as "default".'
  throw guuruError('PARTNER_NOT_FOUND', message)
}

/** A shopper starts a chat: `pending`. Refused while the partner is unavailable. */
export function startChat(
  here: Here,
  { question = 'Hello', user, category, ...given }: Static<typeof NewChat>,
): ChatRow {
  const { world, state } = here
  const { chats, categories, personas } = state
  const partner = requirePartner(state, given.partnerId)
  assertNotBlank(question, 'question')
  if (!partner.isAvailable) {
    const message = `The partner ${partner.id} is unavailable, so no chat can start; make it available first.`
    throw guuruError('PARTNER_UNAVAILABLE', message)
  }
  if (given.id !== undefined && chats.get(given.id))
    throw guuruError('CHAT_EXISTS', `There is a chat with the id ${given.id} already.`)
  if (given.categoryId != null) categories.require(given.categoryId)
  if (given.personaId != null) personas.require(given.personaId)
  const chat = chats.insert({
    id: given.id ?? chats.unused(() => world.ids.nanoid('guuru.chat')),
    sequence: world.ids.next('guuru.chats'),
    partnerId: partner.id,
    status: given.status ?? 'pending',
    question,
    rating: given.rating ?? null,
    createdAt: given.createdAt ?? world.clock.now(),
    closedAt: given.closedAt ?? null,
    userId: toUser(here, partner.id, { id: given.userId, ...user }),
    categoryId: given.categoryId ?? (category === undefined ? null : toCategory(here, category)),
    expertId: given.expertId ?? null,
    personaId: given.personaId ?? null,
  })
  announce(world, 'guuru.chat.assigned', null, chat, 'shopper')
  const author = { type: 'user', id: chat.userId } as const
  addMessage(here, chat, { type: 'text', text: question }, author, 'shopper', chat.createdAt)
  return chat
}

/** Says something while the chat is pending or open; a human expert only in a chat that one has taken. */
export function say(
  here: Here,
  chatId: string,
  { text, attachment, author = 'user' }: Static<typeof NewMessage>,
): ChatAnswer {
  const chat = here.state.chats.require(chatId)
  if ((text === undefined) === (attachment === undefined)) {
    const message = 'Say either a text or an attachment: send exactly one of "text" and "attachment".'
    throw guuruError('INVALID_MESSAGE', message)
  }
  if (attachment && (attachment.address === undefined) === (attachment.content === undefined)) {
    const message = 'An attachment is at an address or has its bytes: send exactly one of "address" and "content".'
    throw guuruError('INVALID_MESSAGE', message)
  }
  const posting = attachment ? { type: 'attachment', ...attachment } : { type: 'text', text: text ?? '' }
  assertPosting(posting)
  assertMove('chat', chat, 'say', ROLE_MOVES)
  const id = { user: () => chat.userId, bot: () => BOT_ID, expert: () => assertHumanExpert(chat) }[author]()
  if (attachment?.content !== undefined) assertRoomForFile(here, attachment.content)
  const message = addMessage(here, chat, posting, { type: author, id }, author === 'user' ? 'shopper' : author)
  return { id: chat.id, status: chat.status, message: withAddress(here.world, message) }
}

/** A human expert takes a pending chat: by name one who exists, or a new one. */
export function acceptAsExpert(here: Here, chatId: string, name?: string): ChatRow {
  const chat = here.state.chats.require(chatId)
  assertMove('chat', chat, 'accept', ROLE_MOVES)
  return move(here, chatId, 'accept', 'expert', { expertId: toExpert(here, chat.partnerId, name).id })
}

/** Ends an open chat, or takes a closed one up again; a human expert only one that a human expert has taken. */
export function endOrReopen(here: Here, chatId: string, name: 'close' | 'reopen', role: string): ChatRow {
  if (role === 'expert') assertHumanExpert(here.state.chats.require(chatId))
  return move(here, chatId, name, role, { closedAt: name === 'close' ? here.world.clock.now() : null })
}

/** Rates a closed or transferred chat with 1 to 5. */
export function rate(here: Here, chatId: string, rating: number): ChatRow {
  return move(here, chatId, 'rate', 'shopper', { rating })
}

/** Moves a chat to the status that the move leads to; refuses where the present status forbids it. */
export function move(
  { world, state }: Here,
  chatId: string,
  name: keyof typeof MOVE_EVENTS,
  actor: string,
  members: Partial<ChatRow> = {},
): ChatRow {
  const before = state.chats.require(chatId)
  const status = assertMove('chat', before, name, ROLE_MOVES)
  const after = state.chats.replace({ ...before, ...members, status })
  announce(world, MOVE_EVENTS[name], before, after, actor)
  return after
}

/** An expert submits something for the partner to review. */
export function submit({ world, state }: Here, given: Static<typeof NewSubmission>): SubmissionRow {
  const { submissions } = state
  const partner = requirePartner(state, given.partnerId)
  if (given.id !== undefined && submissions.get(given.id))
    throw guuruError('SUBMISSION_EXISTS', `There is a submission with the id ${given.id} already.`)
  const submission = submissions.insert({
    id: given.id ?? submissions.unused(() => world.ids.uuid('guuru.submission')),
    sequence: world.ids.next('guuru.submissions'),
    partnerId: partner.id,
    status: given.status ?? 'pending',
    createdAt: given.createdAt ?? world.clock.now(),
    reviewedAt: given.reviewedAt ?? null,
  })
  announce(world, 'guuru.submission.created', null, submission, 'expert')
  return submission
}

/** A pending submission is reviewed in the partner's portal. */
export function review(here: Here, id: string, verdict: Verdict): SubmissionRow {
  check(OneOf(Object.keys(SUBMISSION_MOVES)), verdict, 'The verdict', 'INVALID_INPUT')
  const { partnerId } = here.state.submissions.require(id)
  return reviewSubmission({ ...here, actor: { partnerId } }, id, verdict)
}

/** The same as an act; refuses a submission that was reviewed already with `ILLEGAL_MOVE`. */
export function reviewInPortal(here: Here, id: string, verdict: keyof typeof REVIEW_MOVES): SubmissionRow {
  assertMove('submission', here.state.submissions.require(id), verdict, REVIEW_MOVES)
  return review(here, id, `${verdict}Submission`)
}

function toUser(
  { world, state: { users } }: Here,
  partnerId: string,
  { id, name, email }: { id?: string | undefined; name?: string; email?: string },
): string {
  if (id !== undefined && users.get(id)) return id
  const free = id ?? users.unused(() => world.ids.alphanumeric('guuru.user', 28))
  return users.insert({ id: free, partnerId, name: name ?? null, email: email ?? null }).id
}

function toCategory({ world, state: { categories } }: Here, name: string): string {
  const known = categories.last('byName', name)
  return (known ?? categories.insert({ id: categories.unused(() => world.ids.uuid('guuru.category')), name })).id
}

function toExpert({ world: { ids }, state: { experts } }: Here, partnerId: string, name?: string): ExpertRow {
  const known = experts.where('byPartner', partnerId).find(expert => name === undefined || expert.name === name)
  if (known) return known
  const id = experts.unused(() => ids.alphanumeric('guuru.expert', 28))
  return experts.insert({ id, sequence: ids.next('guuru.experts'), partnerId, name: name ?? null })
}
