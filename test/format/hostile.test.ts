import { expect, test } from 'vitest'
import { controlForFile } from '../control/control.ts'

const control = controlForFile()

/** A value nested `depth` levels deep. */
const deep = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

const job = (kind: string, data: unknown): object => ({
  clock: { mode: { mode: 'frozen', at: 0 }, jobs: [{ id: 1, at: 1, kind, data }], nextJob: 2 },
})
const lost = { fingerprint: 'x', lost: {}, created: true, retry: null, retryCreated: false }
const record = (more: object): object => ({
  faults: {
    next: 1,
    rules: [{ rule: { id: 'f', vendor: 'guuru', kind: 'latency', ms: 1 }, hits: 0, draws: 0, lost: [], ...more }],
  },
})

test.each([
  ['parts.faults is null', { parts: { faults: null } }, 'parts.faults is null'],
  ['a rule is null', { parts: { faults: { next: 1, rules: [null] } } }, 'parts.faults.rules[0] is null'],
  ['a lost answer is null', { parts: record({ lost: [null] }) }, 'parts.faults.rules[0].lost[0] is null'],
  [
    'a lost answer lacks its entry',
    { parts: record({ lost: [{ ...lost, lost: 5 }] }) },
    'parts.faults.rules[0].lost[0].lost is 5',
  ],
  [
    'a job of an actor has a number for its message',
    job('actor', { id: 'x', message: 5, actor: 'a', step: 0, turn: 1, chain: 1 }),
    'clock.jobs[0].data.message is 5',
  ],
  [
    'a job of a life cycle names none',
    job('transition', { lifeCycle: '__proto__', id: 'x', from: 'open' }),
    'clock.jobs[0].data.lifeCycle is "__proto__"',
  ],
  ['a job is of no kind', job('constructor', {}), 'clock.jobs[0].kind is "constructor"'],
  ['a job of a webhook names no delivery', job('webhook', { delivery: 'one' }), 'clock.jobs[0].data.delivery is "one"'],
])('[ours] a document in which %s is told where', async (_name, change, message) => {
  const { get, call } = control.world()
  const { body: state } = await get('/_sim/state')
  const answer = await call('PUT', '/_sim/state', {
    ...state,
    ...change,
    parts: { ...state.parts, ...(change as { parts?: object }).parts },
  })
  expect(answer).toMatchObject({ status: 400, body: { error: { code: 'INVALID_DOCUMENT' } } })
  expect(answer.body.error.message).toContain(message)
})

test.each([
  ['PUT', '/_sim/state', (text: string) => text, 'INVALID_DOCUMENT'],
  ['POST', '/_sim/worlds', (text: string) => `{"fixtures":${text}}`, 'INVALID_INPUT'],
  ['POST', '/_sim/requests/wait', (text: string) => `{"match":{"variables":${text}}}`, 'INVALID_INPUT'],
  ['POST', '/_sim/events/wait', (text: string) => `{"match":{"after":${text}}}`, 'INVALID_INPUT'],
  ['POST', '/_sim/requests/count', (text: string) => `{"match":{"variables":${text}}}`, 'INVALID_INPUT'],
  [
    'POST',
    '/_sim/faults',
    (text: string) => `{"vendor":"guuru","kind":"latency","ms":1,"match":{"variables":${text}}}`,
    'INVALID_FAULT',
  ],
  ['PUT', '/_sim/actors', (text: string) => `{"actors":[${text}]}`, 'INVALID_ACTOR'],
] as const)('[ours] %s %s of 20,000 levels is refused in words', async (method, path, body, code) => {
  const { call } = control.world()
  const answer = await call(method, path, body(deep(20_000)))
  expect(answer).toMatchObject({ status: 400, body: { error: { code } } })
  expect(answer.body.error.message).toContain('nested deeper than 100 levels')
})
