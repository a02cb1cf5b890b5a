import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Exchange, Journal } from '../../src/core/journal.ts'

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
    request: { method: 'POST', url: '/guuru/graphql', headers: { accept: '*/*' }, body: request, secure: false },
    response: { status: 200, headers: { 'content-type': 'application/json' }, body: response },
  }
}

test('the newest exchanges come back whole, listeners hear of each', () => {
  const bodies = fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), { maxLength: 30 })
  fc.assert(
    fc.property(fc.nat(8), bodies, (limit, all) => {
      const journal = new Journal(limit)
      const heard: Exchange[] = []
      journal.listen(entry => void heard.push(entry))
      for (const [request, response] of all) journal.add(id => exchange(id, request, response))
      const expected = all.map(([request, response], i) => exchange(i + 1, request, response))
      expect(heard).toEqual(expected)
      expect(journal.list()).toEqual(expected.slice(Math.max(0, all.length - limit)))
    }),
  )
})

test('after clear it counts anew, and what was read before stays as it was', () => {
  const journal = new Journal(2)
  journal.add(id => exchange(id, 'first', 'one'))
  const read = journal.list()
  journal.clear()
  journal.add(id => exchange(id, 'second', 'two'))
  expect(read).toEqual([exchange(1, 'first', 'one')])
  expect(journal.list()).toEqual([exchange(1, 'second', 'two')])
})
