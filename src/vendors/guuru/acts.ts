import { Type } from 'typebox'
import { Strict } from '../../inputs/strict.ts'
import { actsOf, taking, Template } from '../contract/act.ts'
import { erasing, Erasure, revoking } from '../contract/leaving.ts'
import type { LifeCycles } from '../contract/life-cycle.ts'
import * as community from './operations/community.ts'
import { eraseUser, expireOffer, revokeToken } from './operations/leaving.ts'
import { Text } from '../contract/records.ts'
import type { ChatRow, SubmissionRow } from './records.ts'
import { REVIEW_MOVES, ROLE_MOVES } from './rules.ts'
import type { GuuruState } from './state.ts'

const act = actsOf<GuuruState>()
const shopper = { roles: ['shopper'], about: 'chats' } as const
const either = { roles: ['shopper', 'expert'], about: 'chats' } as const
const portal = { roles: ['partner'], about: 'submissions' } as const
const Rating = Type.Integer({ minimum: 1, maximum: 5 })

/** What a shopper gives who rates without saying how. */
const DEFAULT_RATING = 5

/** What shoppers, human experts and GUURU's staff do. */
export const acts = {
  /** Starts a chat: it is `pending`. Refused while the partner is unavailable. */
  start: act(
    {
      ...shopper,
      creates: true,
      summary: 'A shopper starts a chat: pending',
      body: community.NewChat,
      status: 201,
      move: {
        do: 'start',
        ...taking(
          { question: Type.Optional(Template), user: community.NewChat.properties.user, category: Type.Optional(Text) },
          ({ question, ...who }, _text, pick) => {
            const questions = [question ?? []].flat()
            return { ...who, ...(questions.length > 0 && { question: questions[pick(questions.length)] }) }
          },
        ),
      },
    },
    (place, _id, chat) => community.startChat(place, chat),
  ),
  /** Takes a pending chat before the API can; by name an expert that exists, or a new one. */
  accept: act(
    {
      roles: ['expert'],
      about: 'chats',
      summary: 'A human expert takes a pending chat first: open',
      body: Strict({
        name: Type.Optional(Type.String({ description: 'One that exists, or a new one.', examples: ['Mia'] })),
      }),
      argument: 'name',
      allowedIn: ROLE_MOVES.accept,
      move: taking({ as: Type.Optional(Type.String({ minLength: 1 })) }, ({ as: name }) => ({ name })),
    },
    (place, id, { name }) => community.acceptAsExpert(place, id, name),
  ),
  /** Says something while the chat is pending or open; a human expert in an open chat that one has taken. */
  say: act(
    {
      roles: ['shopper', 'bot', 'expert'],
      about: 'chats',
      path: 'messages',
      summary:
        'The shopper (or the bot) says something while the chat is pending or open; or the human expert who has it',
      body: community.NewMessage,
      roleMember: 'author',
      status: 201,
      allowedIn: ROLE_MOVES.say,
      move: { do: 'write', ...taking({ message: Template }, (_given, text) => ({ text })) },
    },
    (place, id, message, role) => community.say(place, id, role === 'expert' ? { ...message, author: role } : message),
  ),
  /** Ends an open chat; a human expert one that a human expert has taken. */
  close: act(
    { ...either, summary: 'The shopper ends an open chat: closed', allowedIn: ROLE_MOVES.close },
    (place, id, _body, role) => community.endOrReopen(place, id, 'close', role),
  ),
  /** Takes a closed chat up again; a human expert one that a human expert had taken. */
  reopen: act(
    { ...either, summary: 'The shopper takes a closed chat up again: open', allowedIn: ROLE_MOVES.reopen },
    (place, id, _body, role) => community.endOrReopen(place, id, 'reopen', role),
  ),
  /** Rates a closed or transferred chat with 1 to 5: it is final then. */
  rate: act(
    {
      ...shopper,
      summary: 'The shopper rates a closed or transferred chat: rated',
      body: Strict({ rating: Rating }),
      argument: 'rating',
      allowedIn: ROLE_MOVES.rate,
      move: taking({ rating: Type.Union([Rating, Type.Array(Rating, { minItems: 1 })]) }, ({ rating }, _text, pick) => {
        const ratings = [rating ?? DEFAULT_RATING].flat()
        return { rating: ratings[pick(ratings.length)] ?? DEFAULT_RATING }
      }),
    },
    (place, id, { rating }) => community.rate(place, id, rating),
  ),
  /** Hands a pending or open chat over to the company's own staff. */
  transfer: act(
    {
      roles: ['guuru'],
      about: 'chats',
      summary: 'GUURU hands a pending or open chat over to the company: transferred',
      allowedIn: ROLE_MOVES.transfer,
    },
    (place, id, _body, role) => community.move(place, id, 'transfer', role),
  ),
  /** Submits something for the partner to review. */
  submit: act(
    {
      roles: ['expert'],
      about: 'submissions',
      creates: true,
      summary: 'An expert submits something: pending',
      body: community.NewSubmission,
      status: 201,
      move: { do: 'submit', ...taking({}, () => ({})) },
    },
    (place, _id, submission) => community.submit(place, submission),
  ),
  /** Lets the offer of a pending chat expire: it is offered again. */
  expireOffer: act(
    {
      roles: ['guuru', 'expert'],
      about: 'chats',
      path: 'expire-offer',
      summary: 'No expert took a pending chat in time: it is offered again',
      allowedIn: ROLE_MOVES.expireOffer,
    },
    (place, id, _body, role) => expireOffer(place, id, role),
  ),
  /** Forgets a shopper; texts are masked, or the chats are gone. */
  erase: act(
    {
      roles: ['guuru', 'shopper'],
      about: 'users',
      summary:
        'A shopper is forgotten: what the shopper wrote is masked, or the chats are gone; what others wrote stays, a name in it too',
      body: Erasure,
      move: {
        ...erasing,
        subjectOf: ({ chats }: GuuruState, id) => chats.get(id)?.userId ?? '',
      },
    },
    (place, id, erasure, role) => eraseUser(place, id, erasure, role),
  ),
  /** Revokes a token of a partner's. */
  revoke: act(
    {
      roles: ['guuru', 'expert'],
      ...revoking('guuru-partner'),
      summary: 'A token ends now',
    },
    (place, _id, { credential }, role) => revokeToken(place, credential, role),
  ),
  /** Accepts a pending submission in the partner's portal. */
  approve: act(
    { ...portal, summary: 'The partner accepts a pending submission: approved', allowedIn: REVIEW_MOVES.approve },
    (place, id) => community.reviewInPortal(place, id, 'approve'),
  ),
  /** Turns a pending submission down in the partner's portal. */
  reject: act(
    { ...portal, summary: 'The partner turns a pending submission down: rejected', allowedIn: REVIEW_MOVES.reject },
    (place, id) => community.reviewInPortal(place, id, 'reject'),
  ),
}

/** What can move by itself: chats and submissions. */
export const lifeCycles: LifeCycles<GuuruState> = {
  /** Pending to open to closed to rated: a human expert takes it, the shopper does the rest. */
  'guuru.chat': {
    events: ['guuru.chat.assigned', 'guuru.chat.opened', 'guuru.chat.closed', 'guuru.chat.reopened'],
    idOf: ({ after }) => (after as ChatRow).id, // by the event's type
    status: ({ state }, id) => {
      const status = state.chats.get(id)?.status
      return status === 'rated' || status === 'transferred' ? undefined : status
    },
    advance: (place, id) => {
      const status = place.state.chats.get(id)?.status
      if (status === 'pending') community.acceptAsExpert(place, id)
      else if (status === 'open') community.endOrReopen(place, id, 'close', 'shopper')
      else community.rate(place, id, DEFAULT_RATING)
    },
  },
  /** Pending to approved, in the partner's portal. */
  'guuru.submission': {
    events: ['guuru.submission.created'],
    idOf: ({ after }) => (after as SubmissionRow).id, // by the event's type
    status: ({ state }, id) => (state.submissions.get(id)?.status === 'pending' ? 'pending' : undefined),
    advance: (place, id) => community.review(place, id, 'approveSubmission'),
  },
}
