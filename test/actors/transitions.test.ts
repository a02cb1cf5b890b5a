import { expect, test } from 'vitest'
import type { TransitionSettings } from '../../src/actors/schema.ts'
import { setup } from '../setup.ts'
import { CHAT } from '../vendors/guuru/guuru.ts'

const SELLER = 'U2VsbGVyLTY2MDExOQ=='
const CREATE =
  'mutation { createDiscussion(input: { category: DELIVERY_PROBLEM, message: { message: "Where is it?" } }) }'
const WRITE =
  'mutation { chatMessageCreate(input: { sellerId: "U2VsbGVyLTY2MDExOQ==", message: "Please ship" }) { status } }'

/** A world with these transitions, and what they made happen. */
function setupTransitions(settings: TransitionSettings) {
  const { world, graphql } = setup()
  world.transitions.set(settings)
  const moves = () =>
    world.events
      .list()
      .flatMap(({ actor, type, at }) => (actor === 'transition' ? [`${at.slice(14, 19)} ${type}`] : []))
  const create = async (): Promise<string> => (await graphql('thg', CREATE)).body.data.createDiscussion
  const status = (id: string) => world.thg.state.discussions.require(id).status
  return { world, graphql, moves, create, status }
}

test('[assumed] actor is the default: nothing moves by itself', async () => {
  const { world, create, moves } = setupTransitions({})
  await create()
  await world.settle()
  expect(moves()).toEqual([])
  expect(world.transitions.settings).toEqual({
    'thg.discussion': { progression: 'actor' },
    'marketplacer.message': { progression: 'actor' },
    'guuru.chat': { progression: 'actor' },
    'guuru.submission': { progression: 'actor' },
  })
})

test('[assumed] immediate: it is there at the first look', async () => {
  const { world, graphql, create, status, moves } = setupTransitions({
    'thg.discussion': { progression: 'immediate' },
    'marketplacer.message': { progression: 'immediate' },
    'guuru.chat': { progression: 'immediate' },
  })
  expect(status(await create())).toBe('COMPLETED')
  await graphql('marketplacer', WRITE)
  expect(world.marketplacer.state.messages.last('bySeller', SELLER)?.readAt).not.toBeNull()
  const { id } = world.guuru.shopper.start()
  await world.clock.advance(0)
  expect(world.guuru.state.chats.require(id)).toMatchObject({ status: 'rated', rating: 5 })
  expect(world.guuru.state.messages.count('byChat', id)).toBe(1)
  expect(moves()).toHaveLength(6)
})

test('[assumed] submissions are approved, at once, in time, or at the Nth look', async () => {
  const pending = 'e394e75b-e159-4d7c-a02c-9445da754994'
  const { world, graphql, moves } = setupTransitions({ 'guuru.submission': { progression: 'time', seconds: 60 } })
  const { submissions } = world.guuru.state
  const { id } = world.guuru.expert.submit()
  await world.settle()
  expect(moves()).toEqual(['01:00 guuru.submission.approved'])
  expect(submissions.require(id)).toMatchObject({ status: 'approved', reviewedAt: world.clock.now() })
  world.transitions.set({ 'guuru.submission': { progression: 'immediate' } })
  const next = world.guuru.expert.submit()
  await world.clock.advance(0)
  expect(submissions.require(next.id).status).toBe('approved')
  world.transitions.set({ 'guuru.submission': { progression: 'manual', times: 2 } })
  const look = () =>
    graphql('guuru', '{ partner { submissions(filters: [pending]) { edges { node { id status } } } } }')
  expect(JSON.stringify((await look()).body)).toContain(pending)
  expect(submissions.require(pending).status).toBe('pending')
  expect(JSON.stringify((await look()).body)).toContain(pending)
  await world.clock.advance(0)
  expect(submissions.require(pending).status).toBe('approved')
})

test("[assumed] time: so long after each change, on the world's clock", async () => {
  const { world, create, moves } = setupTransitions({ 'thg.discussion': { progression: 'time', seconds: 90 } })
  await create()
  await world.clock.advance('PT89S')
  expect(moves()).toEqual([])
  await world.settle()
  expect(moves()).toEqual(['01:30 thg.discussion.status-changed', '03:00 thg.discussion.status-changed'])
})

test('[assumed] time: a record that an agent moved meanwhile begins anew', async () => {
  const { world, create, moves } = setupTransitions({ 'thg.discussion': { progression: 'time', seconds: 90 } })
  const id = await create()
  await world.clock.advance('PT1M')
  world.thg.agent.pickUp(id)
  await world.settle()
  expect(moves()).toEqual(['02:30 thg.discussion.status-changed'])
})

test('[ours] manual: a look counts once, also where an operation that came often comes to an error', async () => {
  const { world, graphql, create } = setupTransitions({})
  const id = await create()
  const look = () =>
    graphql(
      'thg',
      '{ customer { discussions(limit: 1) { discussions { status } } b: discussions(limit: -1) { total } } }',
    )
  for (let i = 0; i < 10; i++) await look()
  await import('../../src/graphql/compiler.ts')
  for (let i = 0; i < 10; i++) await look()
  world.transitions.set({ 'thg.discussion': { progression: 'manual', times: 2 } })
  const statuses: string[] = []
  for (let i = 0; i < 2; i++) {
    expect((await look()).body.errors).toHaveLength(1)
    await world.clock.advance(0)
    statuses.push(world.thg.state.discussions.require(id).status)
  }
  expect(statuses).toEqual(['OUTSTANDING', 'IN_PROGRESS'])
})

test.each([
  ['thg', 'thg.discussion', '{ customer { discussions(limit: 1) { discussions { status } } } }'],
  ['guuru', 'guuru.chat', '{ partner { chats(first: 100) { edges { node { id status } } } } }'],
] as const)(
  '[assumed] manual: every third look at %s moves it on; the answer still shows where it was',
  async (vendor, cycle, query) => {
    const { world, graphql, create } = setupTransitions({ [cycle]: { progression: 'manual', times: 3 } })
    if (vendor === 'thg') await create()
    const seen: string[] = []
    for (let look = 0; look < 7; look++) {
      const { data } = (await graphql(vendor, query)).body
      const [first] = data.customer?.discussions.discussions ?? []
      const chat = data.partner?.chats.edges.find(({ node }: { node: { id: string } }) => node.id === CHAT.pending)
      seen.push(first?.status ?? chat.node.status)
    }
    expect(seen).toEqual(
      vendor === 'thg'
        ? [...Array(3).fill('OUTSTANDING'), ...Array(3).fill('IN_PROGRESS'), 'COMPLETED']
        : [...Array(3).fill('pending'), ...Array(3).fill('open'), 'closed'],
    )
    expect(world.transitions.settings[cycle]).toEqual({ progression: 'manual', times: 3 })
  },
)

test('[assumed] manual: a look at readAt counts', async () => {
  const { world, graphql } = setupTransitions({ 'marketplacer.message': { progression: 'manual', times: 1 } })
  await graphql('marketplacer', WRITE)
  const look = async () =>
    (await graphql('marketplacer', `{ chatMessages(sellerId: "${SELLER}", first: 1) { nodes { readAt } } }`)).body.data
      .chatMessages.nodes[0].readAt
  expect(await look()).toBeNull()
  expect(await look()).not.toBeNull()
  expect(world.events.list().at(-1)).toMatchObject({ type: 'marketplacer.messages.read', actor: 'transition' })
})

test('[schema] refuses unknown life cycles and transitions', () => {
  const { world } = setupTransitions({})
  expect(() => world.transitions.set({ 'thg.order': { progression: 'immediate' } })).toThrow(
    'transitions["thg.order"] is unknown; expected only thg.discussion, ',
  )
  expect(() => world.transitions.set({ 'guuru.chat': { progression: 'manual', times: 0 } })).toThrow(
    'transitions["guuru.chat"].times is 0; expected a whole number from 1 up.',
  )
})

test('[assumed] transitions and looks are part of the world', async () => {
  const { world, graphql } = setupTransitions({ 'guuru.chat': { progression: 'manual', times: 2 } })
  await graphql('guuru', '{ partner { chats { edges { node { status } } } } }')
  const { transitions } = world.document().parts as { transitions: { looks: object } }
  expect(transitions).toMatchObject({ settings: { 'guuru.chat': { times: 2 } } })
  expect(Object.values(transitions.looks)).toContain(1)
  world.reset()
  expect(world.transitions.settings['guuru.chat']).toEqual({ progression: 'actor' })
})
