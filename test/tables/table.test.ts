import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { SimError } from '../../src/errors/sim-error.ts'
import { ascending } from '../../src/tables/ascending.ts'
import { inOrderOfInsertion } from '../../src/tables/groups.ts'
import { Table } from '../../src/tables/table.ts'

/** A record with a key, some groups, and a rank that is not unique. */
type Item = { readonly id: string; readonly groups: readonly string[]; readonly rank: number }

const byRank = (a: Item, b: Item): number => ascending(a.rank, b.rank) || ascending(a.id, b.id)

function createTable() {
  return new Table({
    key: (item: Item) => item.id,
    ordinal: (item: Item) => item.rank,
    missing: key => new SimError('not-found', 'ITEM_NOT_FOUND', `No item ${key}`, { key }),
    indexes: {
      byGroup: { keys: (item: Item) => item.groups, compare: byRank },
      ranked: { keys: (item: Item) => (item.rank > 0 ? 'ranked' : undefined), compare: byRank },
    },
  })
}

type ItemTable = ReturnType<typeof createTable>

const GROUPS = ['a', 'b', 'c']
const item = fc.record<Item>({
  id: fc.constantFrom(...'klmnopqrst'),
  groups: fc.subarray(GROUPS),
  rank: fc.integer({ min: 0, max: 5 }),
})
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('put' as const), item }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('remove' as const), item }) },
)
type Step = { readonly act: 'put' | 'remove'; readonly item: Item }

function apply(table: ItemTable, model: Map<string, Item>, { act, item: row }: Step): void {
  if (act === 'remove') {
    table.remove(row.id)
    model.delete(row.id)
  } else {
    if (model.has(row.id)) table.replace(row)
    else table.insert(row)
    model.set(row.id, row)
  }
}

const SLICES = [
  [0, 2],
  [1, 3],
  [2, 100],
  [50, 2],
  [0, 0],
] as const
const RANKS = [-1, 0, 1, 2, 3, 4, 5, 6]

/** Everything a table can be asked. */
function ask(table: ItemTable) {
  return {
    size: table.size,
    all: [...table.all()],
    ranked: table.where('ranked', 'ranked'),
    groups: GROUPS.map(group => ({
      rows: table.where('byGroup', group),
      count: table.count('byGroup', group),
      last: table.last('byGroup', group),
      pages: SLICES.map(([offset, limit]) => table.page('byGroup', group, { offset, limit })),
      reverse: SLICES.map(([offset, limit]) => table.page('byGroup', group, { offset, limit, reverse: true })),
      seek: RANKS.map(rank => table.seek('byGroup', group, row => row.rank >= rank)),
      behind: table.where('byGroup', group).map(row => table.seekBehind('byGroup', group, row)),
    })),
  }
}

/** What a list answers that is filtered and sorted anew each time. */
function askNaively(model: ReadonlyMap<string, Item>): ReturnType<typeof ask> {
  const all = [...model.values()]
  return {
    size: all.length,
    all,
    ranked: all.filter(({ rank }) => rank > 0).toSorted(byRank),
    groups: GROUPS.map(group => {
      const rows = all.filter(({ groups }) => groups.includes(group)).toSorted(byRank)
      return {
        rows,
        count: rows.length,
        last: rows.at(-1),
        pages: SLICES.map(([offset, limit]) => rows.slice(offset, offset + limit)),
        reverse: SLICES.map(([offset, limit]) => rows.toReversed().slice(offset, offset + limit)),
        seek: RANKS.map(rank => rows.filter(row => row.rank < rank).length),
        behind: rows.map((_, i) => i + 1),
      }
    }),
  }
}

test('whatever is inserted, replaced and removed, a table answers as a list that is sorted anew', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      const table = createTable()
      const model = new Map<string, Item>()
      for (const one of steps) apply(table, model, one)
      expect(ask(table)).toEqual(askNaively(model))
    }),
    { numRuns: 200 },
  )
})

test('[ours] putting many at once is putting one after the other, and what follows too', () => {
  const many = fc.array(item, { maxLength: 12 })
  fc.assert(
    fc.property(many, many, fc.array(step, { maxLength: 10 }), (first, second, steps) => {
      const [table, one] = [createTable(), createTable()]
      const origin = table.fork()
      for (const rows of [first, second]) {
        table.putAll(rows)
        for (const row of rows) one.put(row)
        expect(ask(table)).toEqual(ask(one))
      }
      const model = new Map([...one.all()].map(row => [row.id, row]))
      const copy = table.fork()
      for (const each of steps) apply(table, model, each)
      expect(ask(table)).toEqual(askNaively(model))
      expect(ask(copy)).toEqual(ask(one))
      expect([copy.bytes, origin.size]).toEqual([one.bytes, 0])
    }),
    { numRuns: 200 },
  )
})

test('[ours] many records in one pass stand in order, however many there are', () => {
  const table = createTable()
  const rows = Array.from({ length: 9000 }, (_, n) => ({ id: String(n), groups: ['a'], rank: (n * 7919) % 9001 }))
  table.putAll(rows)
  table.put({ id: 'new', groups: ['a'], rank: 4500.5 })
  const sorted = [...rows, ...table.where('byGroup', 'a').filter(({ id }) => id === 'new')].toSorted(byRank)
  expect(table.where('byGroup', 'a')).toEqual(sorted)
  expect(table.page('byGroup', 'a', { offset: 4400, limit: 200 })).toEqual(sorted.slice(4400, 4600))
  expect([...table.all()].slice(0, 9000)).toEqual(rows)
})

test('[ours] watchers and listeners hear of each record that is put with others', () => {
  const [table, heard] = [createTable(), [] as unknown[]]
  table.watch(key => heard.push(key))
  table.putAll([
    { id: 'k', groups: ['a'], rank: 1 },
    { id: 'l', groups: ['a'], rank: 2 },
  ])
  const other = createTable()
  other.onChange = (key, before) => heard.push([key, before])
  other.putAll([...table.all()])
  expect(heard).toEqual(['k', 'l', ['k', undefined], ['l', undefined]])
})

test('forks, their forks and their origins go their own ways', () => {
  const anyStep = fc.oneof({ weight: 5, arbitrary: step }, { weight: 1, arbitrary: fc.constant('fork' as const) })
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), anyStep), { maxLength: 60 }), steps => {
      const tables = [{ table: createTable(), model: new Map<string, Item>() }]
      for (const [number, one] of steps) {
        const { table, model } = tables[number % tables.length]!
        if (one === 'fork') tables.push({ table: table.fork(), model: new Map(model) })
        else apply(table, model, one)
      }
      for (const { table, model } of tables) expect(ask(table)).toEqual(askNaively(model))
    }),
    { numRuns: 100 },
  )
})

test('put inserts or replaces', () => {
  const table = createTable()
  table.put({ id: 'k', groups: ['a'], rank: 1 })
  table.put({ id: 'k', groups: ['b'], rank: 2 })
  expect([...table.all()]).toEqual([{ id: 'k', groups: ['b'], rank: 2 }])
  expect(table.where('byGroup', 'a')).toEqual([])
})

test.each(['put', 'putAll'] as const)(
  '[ours] records that are equal in order stand as they came (%s), and one that moves stands behind its equals',
  how => {
    const ofRank = { keys: ({ groups }: Item) => groups, compare: (a: Item, b: Item) => ascending(a.rank, b.rank) }
    const asTheyCame = { keys: ({ groups }: Item) => groups, compare: inOrderOfInsertion }
    const table = new Table({ indexes: { ofRank, asTheyCame } })
    const add = (id: string, rank: number, groups = ['a']) => table.put({ id, groups, rank })
    const first = [...'klmn'].map((id, n) => ({ id, groups: ['a'], rank: n % 2 }))
    if (how === 'putAll') table.putAll(first)
    else for (const row of first) table.put(row)
    const idsOf = (index: 'ofRank' | 'asTheyCame') => table.where(index, 'a').map(({ id }) => id)
    expect([idsOf('ofRank'), idsOf('asTheyCame')]).toEqual([
      ['k', 'm', 'l', 'n'],
      ['k', 'l', 'm', 'n'],
    ])
    add('o', 0)
    // A record that changes nothing of its order keeps its place among its equals.
    add('k', 0)
    add('l', 0)
    expect([idsOf('ofRank'), idsOf('asTheyCame')]).toEqual([
      ['k', 'm', 'o', 'l', 'n'],
      ['k', 'l', 'm', 'n', 'o'],
    ])
    add('m', 0, ['b', 'a'])
    expect([idsOf('ofRank'), idsOf('asTheyCame')]).toEqual([
      ['k', 'o', 'l', 'm', 'n'],
      ['k', 'l', 'n', 'o', 'm'],
    ])
    table.remove('o')
    expect(table.at('ofRank', 'a', 1)).toBe(table.get('l'))
    expect([table.at('ofRank', 'a', 4), table.at('ofRank', 'z', 0)]).toEqual([undefined, undefined])
    expect(table.at('ofRank', 'b', 0)).toBe(table.get('m'))
  },
)

test('[ours] an index that the table has not is refused, with those that it has', () => {
  const table: Table<Item, string> = new Table<Item, string>({
    indexes: { ranked: { keys: () => '', compare: byRank } },
  })
  expect(() => table.where('rank', '')).toThrow('The index is "rank"; expected "ranked". Did you mean "ranked"?')
  expect(table.where('ranked', '')).toEqual([])
})

test('[ours] a table undoes its last changes one after the other', () => {
  const table = createTable()
  table.tally = { bytes: 0 }
  const undo: (() => void)[] = []
  table.onChange = (key, before) => undo.push(() => table.undo(key, before))
  const seen: unknown[] = []
  const changes: (() => unknown)[] = [
    () => table.insert({ id: 'k', groups: ['a'], rank: 1 }),
    () => table.insert({ id: 'l', groups: ['a', 'b'], rank: 2 }),
    () => table.put({ id: 'k', groups: ['b'], rank: 3 }),
    () => table.remove('k'),
    () => table.put({ id: 'k', groups: [], rank: 0 }),
  ]
  for (const change of changes) {
    seen.push([ask(table), table.bytes, table.tally.bytes])
    change()
  }
  table.onChange = undefined
  for (const back of undo.toReversed()) {
    back()
    expect([ask(table), table.bytes, table.tally.bytes]).toEqual(seen.pop())
  }
  expect(seen).toEqual([])
})

test('get may find nothing; require refuses in the words of the table', () => {
  const table = createTable()
  const row = table.insert({ id: 'k', groups: [], rank: 1 })
  expect(table.get('k')).toBe(row)
  expect(table.require('k')).toBe(row)
  expect(table.get('l')).toBeUndefined()
  expect(() => table.require('l')).toThrow('No item l')
  expect(table.missing('l')).toMatchObject({ code: 'ITEM_NOT_FOUND', details: { key: 'l' } })
})

test('a second record with a key, and a replacement of nothing, are bugs, not refusals', () => {
  const table = createTable()
  const row = table.insert({ id: 'k', groups: [], rank: 1 })
  expect(() => table.insert(row)).toThrow('exists already')
  expect(() => table.replace({ ...row, id: 'l' })).toThrow('no record')
  table.remove('l')
  expect(table.size).toBe(1)
})

test('a key is minted until it is unused', () => {
  const table = createTable()
  table.insert({ id: 'k1', groups: [], rank: 1 })
  let number = 0
  expect(table.unused(() => `k${++number}`)).toBe('k2')
  expect(table.ordinal({ id: 'x', groups: [], rank: 7 })).toBe(7)
})
