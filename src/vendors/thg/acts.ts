import { Type } from 'typebox'
import { Enum, Strict } from '../../inputs/strict.ts'
import { actsOf, assertMove, type Place, Said, taking, Template } from '../contract/act.ts'
import { erasing, Erasure, revoking } from '../contract/leaving.ts'
import type { LifeCycles } from '../contract/life-cycle.ts'
import { addMessage, changeDiscussion } from './operations/discussions.ts'
import { endAttachment, eraseCustomer, revokeSession } from './operations/leaving.ts'
import { DiscussionRow, type MessageRow } from './records.ts'
import { AGENT_MOVES, assertNotBlank } from './rules.ts'
import { DiscussionStatus } from './schema.gen.ts'
import type { ThgState } from './state.ts'

type Here = Place<ThgState>
type StatusMove = Exclude<keyof typeof AGENT_MOVES, 'respond'>

/** A discussion after an answer: its id and status, and the message. */
export interface RespondedDiscussion {
  readonly id: string
  readonly status: DiscussionRow['status']
  readonly message: MessageRow
}

const act = actsOf<ThgState>()
const discussion = { roles: ['agent'], about: 'discussions' } as const
const attachment = { roles: ['thg', 'agent'], about: 'attachments' } as const
/** A script's move about the last file of the discussion. */
const lastFile = {
  ...taking({}, () => ({})),
  subjectOf: ({ messages }: ThgState, id: string) =>
    messages.where('byDiscussion', id).findLast(({ attachmentToken }) => attachmentToken !== null)?.attachmentToken ??
    '',
}
const Response = Strict({ message: Said, status: Type.Optional(DiscussionRow.properties.status) })
const Status = Enum(Object.values(DiscussionStatus))

/** What agents of customer services do, and how files, sessions and customers end. Unknown discussions and moves that the table forbids are refused. */
export const acts = {
  /** An agent is assigned. */
  pickUp: moving('pickUp', 'pick-up', 'An agent is assigned: OUTSTANDING, PENDING to IN_PROGRESS'),
  /** It waits for another team. */
  hold: moving('hold', 'hold', 'It waits for another team: OUTSTANDING, IN_PROGRESS to PENDING'),
  /** An agent answers: the discussion is unread then. Its status is `COMPLETED` where none is given. */
  respond: act(
    {
      ...discussion,
      summary: 'An agent answers: to COMPLETED, or to the given status',
      body: Response,
      status: 201,
      allowedIn: AGENT_MOVES.respond,
      move: taking({ message: Template, status: Type.Optional(Status) }, ({ status }, message) => ({
        message,
        ...(status === undefined ? {} : { status }),
      })),
    },
    respond,
  ),
  /** No answer is needed. */
  complete: moving('complete', 'complete', 'No answer is needed: COMPLETED from every other status'),
  /** Rejects a file after its upload. */
  reject: act(
    { ...attachment, summary: 'A file is rejected after its upload: it cannot be sent along any more', move: lastFile },
    (place, token, _body, role) => endAttachment(place, token, 'rejected', role),
  ),
  /** Lets the token of a file expire. */
  expire: act(
    { ...attachment, summary: 'The token of a file expires: it cannot be sent along any more', move: lastFile },
    (place, token, _body, role) => endAttachment(place, token, 'expired', role),
  ),
  /** Forgets a customer; texts are masked, or the discussions are gone. */
  erase: act(
    {
      roles: ['thg', 'agent'],
      about: 'customers',
      summary:
        'A customer is forgotten: what the customer wrote is masked, or the discussions are gone; what agents wrote stays, a name in it too',
      body: Erasure,
      move: {
        ...erasing,
        subjectOf: ({ discussions }: ThgState, id) => discussions.get(id)?.customer ?? '',
      },
    },
    (place, number, erasure, role) => eraseCustomer(place, number, erasure, role),
  ),
  /** Revokes a session. */
  revoke: act(
    {
      roles: ['thg', 'agent'],
      ...revoking('thg-jane'),
      summary: 'A session ends now',
    },
    (place, _id, { credential }, role) => revokeSession(place, credential, role),
  ),
}

/** What can move by itself: OUTSTANDING (or PENDING) to IN_PROGRESS to COMPLETED. */
export const lifeCycles: LifeCycles<ThgState> = {
  'thg.discussion': {
    events: ['thg.discussion.created', 'thg.discussion.status-changed'],
    idOf: ({ after }) => (after as DiscussionRow).id, // by the event's type
    status: ({ state }, id) => {
      const status = state.discussions.get(id)?.status
      return status === 'COMPLETED' ? undefined : status
    },
    advance: (place, id) =>
      changeStatus(place, id, place.state.discussions.get(id)?.status === 'IN_PROGRESS' ? 'complete' : 'pickUp'),
  },
}

/** The act that changes a discussion's status and nothing else. */
function moving<const P extends string>(move: StatusMove, path: P, summary: string) {
  return act({ ...discussion, path, summary, allowedIn: AGENT_MOVES[move] }, (place, id) =>
    changeStatus(place, id, move),
  )
}

function changeStatus(place: Here, id: string, move: StatusMove): DiscussionRow {
  const before = place.state.discussions.require(id)
  const status = assertMove('discussion', before, move, AGENT_MOVES)
  return changeDiscussion(place, before, { status, updatedAt: place.world.clock.now() }, 'agent')
}

function respond(
  place: Here,
  id: string,
  { message: text, status: wanted }: Type.Static<typeof Response>,
): RespondedDiscussion {
  const before = place.state.discussions.require(id)
  assertNotBlank(text)
  const next = assertMove('discussion', before, 'respond', AGENT_MOVES)
  const status = wanted ?? next
  const message = addMessage(place, before, { type: 'RESPONSE', message: text, attachmentToken: null }, 'agent')
  changeDiscussion(place, before, { status, read: false, updatedAt: message.createdAt }, 'agent')
  return { id, status, message }
}
