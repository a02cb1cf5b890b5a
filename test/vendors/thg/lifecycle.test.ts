import { expect, test } from 'vitest'
import { SimError } from '../../../src/errors/sim-error.ts'
import type { DiscussionRow } from '../../../src/vendors/thg/records.ts'
import { AGENT_MOVES } from '../../../src/vendors/thg/rules.ts'
import type { ThgState } from '../../../src/vendors/thg/state.ts'
import { setup, tablesOf } from '../../setup.ts'

type Status = DiscussionRow['status']
const STATUSES: readonly Status[] = ['OUTSTANDING', 'IN_PROGRESS', 'PENDING', 'COMPLETED']
const ID = '13183370'

/** A fresh world in which the discussion has this status and is read. */
function inStatus(status: Status) {
  const all = setup()
  const { discussions } = tablesOf<ThgState>(all.world.thg)
  const before = discussions.replace({ ...discussions.require(ID), status, read: true })
  return { ...all, before, now: () => discussions.require(ID) }
}

/** What each move makes of each status; null is a refusal. Written out here, so that the tables cannot drift. */
const AGENT: Record<keyof typeof AGENT_MOVES, Record<Status, Status | null>> = {
  pickUp: { OUTSTANDING: 'IN_PROGRESS', IN_PROGRESS: null, PENDING: 'IN_PROGRESS', COMPLETED: null },
  hold: { OUTSTANDING: 'PENDING', IN_PROGRESS: 'PENDING', PENDING: null, COMPLETED: null },
  respond: { OUTSTANDING: 'COMPLETED', IN_PROGRESS: 'COMPLETED', PENDING: 'COMPLETED', COMPLETED: 'COMPLETED' },
  complete: { OUTSTANDING: 'COMPLETED', IN_PROGRESS: 'COMPLETED', PENDING: 'COMPLETED', COMPLETED: null },
}
const REPLY: Record<Status, Status> = {
  OUTSTANDING: 'OUTSTANDING',
  IN_PROGRESS: 'IN_PROGRESS',
  PENDING: 'PENDING',
  COMPLETED: 'OUTSTANDING',
}

test('[assumed] the table of moves is this', () => {
  expect(AGENT_MOVES).toEqual(AGENT)
})

const pairs = STATUSES.flatMap(status =>
  (['pickUp', 'hold', 'respond', 'complete'] as const).map(move => ({ move, status, next: AGENT[move][status] })),
)

/** Lets an agent make this move in a world where the discussion has this status. */
function agentMoves(move: keyof typeof AGENT_MOVES, status: Status) {
  const all = inStatus(status)
  const { agent } = all.world.thg
  return { ...all, go: () => (move === 'respond' ? agent.respond(ID, { message: 'Hello' }) : agent[move](ID)) }
}

test.each(pairs.filter(({ next }) => next === null))('[assumed] $move while $status is refused', ({ move, status }) => {
  const { world, before, now, go } = agentMoves(move, status)
  const message = expect.stringContaining(`The discussion ${ID} is ${status}; "${move}" is possible while it is`)
  expect(go).toThrow(expect.objectContaining({ code: 'ILLEGAL_MOVE', message }))
  expect(now()).toBe(before)
  expect(world.events.list()).toEqual([])
})

test.each(pairs.filter(({ next }) => next !== null))(
  '[assumed] $move while $status leads to $next',
  ({ move, status, next }) => {
    const { world, before, now, go } = agentMoves(move, status)
    expect(go()).toMatchObject({ id: ID, status: next })
    expect(now()).toEqual({ ...before, status: next, read: move !== 'respond', updatedAt: world.clock.now() })
    const changed = world.events.list().filter(({ type }) => type === 'thg.discussion.status-changed')
    expect(changed).toHaveLength(next === status ? 0 : 1)
  },
)

test.each(STATUSES.map(status => [status, REPLY[status]] as const))(
  '[assumed] replyToDiscussion while %s leads to %s',
  async (status, next) => {
    const { graphql, world, before, now } = inStatus(status)
    const { body } = await graphql(
      'thg',
      `mutation { replyToDiscussion(discussionId: "${ID}", input: { message: "Hi" }) }`,
    )
    expect(body.errors).toBeUndefined()
    expect(now()).toEqual({ ...before, status: next, updatedAt: world.clock.now() })
  },
)

test.each(STATUSES)('[assumed] an agent may respond and leave it %s', status => {
  const { world, now } = inStatus('IN_PROGRESS')
  expect(world.thg.agent.respond(ID, { message: 'Hello', status })).toMatchObject({ id: ID, status })
  expect(now()).toMatchObject({ status, read: false })
})

test('[assumed] a status that is none is refused before anything is said', () => {
  const { world, before, now } = inStatus('IN_PROGRESS')
  const status = JSON.parse('"toString"')
  expect(() => world.thg.agent.respond(ID, { message: 'Hello', status })).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT' }),
  )
  expect(now()).toBe(before)
  expect(world.events.list()).toEqual([])
})

// Source: THG Horizon docs, Customer Services, Message Statuses, Complete; Examples, message type.
test('[documented] an agent’s answer is a RESPONSE that the customer has not read', async () => {
  const { graphql, world } = setup()
  const { message } = world.thg.agent.respond('13155541', { message: '3 to 5 grams.' })
  const { body } = await graphql(
    'thg',
    `
      {
        customer {
          discussions(filter: { id: "13155541" }) {
            discussions {
              status
              read
              updatedAt
              messages {
                messages {
                  id
                  type
                  message
                  createdAt
                }
              }
            }
          }
        }
      }
    `,
  )
  const [discussion] = body.data.customer.discussions.discussions
  expect(discussion).toMatchObject({ status: 'COMPLETED', read: false, updatedAt: world.clock.now() })
  expect(discussion.messages.messages.at(-1)).toEqual({
    id: message.id,
    type: 'RESPONSE',
    message: '3 to 5 grams.',
    createdAt: world.clock.now(),
  })
})

test.each(['pickUp', 'hold', 'complete'] as const)('[assumed] %s of an unknown discussion is refused', move => {
  const { world } = setup()
  expect(() => world.thg.agent[move]('1')).toThrow(expect.objectContaining({ code: 'DISCUSSION_NOT_FOUND' }))
  expect(() => world.thg.agent.respond('1', { message: 'Hello' })).toThrow(SimError)
})

test('[assumed] a blank answer is refused', () => {
  const { world } = setup()
  expect(() => world.thg.agent.respond(ID, { message: ' ' })).toThrow(
    expect.objectContaining({ code: 'BLANK_MESSAGE' }),
  )
  expect(world.events.list()).toEqual([])
})
