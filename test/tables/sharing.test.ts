import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesOf, eachDifference, entriesOf, type KeyMap, withEntry, withoutKey } from '../../src/tables/key-map.ts'
import {
  emptyList,
  insertAt,
  itemAt,
  last,
  listOf,
  lowerBound,
  removeAt,
  replaceAt,
  sizeOf,
  slice,
} from '../../src/tables/list.ts'
import { ascending } from '../../src/tables/ascending.ts'
import { Table } from '../../src/tables/table.ts'
import { createSeededRandom } from '../seeded-random.ts'

type Item = { readonly key: string; readonly value: number }

test('[ours] a change leaves the map before it as it was, and tells exactly what differs', () => {
  const change = fc.record({ key: fc.integer({ min: 0, max: 250 }).map(String), value: fc.option(fc.nat(3)) })
  // Maps of many entries are changed in layers, and layers are put together again.
  const many = fc.array(change, { minLength: 200, maxLength: 300 })
  const few = fc.array(change, { maxLength: 60 })
  fc.assert(
    fc.property(fc.tuple(fc.oneof(many, few), few, many, few, few, few), rounds => {
      const maps: [KeyMap<Item>, Map<string, Item>][] = [[undefined, new Map()]]
      for (const round of rounds) {
        const [before, model] = maps.at(-1)!
        let map = before
        const after = new Map(model)
        const owner = {}
        for (const { key, value } of round) {
          if (value === null) {
            map = withoutKey(map, key, owner)
            after.delete(key)
          } else {
            const entry = { key, value }
            map = withEntry(map, key, entry, owner)
            after.set(key, entry)
          }
        }
        maps.push([map, after])
      }
      for (const [one, before] of maps) {
        expect([...entriesOf(one)]).toEqual([...before])
        for (const [other, after] of maps) {
          const heard = new Map(before)
          eachDifference(one, other, (key, was, is) => {
            expect(was).toBe(before.get(key))
            if (is) heard.set(key, is)
            else heard.delete(key)
          })
          expect(heard).toEqual(after)
        }
      }
    }),
    { numRuns: 20 },
  )
})

test('[ours] a layer that outgrows the one below takes it in, and the map before it stays as it was', () => {
  const fill = (map: KeyMap<number>, from: number, to: number, owner: object): KeyMap<number> => {
    let filled = map
    for (let i = from; i < to; i++) filled = withEntry(filled, String(i), i, owner)
    return filled
  }
  const first = fill(undefined, 0, 100, {})
  const owner = {}
  const second = fill(first, 100, 200, owner)
  expect(second?.below).toBe(first)
  const third = fill(second, 200, 201, owner)
  expect(third?.below).toBeUndefined()
  expect(Array.from(entriesOf(third), ([, i]) => i)).toEqual(Array.from({ length: 201 }, (_, i) => i))
  expect([...entriesOf(first)]).toHaveLength(100)
  expect(changesOf(first, third, true)).toEqual({ put: Array.from({ length: 101 }, (_, i) => 100 + i), removed: [] })
  expect(withEntry(third, '201', 201, owner), 'may be changed in place').toBe(third)
})

test('[ours] a list is what an array would be, and a change leaves the list before it as it was', () => {
  const step = fc.record({ do: fc.constantFrom('insert', 'insert', 'append', 'replace', 'remove'), at: fc.nat() })
  fc.assert(
    fc.property(fc.nat(5000), fc.array(step, { minLength: 50, maxLength: 400 }), (begin, steps) => {
      let owner = {}
      let list = emptyList<number>()
      let model = Array.from({ length: begin }, (_, i) => i * 2)
      for (const item of model) list = insertAt(list, sizeOf(list), item, owner)
      const kept: [typeof list, number[]][] = []
      for (const [i, { do: what, at }] of steps.entries()) {
        if (i % 100 === 0) {
          kept.push([list, model])
          model = model.slice()
          owner = {}
        }
        const place = model.length === 0 ? 0 : at % model.length
        if (what === 'append' || model.length === 0) {
          list = insertAt(list, model.length, i, owner)
          model.push(i)
        } else if (what === 'insert') {
          list = insertAt(list, place, i, owner)
          model.splice(place, 0, i)
        } else if (what === 'replace') {
          list = replaceAt(list, place, i, owner)
          model[place] = i
        } else {
          list = removeAt(list, place, owner)
          model.splice(place, 1)
        }
      }
      for (const [one, items] of [...kept, [list, model] as const]) {
        expect(slice(one, 0, Infinity)).toEqual(items)
        const half = items.length >>> 1
        expect([sizeOf(one), last(one), itemAt(one, half)]).toEqual([items.length, items.at(-1), items[half]])
        expect(slice(one, half, half + 70)).toEqual(items.slice(half, half + 70))
      }
    }),
    { numRuns: 40 },
  )
})

test.each([1, 2, 3])('[ours] a long list that shrinks is what an array would be (seed %i)', seed => {
  const random = createSeededRandom(seed)
  const begin = Array.from({ length: 9000 }, (_, i) => i)
  let model = begin.slice()
  const whole = listOf(begin.slice(), {})
  let list = whole
  let owner = {}
  while (model.length > 0) {
    if (model.length % 500 === 0) {
      owner = {}
      expect(slice(list, 0, Infinity)).toEqual(model)
      for (const part of [0.1, 0.4, 0.6, 0.9]) {
        const place = Math.floor(model.length * part)
        expect(itemAt(list, place)).toBe(model[place])
        expect(slice(list, place, place + 150)).toEqual(model.slice(place, place + 150))
      }
    }
    // Some nodes lose all they have, others a part.
    const from = random.below(model.length)
    const count = Math.min(model.length - from, model.length % 500 || 500, random.pick([1, 5, 90]))
    for (let n = 0; n < count; n++) list = removeAt(list, from, owner)
    model = model.toSpliced(from, count)
  }
  expect([sizeOf(list), last(list), itemAt(list, 0), slice(list, 0, 5)]).toEqual([0, undefined, undefined, []])
  expect(slice(whole, 0, Infinity)).toEqual(begin)
})

test('[ours] a list finds a place in an order by halves', () => {
  const owner = {}
  let list = emptyList<number>()
  for (let i = 0; i < 10_000; i++) list = insertAt(list, i, i * 2, owner)
  let looks = 0
  const seek = (least: number): number => lowerBound(list, item => ++looks > 0 && item >= least)
  for (const least of [-1, 0, 1, 9_999, 19_998, 20_000])
    expect(seek(least)).toBe(Math.min(10_000, Math.ceil(Math.max(0, least) / 2)))
  expect(looks).toBeLessThan(6 * 20)
})

function createTable(): Table<Item, 'byValue'> {
  return new Table({
    key: ({ key }: Item) => key,
    indexes: { byValue: { keys: () => 'all', compare: (a, b) => ascending(a.value, b.value) } },
  })
}

test('[ours] a snapshot is the same one until the table changes', () => {
  const table = createTable()
  table.insert({ key: 'a', value: 1 })
  const snapshot = table.snapshot()
  expect(table.snapshot()).toBe(snapshot)
  expect([...table.all()]).toHaveLength(1)
  expect(snapshot.fork().snapshot()).toBe(snapshot)
  table.replace({ key: 'a', value: 2 })
  expect(table.snapshot()).not.toBe(snapshot)
  expect(snapshot.require('a').value).toBe(1)
})

test('[ours] each watcher hears what was put and removed until it stops, and a fork has none', () => {
  const table = createTable()
  const [one, two]: [unknown[], unknown[]] = [[], []]
  const stop = table.watch((key, row) => one.push([key, row?.value]))
  table.watch((key, row) => two.push([key, row?.value]))
  table.insert({ key: 'a', value: 1 })
  table.put({ key: 'a', value: 2 })
  stop()
  table.fork().insert({ key: 'b', value: 3 })
  table.remove('a')
  table.remove('unknown')
  expect(one).toEqual([
    ['a', 1],
    ['a', 2],
  ])
  expect(two).toEqual([
    ['a', 1],
    ['a', 2],
    ['a', undefined],
  ])
})

test('[ours] watchers go on with the table that takes the place of theirs, and hear what differs, removals first', () => {
  const table = createTable()
  for (const [value, key] of ['a', 'b', 'c', 'd'].entries()) table.insert({ key, value })
  const before = table.snapshot()
  const heard: unknown[] = []
  table.watch((key, row) => heard.push([key, row?.value]))
  table.remove('b')
  table.replace({ key: 'c', value: 9 })
  table.insert({ key: 'e', value: 4 })
  table.remove('a')
  heard.length = 0
  const next = before.fork()
  table.handOver(next)
  const [first, ...others] = heard
  expect(first).toEqual(['e', undefined])
  expect(others.toSorted()).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ])
  table.remove('d')
  next.remove('d')
  expect(heard).toHaveLength(5)
})
