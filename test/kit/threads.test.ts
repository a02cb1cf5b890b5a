import { expect, onTestFinished, test } from 'vitest'
import { createSimulator, history, type TestWorld } from '../../src/index.ts'
import { aChat, aThread as aGuuruThread } from '../../src/vendors/guuru/factories.ts'
import { aThread as aMarketplacerThread } from '../../src/vendors/marketplacer/factories.ts'
import { aThread as aThgThread } from '../../src/vendors/thg/factories.ts'

const DAY = 24 * 60 * 60_000
const NOW = Date.parse('2026-01-01')

function newWorld(): TestWorld {
  const sim = createSimulator()
  onTestFinished(() => sim.close())
  return sim.world()
}

test('[ours] a discussion line by line', () => {
  const { thg, events } = newWorld()
  const { id, ...discussion } = aThgThread(thg, ['QUERY at -P3D: Where?', 'RESPONSE at -P2D: On it.'])
  expect(discussion).toEqual({
    customer: '38779254',
    category: 'FEEDBACK',
    status: 'COMPLETED',
    read: false,
    createdAt: NOW - 3 * DAY,
    updatedAt: NOW - 2 * DAY,
    selection: null,
  })
  expect(
    thg.state.messages.where('byDiscussion', id).map(({ type, message, createdAt }) => [type, message, createdAt]),
  ).toEqual([
    ['QUERY', 'Where?', NOW - 3 * DAY],
    ['RESPONSE', 'On it.', NOW - 2 * DAY],
  ])
  expect(events.list()).toEqual([])
})

test('[ours] a customer who replies has read the answer, and reopens the discussion', () => {
  const { thg } = newWorld()
  const lines = ['QUERY: Where?', 'RESPONSE: Here: look.', 'QUERY: Thanks:\nall of it'] as const
  const { id, status, read } = aThgThread(thg, lines, { customer: '38779311', category: 'WHERE_IS_MY_ORDER' })
  expect({ status, read }).toEqual({ status: 'OUTSTANDING', read: true })
  expect(thg.state.discussions.require(id)).toMatchObject({
    customer: '38779311',
    category: 'WHERE_IS_MY_ORDER',
    updatedAt: NOW,
  })
  expect(thg.state.messages.last('byDiscussion', id)!.message).toBe('Thanks:\nall of it')
})

test('[ours] a thread of a seller: who writes has read what came before', () => {
  const { marketplacer } = newWorld()
  const { id } = aMarketplacerThread(marketplacer, [
    'User at 2025-12-24T10:00:00Z: Are you there?',
    'User at -6d: Hello?',
    'Admin at -5d12h: Yes.',
    'User: Good.',
  ])
  const messages = marketplacer.state.messages.where('bySeller', id)
  expect(
    messages.map(({ sentByType, message, createdAt, readAt }) => [sentByType, message, createdAt, readAt]),
  ).toEqual([
    ['User', 'Are you there?', Date.parse('2025-12-24T10:00:00Z'), NOW - 5.5 * DAY],
    ['User', 'Hello?', NOW - 6 * DAY, NOW - 5.5 * DAY],
    ['Admin', 'Yes.', NOW - 5.5 * DAY, NOW - 5.5 * DAY + 60_000],
    ['User', 'Good.', NOW - 5.5 * DAY + 60_000, null],
  ])
  expect(marketplacer.state.sellers.require(id).primaryUserId).not.toBeNull()
  const given = 'U2VsbGVyLTY2MDExOQ=='
  expect(aMarketplacerThread(marketplacer, ['Admin: Hi'], { sellerId: given }).id).toBe(given)
})

test('[ours] a chat: the persona accepts it with the first answer', () => {
  const { guuru } = newWorld()
  const chat = aGuuruThread(guuru, [
    'user at -PT1H: Which size?',
    'bot: One moment.',
    'expert at -PT50M: M.',
    'user: Thanks!',
  ])
  expect(chat).toMatchObject({
    status: 'open',
    question: 'Which size?',
    createdAt: NOW - 3_600_000,
    partnerId: 'guuru-qa',
  })
  const said = guuru.state.messages.where('byChat', chat.id)
  expect(said.map(({ text, author }) => [author.type, text])).toEqual([
    ['user', 'Which size?'],
    ['bot', 'One moment.'],
    ['expert', 'M.'],
    ['user', 'Thanks!'],
  ])
  expect(said[2]!.author.id).toBe(chat.personaId)
  expect(aGuuruThread(guuru, ['user: Hello']).status).toBe('pending')
  const personaId = 'e393edb0-ad3d-432e-960d-35593485bfa6'
  expect(aGuuruThread(guuru, ['user: Hello', 'expert: Hi'], { personaId }).personaId).toBe(personaId)
  expect(aChat(guuru).sequence).toBe(20)
})

test.each([
  [[], 'A thread has at least one line.'],
  [
    ['RESPONSE: Hi'],
    'The line "RESPONSE: Hi" cannot be one of this thread; begin it with QUERY, such as "QUERY at -P3D: Hello".',
  ],
  [
    ['QUERY: Hi', 'Agent: Hi'],
    'The line "Agent: Hi" cannot be one of this thread; begin it with QUERY or RESPONSE, such as "QUERY at -P3D: Hello".',
  ],
  [
    ['QUERY at noon: Hi'],
    'The line "QUERY at noon: Hi" cannot be one of this thread; begin it with QUERY, such as "QUERY at -P3D: Hello".',
  ],
  [
    ['QUERY:  '],
    'The line "QUERY:  " cannot be one of this thread; begin it with QUERY, such as "QUERY at -P3D: Hello".',
  ],
  [
    ['QUERY at -P1D: Hi', 'RESPONSE at -P2D: Hi'],
    'The line "RESPONSE at -P2D: Hi" cannot be one of this thread; it has to be from 2025-12-31T00:00:00.000Z to 2026-01-01T00:00:00.000Z.',
  ],
  [
    ['QUERY at 2027-01-01: Hi'],
    'The line "QUERY at 2027-01-01: Hi" cannot be one of this thread; it has to be from 1970-01-01T00:00:00.000Z to 2026-01-01T00:00:00.000Z.',
  ],
])('[ours] %j is refused, and nothing changes', (lines, message) => {
  const { thg } = newWorld()
  const before = thg.state.messages.size
  expect(() => aThgThread(thg, lines as never)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', message })) // it would not compile
  expect(thg.state.messages.size).toBe(before)
})

test('[ours] a line that the vendor refuses changes nothing', () => {
  const { thg } = newWorld()
  const before = thg.state.discussions.size
  const refused = () => aThgThread(thg, ['QUERY: Hi'], { customer: '1' })
  expect(refused).toThrow(expect.objectContaining({ code: 'CUSTOMER_NOT_FOUND' }))
  expect(thg.state.discussions.size).toBe(before)
})

test("[ours] months of data in one line, on the world's clock", async () => {
  const sim = createSimulator({ clock: { frozenAt: '2030-06-15T12:00:00Z' } })
  onTestFinished(() => sim.close())
  const world = sim.world()
  const { added } = await history(world, { vendor: 'marketplacer', sellers: 50, messages: 500, months: 2 })
  expect(added).toMatchObject({ sellers: 25, messages: 474 })
  const newest = Math.max(...[...world.marketplacer.state.messages.all()].map(({ createdAt }) => createdAt))
  expect(newest).toBeGreaterThan(Date.parse('2030-06-01'))
  expect(newest).toBeLessThanOrEqual(Date.parse('2030-06-15T12:00:00Z'))
  const answer = await world.fetch('/marketplacer/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'marketplacer-api-key': 'mp-operator' },
    body: JSON.stringify({ query: '{ sellersForChats { totalCount } }' }),
  })
  expect(await answer.json()).toMatchObject({ data: { sellersForChats: { totalCount: 50 } } })
  expect(world.events.list()).toEqual([])
})

test('[ours] what cannot be asked for is refused in the same sentence as by the control plane', async () => {
  const message =
    'chatz is unknown; expected only vendor, chats, personas, submissions, months, seed. Did you mean "chats"?'
  const wrong = { vendor: 'guuru', chatz: 1 } as never // it would not compile
  await expect(history(newWorld(), wrong)).rejects.toMatchObject({ code: 'INVALID_INPUT', message })
})
