/** What tests look for: a misspelt name is refused, not found missing. */
import { describe, expect, onTestFinished, test } from 'vitest'
import { createSimulator, type EventPattern, type RequestPattern } from '../../src/index.ts'
import { expect as expectWorld } from '../../src/vitest.ts'
import { setupControl } from '../control/control.ts'

const CHAT = 'O2bqy2CsAaS7RBXZrhMOB'

function newWorld() {
  const sim = createSimulator()
  onTestFinished(() => sim.close())
  return sim.world()
}

/** What has no right type: a test compiles it all the same, in JavaScript for one. */
const EVENTS: readonly { readonly pattern: object; readonly message: string }[] = [
  {
    pattern: { typ: 'guuru.chat.opened' },
    message: 'typ is unknown; expected only id, at, type, before, after, actor, requestId.',
  },
  {
    pattern: { type: 'guuru.chat.opend' },
    message: 'type is "guuru.chat.opend". Did you mean "guuru.chat.opened"? Expected "thg.customer.created", ',
  },
  { pattern: { type: 7 }, message: 'type is 7; expected "thg.customer.created"' },
  { pattern: { actor: 1 }, message: 'actor is 1; expected a text.' },
]
const REQUESTS: readonly { readonly pattern: object; readonly message: string }[] = [
  {
    pattern: { operation: 'acceptCht' },
    message: 'operation is "acceptCht". Did you mean "acceptChat"? Expected "',
  },
  { pattern: { operation: 'acceptChat', vendor: 'thg' }, message: 'operation is "acceptChat"; expected "check"' },
  { pattern: { vendor: 'gurru' }, message: 'expected "thg", "marketplacer" or "guuru". Did you mean "guuru"?' },
  { pattern: { operaton: 'acceptChat' }, message: 'Did you mean "operation"?' },
  { pattern: { status: '200' }, message: 'status is "200"; expected a whole number.' },
]
const refusal = (message: string) =>
  expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringContaining(message) })

describe.each(EVENTS)('[ours] the events refuse $pattern', ({ pattern, message }) => {
  const wanted = pattern as EventPattern
  test('in matchers, however often it is expected', () => {
    const world = newWorld()
    expect(() => expectWorld(world).not.toHaveHappened(wanted)).toThrow(refusal(message))
    expect(() => expectWorld(world).toHaveHappened(wanted, 0)).toThrow(refusal(message))
  })
  test('in count, explain and wait', async () => {
    const { events } = newWorld()
    expect(() => events.count(wanted)).toThrow(refusal(message))
    expect(() => events.explain(wanted)).toThrow(refusal(message))
    await expect(events.wait(wanted, { timeoutMs: 1 })).rejects.toEqual(refusal(message))
  })
})

describe.each(REQUESTS)('[ours] the journal refuses $pattern', ({ pattern, message }) => {
  const wanted = pattern as RequestPattern
  test('in matchers, however often it is expected', () => {
    const world = newWorld()
    expect(() => expectWorld(world).not.toHaveBeenRequested(wanted)).toThrow(refusal(message))
    expect(() => expectWorld(world).toHaveBeenRequested(wanted, 0)).toThrow(refusal(message))
  })
  test('in count, explain and wait', async () => {
    const { journal } = newWorld()
    expect(() => journal.count(wanted)).toThrow(refusal(message))
    expect(() => journal.explain(wanted)).toThrow(refusal(message))
    await expect(journal.wait(wanted, { timeoutMs: 1 })).rejects.toEqual(refusal(message))
  })
})

test('[ours] the control plane refuses the same', async () => {
  const { post } = await setupControl()
  const refused = { status: 400, body: { error: { code: 'INVALID_INPUT' } } }
  expect(await post('/_sim/requests/count', { match: { operation: 'acceptCht' } })).toMatchObject(refused)
  expect(await post('/_sim/requests/wait', { match: { vendor: 'gurru' } })).toMatchObject(refused)
  expect(await post('/_sim/events/wait', { match: { type: 'guuru.chat.opend' } })).toMatchObject(refused)
})

test('[ours] what exists is found, and what a log holds may be looked for', async () => {
  const world = newWorld()
  world.guuru.expert.accept(CHAT)
  expect(world.events.count({ type: 'guuru.chat.opened', after: { id: CHAT }, actor: 'expert' })).toBe(1)
  const upload: RequestPattern = { operation: 'upload' }
  expect(world.journal.count(upload)).toBe(0)
  expect(world.journal.count({ operation: null })).toBe(0)
  const meta = { operation: '__typename' } as unknown as RequestPattern
  expect(() => world.journal.count(meta)).toThrow(refusal('operation is "__typename"'))
  await world.fetch('/guuru/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' },
    body: '{"query":"{ __typename }"}',
  })
  expect(world.journal.count(meta)).toBe(1)
})

test.each([
  { rule: { kind: 'latncy', ms: 1 }, message: 'Did you mean "latency"?' },
  {
    rule: { kind: 'latency', ms: 1, operation: 'acceptCht' },
    message: 'operation is "acceptCht". Did you mean "acceptChat"? Expected "',
  },
  { rule: { kind: 'latency', ms: 1, match: { variabls: {} } }, message: 'Did you mean "variables"?' },
  { rule: { kind: 'latency', ms: 1, vendor: 'gurru' }, message: 'Did you mean "guuru"?' },
])('[ours] a fault refuses $rule', ({ rule, message }) => {
  const { faults } = newWorld()
  expect(() => faults.add({ vendor: 'guuru', ...rule } as Parameters<typeof faults.add>[0])).toThrow(
    expect.objectContaining({ code: 'INVALID_FAULT', message: expect.stringContaining(message) }),
  )
})
