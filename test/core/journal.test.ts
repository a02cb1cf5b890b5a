import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Exchange, Journal, type JournalEntry, toEntry } from '../../src/core/journal.ts'

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

test('the newest exchanges come back whole, listeners hear of each', () => {
  const bodies = fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), { maxLength: 30 })
  fc.assert(
    fc.property(fc.nat(8), bodies, (limit, all) => {
      const journal = new Journal(limit)
      const heard: JournalEntry[] = []
      journal.listen(entry => void heard.push(entry))
      for (const [request, response] of all) journal.add(id => exchange(id, request, response))
      const expected = all.map(([request, response], i) => exchange(i + 1, request, response))
      expect(heard).toEqual(expected.map(toEntry))
      const newest = expected.slice(Math.max(0, all.length - limit))
      expect(journal.exchanges()).toEqual(newest)
      expect(journal.list()).toEqual(newest.map(toEntry))
    }),
  )
})

test('after clear it counts anew, and what was read before stays as it was', () => {
  const journal = new Journal(2)
  journal.add(id => exchange(id, 'first', 'one'))
  const read = journal.exchanges()
  journal.clear()
  journal.add(id => exchange(id, 'second', 'two'))
  expect(read).toEqual([exchange(1, 'first', 'one')])
  expect(journal.exchanges()).toEqual([exchange(1, 'second', 'two')])
})

test('variables are told as sent, secrets left out; null where the request could not be read', () => {
  const journal = new Journal(10)
  const deep = `{"query":"{ a }","variables":${'{"a":'.repeat(200)}1${'}'.repeat(200)}}`
  for (const body of ['{"query":"{ a }","variables":{"a":[1],"password":"x"}}', '{"query":"{ a }"}', '{"query":', deep])
    journal.add(id => exchange(id, body, '{}'))
  expect(journal.list().map(({ variables }) => variables)).toEqual([{ a: [1], password: '***' }, null, null, null])
})
