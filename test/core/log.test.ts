import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { BoundedLog } from '../../src/core/log.ts'

test('keeps the newest entries in order, counts what it dropped, and never counts anew', () => {
  fc.assert(
    fc.property(fc.nat(8), fc.nat(30), fc.nat(35), (limit, count, since) => {
      const log = new BoundedLog<{ readonly id: number }>(limit)
      for (let i = 0; i < count; i++) log.add(id => ({ id }))
      const all = Array.from({ length: count }, (_, i) => ({ id: i + 1 }))
      const kept = all.slice(Math.max(0, count - limit))
      expect(log.list()).toEqual(kept)
      expect(log.dropped).toBe(count - kept.length)
      expect(log.lastId).toBe(count)
      expect(log.since(since)).toEqual(kept.filter(({ id }) => id > since))
    }),
  )
})

test('add answers the entry with its number', () => {
  const log = new BoundedLog<{ readonly id: number; readonly name: string }>(2)
  expect(log.add(id => ({ id, name: 'a' }))).toEqual({ id: 1, name: 'a' })
})

test('listeners hear of each new entry until they stop listening, those that are dropped too', () => {
  const log = new BoundedLog<{ readonly id: number }>(1)
  const heard: number[] = []
  const stop = log.listen(({ id }) => void heard.push(id))
  log.add(id => ({ id }))
  log.add(id => ({ id }))
  stop()
  log.add(id => ({ id }))
  expect(heard).toEqual([1, 2])
})

test('clear empties it, and listeners stay', () => {
  const log = new BoundedLog<{ readonly id: number }>(1)
  const heard: number[] = []
  log.listen(({ id }) => void heard.push(id))
  for (let i = 0; i < 3; i++) log.add(id => ({ id }))
  log.clear()
  expect({ list: log.list(), dropped: log.dropped }).toEqual({ list: [], dropped: 0 })
  const { id } = log.add(next => ({ id: next }))
  expect(log.list()).toEqual([{ id }])
  expect(heard.at(-1)).toBe(id)
})
