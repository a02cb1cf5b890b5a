/** Faults that are placed in time: skipped, within a time, for every vendor; and what they do late. */
import { expect, test } from 'vitest'
import type { FaultRule } from '../../src/faults/rule.ts'
import { CALLS, failureOf, listening, VENDOR_CASES } from './fault-setup.ts'
import { withAccess } from '../setup.ts'

const STATUS = { kind: 'http-status', status: 503 } as const

/** The statuses of so many calls, one after the other. */
async function statuses(kit: Awaited<ReturnType<typeof listening>>, count: number, vendor = VENDOR_CASES[0]!) {
  const answers: number[] = []
  for (let i = 0; i < count; i++) answers.push((await kit.post(vendor, CALLS[vendor].query)).status)
  return answers
}

test('[ours] skip leaves the first that fit alone, and is part of the state', async () => {
  const kit = await listening()
  kit.world.faults.add({ vendor: 'thg', ...STATUS, skip: 2, times: 1 })
  expect(await statuses(kit, 1)).toEqual([200])
  await kit.post('marketplacer', CALLS.marketplacer.query)
  const { body: state } = await kit.control('GET', '/state')
  expect(await statuses(kit, 1)).toEqual([200])
  expect((await kit.control('PUT', '/state', state)).status).toBe(200)
  expect((await kit.control('GET', '/state')).body).toEqual(state)
  expect(await statuses(kit, 3)).toEqual([200, 503, 200])
  expect(kit.world.faults.list()).toMatchObject([{ hits: 1, skip: 2 }])
})

test("[ours] from and until are instants of the world's clock, the last one excluded", async () => {
  const kit = await listening()
  const [from, until] = ['2026-01-01T09:00:00.000Z', '2026-01-01T10:00:00+01:00'.replace('10', '11')]
  kit.world.faults.add({ vendor: 'thg', ...STATUS, from, until })
  expect(await statuses(kit, 1)).toEqual([200])
  await kit.world.clock.advanceTo(Date.parse(from))
  expect(await statuses(kit, 1)).toEqual([503])
  await kit.world.clock.advanceTo(Date.parse(until) - 1)
  expect(await statuses(kit, 1)).toEqual([503])
  await kit.world.clock.advance(1)
  expect(await statuses(kit, 1)).toEqual([200])
  expect(kit.world.faults.list()).toMatchObject([{ hits: 2, from, until }])
})

test('[ours] vendor "any" is about each vendor, and counts all their requests together', async () => {
  const kit = await listening()
  kit.world.faults.add({ vendor: 'any', ...STATUS, times: 3 })
  for (const vendor of VENDOR_CASES) expect(await statuses(kit, 1, vendor)).toEqual([503])
  expect(await statuses(kit, 1)).toEqual([200])
})

/** The refusal of a rule for "any" vendor that only this one can have. */
const onlyOf = (vendor: string, kind: string): string =>
  `Of thg, marketplacer, guuru only ${vendor} can have this ${kind}: write "${vendor}" in place of "any".`
const OPERATIONS = 'operation is "nope". Did you mean "node"? Expected "check", '
const LAG = { kind: 'lag', ms: 1000 } as const

test.each<readonly [FaultRule, string]>([
  [{ vendor: 'any', operation: 'nope', ...STATUS }, OPERATIONS],
  [{ vendor: 'any', path: 'partner.nope', ...STATUS }, 'any has no field "partner" in the root'],
  [{ vendor: 'any', operation: 'partner', path: 'nope', ...STATUS }, 'any has no field "nope" in "partner"'],
  [
    { vendor: 'any', kind: 'payload-error', field: 'message', messages: ['no'] },
    onlyOf('marketplacer', 'payload-error'),
  ],
  [{ vendor: 'any', kind: 'webhook-drop' }, onlyOf('guuru', 'webhook-drop')],
  [{ vendor: 'any', kind: 'upload-slow', bytesPerSecond: 9 }, onlyOf('thg', 'upload-slow')],
  [{ vendor: 'any', operation: 'acceptChat', ...STATUS }, onlyOf('guuru', 'http-status')],
  [{ vendor: 'any', operation: 'upload', ...STATUS }, onlyOf('thg', 'http-status')],
  [{ vendor: 'any', path: 'partner.chats', ...STATUS }, onlyOf('guuru', 'http-status')],
  [{ vendor: 'any', ...LAG, operations: ['partner'] }, onlyOf('guuru', 'lag')],
  [
    { vendor: 'guuru', kind: 'upload-slow', bytesPerSecond: 9 },
    'guuru cannot have an upload-slow: it has nothing of that sort.',
  ],
  [{ vendor: 'thg', ...STATUS, skip: -1 }, 'skip is -1; expected a whole number from 0 up.'],
  [
    { vendor: 'thg', ...STATUS, from: 'soon' },
    '"from" is "soon"; expected an ISO 8601 instant, such as 2026-01-01T00:00:00.000Z, or a time from the world\'s beginning, such as PT9H.',
  ],
  [
    { vendor: 'thg', ...STATUS, from: '2026-01-02T00:00:00Z', until: '2026-01-01T00:00:00Z' },
    '"from" must be before "until": 2026-01-02T00:00:00Z, 2026-01-01T00:00:00Z.',
  ],
  [{ vendor: 'thg', ...LAG, operations: ['createDiscussion'] }, 'operations[0] is "createDiscussion"; expected '],
  [{ vendor: 'thg', ...LAG, operation: 'createDiscussion' }, 'operation is "createDiscussion"; expected '],
  [{ vendor: 'thg', ...LAG, ms: -1 }, 'ms is -1; expected a number from 0 to 31622400000.'],
])('[ours] refused when it is written: %o', async (rule, sentence) => {
  const { control } = await listening()
  const { status, body } = await control('POST', '/faults', rule)
  expect([status, body.error.code]).toEqual([400, 'INVALID_FAULT'])
  expect(body.error.message).toContain(sentence)
})

/** A kit and how many messages the thread shows, to the operator or to its seller. */
async function thread() {
  const kit = await listening()
  const { query, mutation, variables } = CALLS.marketplacer
  const seller = { headers: { 'marketplacer-api-key': 'mp-seller-660119' } }
  const shown = async (init = {}) =>
    (
      (await (await kit.post('marketplacer', query, undefined, init)).json()) as {
        data: { chatMessages: { totalCount: number } }
      }
    ).data.chatMessages.totalCount
  return { ...kit, seller, shown, write: (init = {}) => kit.post('marketplacer', mutation, variables, init) }
}

test("[assumed] lag: reads show each change so much later on the world's clock, also an act's", async () => {
  const { world, shown, write } = await thread()
  world.faults.add({ vendor: 'marketplacer', kind: 'lag', ms: 60_000 })
  await write()
  await world.clock.advance('PT30S')
  world.marketplacer.seller('660119').send({ message: 'Hi' })
  expect(await shown()).toBe(5)
  await world.clock.advance(29_999)
  expect(await shown()).toBe(5)
  await world.clock.advance(1)
  expect(await shown()).toBe(6)
  await world.clock.advance('PT30S')
  expect(await shown()).toBe(7)
  expect(world.marketplacer.state.messages.count('bySeller', 'U2VsbGVyLTY2MDExOQ==')).toBe(7)
})

test('[assumed] lag with ownWrites: who wrote sees it at once, others later', async () => {
  const { world, seller, shown, write } = await thread()
  world.faults.add({ vendor: 'marketplacer', kind: 'lag', ms: 60_000, ownWrites: true })
  await write()
  expect([await shown(), await shown(seller)]).toEqual([6, 5])
  await write(seller)
  expect([await shown(), await shown(seller)]).toEqual([6, 6])
  await world.clock.advance('PT1M')
  expect([await shown(), await shown(seller)]).toEqual([7, 7])
})

test('[assumed] lag without ownWrites: who wrote sees it late too, and what is written is done at once', async () => {
  const { world, shown, write, post } = await thread()
  world.faults.add({ vendor: 'any', kind: 'lag', ms: 60_000 })
  const { data } = (await (await write()).json()) as { data: { chatMessageCreate: { chatMessage: { id: string } } } }
  expect(await shown()).toBe(5)
  const look = `{ node(id: "${data.chatMessageCreate.chatMessage.id}") { id } }`
  expect(await (await post('marketplacer', look)).json()).toEqual({ data: { node: null } })
  await world.clock.advance('PT1M')
  expect(await (await post('marketplacer', look)).json()).toEqual({ data: { node: { id: expect.any(String) } } })
})

test('[assumed] lag for some operations: the others show what is', async () => {
  const { world, shown, write, post } = await thread()
  world.faults.add({ vendor: 'marketplacer', kind: 'lag', ms: 60_000, operations: ['chatMessages'] })
  await write()
  expect(await shown()).toBe(5)
  const all = '{ sellersWhere(retailerIds: ["U2VsbGVyLTY2MDExOQ=="]) { nodes { chatMessages { totalCount } } } }'
  expect(await (await post('marketplacer', all)).json()).toEqual({
    data: { sellersWhere: { nodes: [{ chatMessages: { totalCount: 6 } }] } },
  })
})

test('[assumed] two lags and a stale read: the first rule that fits decides, each with its own past', async () => {
  const { world, shown, write, post } = await thread()
  world.faults.add({ id: 'slow', vendor: 'marketplacer', kind: 'lag', ms: 60_000, match: { operationName: 'Slow' } })
  world.faults.add({ id: 'old', vendor: 'marketplacer', kind: 'stale-read', match: { operationName: 'Old' } })
  world.faults.add({ id: 'late', vendor: 'marketplacer', kind: 'lag', ms: 1000 })
  const named = async (name: string) =>
    JSON.stringify(await (await post('marketplacer', CALLS.marketplacer.query.replace('{', `query ${name} {`))).json())
  await write()
  await world.clock.advance(1000)
  await write()
  expect(await named('Slow')).toContain('"totalCount":5')
  expect(await named('Old')).toContain('"totalCount":6')
  expect(await shown()).toBe(6)
  world.faults.remove('slow')
  world.faults.remove('late')
  expect(await named('Old')).toContain('"totalCount":6')
  expect(await shown()).toBe(7)
})

test('[assumed] lag: what is taken away is shown as long; a reset forgets what waits', async () => {
  const { world, shown } = await thread()
  world.faults.add({ vendor: 'marketplacer', kind: 'lag', ms: 1000 })
  world.marketplacer.delete('660119', { thread: 'gone' })
  expect(await shown()).toBe(5)
  world.reset({ only: ['state'] })
  expect(await shown()).toBe(5)
  await world.clock.advance(1000)
  expect(await shown()).toBe(5)
})

test('[ours] a reset of the journal forgets nothing of what waits to be shown', async () => {
  const { world, shown, write } = await thread()
  world.faults.add({ vendor: 'marketplacer', kind: 'lag', ms: 60_000 })
  await write()
  world.reset({ only: ['journal', 'events'] })
  expect(await shown()).toBe(5)
  await world.clock.advance('PT1M')
  expect(await shown()).toBe(6)
})

test.each([{ kind: 'lag', ms: 60_000 }, { kind: 'stale-read' }] as const)(
  '[ours] in a fork $kind begins with the state that was forked, whatever comes first',
  async rule => {
    const { sim, world, shown } = await thread()
    world.faults.add({ vendor: 'marketplacer', ...rule })
    const fork = withAccess(sim.worlds.fork(world))
    fork.marketplacer.seller('660119').send({ message: 'Hi' })
    expect(await shown({ headers: { 'x-sim-world': fork.id } })).toBe(5)
    expect(fork.marketplacer.state.messages.count('bySeller', 'U2VsbGVyLTY2MDExOQ==')).toBe(6)
  },
)

test('[ours] what was skipped is counted on in a fork', async () => {
  const { sim, world, post } = await listening()
  world.faults.add({ vendor: 'thg', ...STATUS, skip: 2 })
  const status = async (init = {}) => (await post('thg', CALLS.thg.query, undefined, init)).status
  expect(await status()).toBe(200)
  const init = { headers: { 'x-sim-world': sim.worlds.fork(world).id } }
  expect([await status(init), await status(init)]).toEqual([200, 503])
  expect([await status(), await status()]).toEqual([200, 503])
})

test('[ours] a document with a lag and a look goes round byte for byte', async () => {
  const { world, control, write, shown } = await thread()
  world.faults.add({ vendor: 'marketplacer', operation: 'chatMessageCreate', kind: 'applied-answer-lost', times: 1 })
  await failureOf(write())
  await shown()
  world.faults.add({ vendor: 'marketplacer', kind: 'lag', ms: 60_000, ownWrites: true, operations: ['chatMessages'] })
  await write()
  const { body: state } = await control('GET', '/state')
  expect((await control('PUT', '/state', state)).status).toBe(200)
  expect((await control('GET', '/state')).body).toEqual(state)
})
