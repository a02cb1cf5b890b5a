import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { EventLog } from '../../src/world/events.ts'
import { BoundedLog } from '../../src/world/log.ts'
import { waitFor } from '../../src/world/wait.ts'

test('keeps the newest entries in order, counts what it dropped, and never counts anew', () => {
  fc.assert(
    fc.property(fc.nat(8), fc.nat(30), fc.nat(35), (limit, count, since) => {
      const log = new BoundedLog<{ readonly id: number }>({ entries: limit })
      for (let i = 0; i < count; i++) log.add({ id: log.reserve() })
      const all = Array.from({ length: count }, (_, i) => ({ id: i + 1 }))
      const kept = all.slice(Math.max(0, count - limit))
      expect(log.list()).toEqual(kept)
      expect(log.dropped).toBe(count - kept.length)
      expect(log.lastId).toBe(count)
      expect(log.since(since)).toEqual(kept.filter(({ id }) => id > since))
    }),
  )
})

test('entries are numbered from 1', () => {
  const log = new BoundedLog<{ readonly id: number; readonly name: string }>({ entries: 2 })
  log.add({ id: log.reserve(), name: 'a' })
  expect(log.list()).toEqual([{ id: 1, name: 'a' }])
})

test('listeners hear of each new entry until they stop listening, those that are dropped too', () => {
  const log = new BoundedLog<{ readonly id: number }>({ entries: 1 })
  const heard: number[] = []
  const stop = log.listen(({ id }) => void heard.push(id))
  log.add({ id: log.reserve() })
  log.add({ id: log.reserve() })
  stop()
  log.add({ id: log.reserve() })
  expect(heard).toEqual([1, 2])
})

test('clear empties it, and listeners stay', () => {
  const log = new BoundedLog<{ readonly id: number }>({ entries: 1 })
  const heard: number[] = []
  log.listen(({ id }) => void heard.push(id))
  for (let i = 0; i < 3; i++) log.add({ id: log.reserve() })
  log.clear()
  expect({ list: log.list(), dropped: log.dropped }).toEqual({ list: [], dropped: 0 })
  const id = log.reserve()
  log.add({ id })
  expect(log.list()).toEqual([{ id }])
  expect(heard.at(-1)).toBe(id)
})

test('those who wait for many are told when the last one has come, past ones included', async () => {
  const log = new BoundedLog<{ readonly id: number }>({ entries: 1000 })
  const add = (count: number): void => {
    for (let i = 0; i < count; i++) log.add({ id: log.reserve() })
  }
  add(400)
  let isOver = false
  const waiting = waitFor(log, { match: {}, count: 1000 }).finally(() => (isOver = true))
  add(599)
  await Promise.resolve()
  expect(isOver).toBe(false)
  add(1)
  expect(await waiting).toHaveLength(1000)
})

test('who waits for more than the log ever keeps is refused at once', async () => {
  const log = new BoundedLog<{ readonly id: number }>({ entries: 2 })
  const sentence = 'The log keeps 2 entries and never holds 3; raise journalLimit.'
  await expect(waitFor(log, { match: {}, count: 3, timeoutMs: 60_000 })).rejects.toThrow(sentence)
})

test('a wait that ends too early tells of entries that were dropped', async () => {
  const log = new BoundedLog<{ readonly id: number }>({ entries: 20, bytes: 30 }, () => 10)
  const waiting = waitFor(log, { match: {}, count: 5, timeoutMs: 1 })
  for (let i = 0; i < 7; i++) log.add({ id: log.reserve() })
  await expect(waiting).rejects.toThrow('3 of 5 matching came within 1 ms. The log dropped 4 that could match.')
})

test('dropped entries of more kinds than are told apart could match anything', () => {
  const limits = { entries: 0 }
  const log = new EventLog(limits)
  const add = (type: string): void => {
    log.add({ id: log.reserve(), at: '', type, before: null, after: null, actor: '', requestId: null })
  }
  for (let i = 0; i < 1000; i++) add(`type-${i}`)
  expect(log.droppedLike({ type: 'type-7' })).toBe(1)
  expect(log.droppedLike({ type: 'other' })).toBe(0)
  for (let i = 0; i < 5; i++) add(`further-${i}`)
  expect(log.droppedLike({ type: 'type-7' })).toBe(6)
  expect(log.droppedLike({ id: 1006 })).toBe(0)
  log.clear()
  expect(log.droppedLike({})).toBe(0)
})

test('a wait on a signal that is aborted already ends at once, as if the time were up', async () => {
  const log = new BoundedLog<{ readonly id: number }>({ entries: 2 })
  const signal = AbortSignal.abort()
  await expect(waitFor(log, { match: {}, timeoutMs: 60_000, signal })).rejects.toThrow('0 of 1 matching came')
  log.add({ id: log.reserve() })
  expect(await waitFor(log, { match: {}, timeoutMs: 60_000, signal })).toEqual([{ id: 1 }])
})

test('keeps no more bytes than it may: the oldest go', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 40 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), sizes, (entries, all) => {
      const log = new BoundedLog<{ readonly id: number; readonly bytes: number }>(
        { entries, bytes: 100 },
        ({ bytes }) => bytes,
      )
      let model: { id: number; bytes: number }[] = []
      for (const [i, bytes] of all.entries()) {
        log.add({ id: log.reserve(), bytes })
        model.push({ id: i + 1, bytes })
        while (model.length > entries || model.reduce((sum, entry) => sum + entry.bytes, 0) > 100)
          model = model.slice(1)
        expect(log.list()).toEqual(model)
        expect(log.bytes).toBe(model.reduce((sum, entry) => sum + entry.bytes, 0))
        expect(log.dropped).toBe(i + 1 - model.length)
      }
    }),
  )
})

test('an entry that is larger than the whole log is told to listeners, and not kept', () => {
  const log = new BoundedLog<{ readonly id: number }>({ entries: 10, bytes: 100 }, ({ id }) => (id === 2 ? 101 : 1))
  const heard: number[] = []
  log.listen(({ id }) => void heard.push(id))
  for (let i = 0; i < 3; i++) log.add({ id: log.reserve() })
  expect({ heard, list: log.list(), dropped: log.dropped }).toEqual({ heard: [1, 2, 3], list: [{ id: 3 }], dropped: 2 })
})
