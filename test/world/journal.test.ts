import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { redactCredential } from '../../src/request/redaction.ts'
import { type Exchange, Journal, type JournalEntry, toEntry } from '../../src/world/journal.ts'

/** An exchange with these bodies. */
function exchange(id: number, request: string, response: string): Exchange {
  return {
    id,
    at: id * 1000,
    vendor: 'guuru',
    operation: 'chat',
    operationName: null,
    errors: undefined,
    durationMs: 0,
    fault: null,
    credential: 'guuru-partner',
    request: {
      method: 'POST',
      url: '/guuru/graphql',
      headers: { 'content-type': 'application/json' },
      body: request,
      secure: false,
    },
    response: { status: 200, headers: { 'content-type': 'application/json' }, body: response },
  }
}

/** Short bodies, and ones that are kept apart. */
const BODY = fc.oneof(
  { weight: 5, arbitrary: fc.string({ unit: 'grapheme' }) },
  { weight: 1, arbitrary: fc.constantFrom('x'.repeat(21_845), 'é'.repeat(21_846), '😀'.repeat(40_000)) },
)

/** Whatever can be said of an exchange besides its number. */
const ANY_EXCHANGE: fc.Arbitrary<Omit<Exchange, 'id'>> = fc.record({
  at: fc.integer(),
  vendor: fc.constantFrom('guuru', 'thg'),
  operation: fc.constantFrom(null, 'chat'),
  operationName: fc.constantFrom(null, 'Chat'),
  errors: fc.constantFrom(undefined, [{ message: 'No.' }]),
  durationMs: fc.nat(),
  fault: fc.constantFrom(null, 'f-1'),
  nasty: fc.constantFrom(undefined, ['null: guuru Chat 1 title']),
  credential: fc.constantFrom(undefined, 'guuru-partner'),
  request: fc.record({
    method: fc.constantFrom('GET', 'POST'),
    url: fc.webPath(),
    headers: fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }),
    body: BODY,
    secure: fc.boolean(),
  }),
  response: fc.record(
    {
      status: fc.constantFrom(200, 400),
      headers: fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }),
      body: BODY,
      wire: fc.constantFrom({ cut: 'before' as const }),
    },
    { requiredKeys: ['status', 'headers', 'body'] },
  ),
})

test('the newest exchanges come back whole, listeners hear of each', () => {
  fc.assert(
    fc.property(fc.nat(8), fc.array(ANY_EXCHANGE, { maxLength: 30 }), (limit, all) => {
      const journal = new Journal({ entries: limit })
      const heard: JournalEntry[] = []
      journal.listen(entry => void heard.push(entry))
      for (const facts of all) journal.add({ ...facts, id: journal.reserve() })
      const expected = all.map((facts, i) => ({ ...facts, id: i + 1 }))
      expect(heard).toEqual(expected.map(toEntry))
      const newest = expected.slice(Math.max(0, all.length - limit))
      expect(journal.exchanges()).toEqual(newest)
      expect(journal.list()).toEqual(newest.map(toEntry))
    }),
  )
})

test('after clear it counts anew, and what was read before stays as it was', () => {
  const journal = new Journal({ entries: 2 })
  journal.add(exchange(journal.reserve(), 'first', 'one'))
  const read = journal.exchanges()
  journal.clear()
  journal.add(exchange(journal.reserve(), 'second', 'two'))
  expect(read).toEqual([exchange(1, 'first', 'one')])
  expect(journal.exchanges()).toEqual([exchange(1, 'second', 'two')])
})

test('what was read stays as it was when newer exchanges take the place of older ones', () => {
  const journal = new Journal({ entries: 1 })
  journal.add(exchange(journal.reserve(), 'first', 'one'))
  const [exchanges, list] = [journal.exchanges(), journal.list()]
  journal.add(exchange(journal.reserve(), 'second', 'two'))
  expect(exchanges).toEqual([exchange(1, 'first', 'one')])
  expect(list).toEqual([toEntry(exchange(1, 'first', 'one'))])
})

test('a listener may make another request, or clear the journal', () => {
  const journal = new Journal({ entries: 2 })
  const stop = journal.listen(({ id }) => {
    if (id === 3) journal.add(exchange(journal.reserve(), 'again', 'four'))
  })
  for (const body of ['first', 'second', 'third']) journal.add(exchange(journal.reserve(), body, body))
  expect(journal.exchanges()).toEqual([exchange(3, 'third', 'third'), exchange(4, 'again', 'four')])
  stop()
  journal.listen(() => journal.clear())
  journal.add(exchange(journal.reserve(), 'fifth', 'five'))
  expect(journal.exchanges()).toEqual([])
})

test('variables are told as sent, secrets left out; null where the request could not be read', () => {
  const journal = new Journal({ entries: 10 })
  const deep = `{"query":"{ a }","variables":${'{"a":'.repeat(200)}1${'}'.repeat(200)}}`
  for (const body of ['{"query":"{ a }","variables":{"a":[1],"password":"x"}}', '{"query":"{ a }"}', '{"query":', deep])
    journal.add(exchange(journal.reserve(), body, '{}'))
  expect(journal.list().map(({ variables }) => variables)).toEqual([{ a: [1], password: '***' }, null, null, null])
})

test('of a credential enough is shown to tell it from another; of a short one nothing', () => {
  const callerOf = (credential: string | undefined): string | null =>
    toEntry({ ...exchange(1, '{}', '{}'), credential }).caller
  expect(callerOf('12345678')).toBe('1234***78')
  for (const short of ['1234567', 'abc', '']) expect(callerOf(short)).toBe('***')
  expect(callerOf(undefined)).toBe(null)
  expect(redactCredential('guuru-partner')).toBe('guur***er')
})
