/** What makes one table another, as plain data: the records and their order. */
import { expect, test } from 'vitest'
import { applyChanges, type Changes } from '../../src/tables/changes.ts'
import { Table } from '../../src/tables/table.ts'
import { createSeededRandom } from '../seeded-random.ts'

type Numbered = { readonly id: string; readonly n: number }

const valuesOf = (table: Table<Numbered>): Numbered[] => [...table.all()]

test.each([1, 2, 3, 4])('[ours] changes make the same table of an earlier one, in the same order (seed %i)', seed => {
  const random = createSeededRandom(seed)
  let table = new Table<Numbered>({})
  const copy = new Table<Numbered>({})
  const earlier = [table.snapshot()]
  let before = table.snapshot()
  for (let n = 0; n < 3000; n++) {
    const id = String(random.pick(Array.from({ length: 150 }, (_, i) => i)))
    const row = table.get(id)
    const what = random.chance(0.01)
      ? 'refill'
      : random.pick(['put', 'put', 'put', 'remove', 'move', 'tell', 'restore'])
    if (what === 'put') table.put({ id, n })
    if (what === 'remove' || what === 'move') table.remove(id)
    // All go, and some of them come again at once, in another order.
    if (what === 'refill') {
      const rows = valuesOf(table).toReversed()
      for (const { id: key } of rows) table.remove(key)
      table.putAll(rows.slice(0, n % 100))
    }
    // The same record comes again, behind all others.
    if (what === 'move' && row) table.put(row)
    if (what === 'restore' && n % 5 === 0) table = random.pick(earlier).fork()
    if (n % 50 === 0) earlier.push(table.snapshot())
    if (what !== 'tell') continue
    const now = table.snapshot()
    const changes = now.changesSince(before)
    if (changes) applyChanges(copy, JSON.parse(JSON.stringify(changes)) as Changes<Numbered>)
    expect(valuesOf(copy)).toEqual(valuesOf(table))
    before = now
  }
})

test('[ours] changes are as small as what changed', () => {
  const table = new Table<Numbered>({})
  for (let n = 0; n < 1000; n++) table.put({ id: String(n), n })
  const before = table.snapshot()
  expect(table.changesSince(before)).toBeUndefined()
  table.put({ id: '7', n: 0 })
  table.remove('8')
  table.put({ id: 'new', n: 1 })
  expect(table.changesSince(before)).toEqual({
    put: [
      { id: '7', n: 0 },
      { id: 'new', n: 1 },
    ],
    removed: ['8'],
  })
})
