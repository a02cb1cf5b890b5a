/** What every store does, whatever is below it. */
import { expect } from 'vitest'
import { KEPT_BEHIND } from '../../../src/simulator/store/redis/scripts.ts'
import type { Store } from '../../../src/simulator/store/store.ts'

/** Writes worlds, and reads them again; `open` opens an empty store, and again what is left of one. */
export async function keepsWhatWasWritten(open: (before?: Store) => Promise<Store>): Promise<void> {
  let store = await open()
  expect(await store.list()).toEqual([])
  expect(await store.load('ci-4')).toBeUndefined()
  const first = (await store.replace('ci-4', 0, '{"a":"ä\n "}'))!
  const other = (await store.replace('ci-42', 0, '{}'))!
  for (let n = 0; n <= 10; n++) expect(await store.append('ci-4', first + n, `{"n":${n}}`)).toBeUndefined()
  await store.append('ci-42', other, '{"other":1}')
  store = await open(store)
  expect((await store.list()).toSorted()).toEqual(['ci-4', 'ci-42'])
  const tail = Array.from({ length: 11 }, (_one, n) => `{"n":${n}}`)
  expect(await store.load('ci-4')).toEqual({ seq: first + 11, whole: '{"a":"ä\n "}', tail })
  expect(await store.replace('ci-4', first + 11, '{"b":1}')).toBe(first + 12)
  await store.append('ci-4', first + 12, '{"n":14}')
  store = await open(store)
  expect(await store.load('ci-4')).toEqual({ seq: first + 13, whole: '{"b":1}', tail: ['{"n":14}'] })
  expect(await store.load('ci-42')).toMatchObject({ seq: other + 1 })
  expect(await store.remove('ci-4', first + 13)).toBe(true)
  store = await open(store)
  expect(await store.list()).toEqual(['ci-42'])
  // What comes again under the name has nothing of what was removed.
  const again = (await store.replace('ci-4', 0, '{}'))!
  expect(await store.load('ci-4')).toEqual({ seq: again, whole: '{}', tail: [] })
  await store.close()
}

/** Refuses what builds on another entry than the newest one. */
export async function refusesWhatIsOld(open: (before?: Store) => Promise<Store>): Promise<void> {
  const store = await open()
  const seq = (await store.replace('ci-4', 0, '{}'))!
  expect(await store.append('ci-4', seq)).toBeUndefined()
  await store.append('ci-4', seq, '{"n":1}')
  await store.append('ci-4', seq + 1, '{"n":2}')
  expect([await store.remove('ci-4', seq + 1), await store.list()]).toEqual([false, ['ci-4']])
  const { entries } = (await store.append('ci-4', seq, '{"n":3}'))!
  // A store that one process uses need not tell what that process has written itself.
  if (store.isShared) expect(entries).toEqual(['{"n":1}', '{"n":2}'])
  expect(await store.append('ci-4', seq + 1)).toMatchObject({ seq: seq + 2 })
  expect(await store.append('ci-4', seq + 9, '{}')).toEqual({ seq: seq + 2, entries: undefined })
  expect(await store.replace('ci-4', 0, '{}')).toBeUndefined()
  expect(await store.replace('ci-4', seq, '{}')).toBeUndefined()
  expect(await store.load('ci-4')).toEqual({ seq: seq + 2, whole: '{}', tail: ['{"n":1}', '{"n":2}'] })
  await store.replace('ci-4', seq + 2, '{"b":1}')
  // The entries are not there any more.
  expect(await store.append('ci-4', seq)).toEqual({ seq: seq + 3, entries: undefined })
  expect(await store.append('ci-5', 7, '{}')).toEqual({ seq: 0, entries: undefined })
  expect(await store.load('ci-5')).toBeUndefined()
  await store.close()
}

/** Puts a world whole in the place of its entries up to one, while later ones stay. */
export async function compactsItsEntries(open: (before?: Store) => Promise<Store>): Promise<void> {
  const [first, second, third] = ['QUJD', 'REVG', 'R0hJ'].map(text => `{"a":{"content":"${text.repeat(500)}"}}`)
  let store = await open()
  const seq = (await store.replace('ci-9', 0, '{}'))!
  await store.append('ci-9', seq, first)
  await store.append('ci-9', seq + 1, second)
  await store.compact('ci-9', seq + 2, second!)
  expect(await store.load('ci-9')).toEqual({ seq: seq + 2, whole: second, tail: [] })
  await store.append('ci-9', seq + 2, third)
  if (store.isShared) {
    // Another process has appended meanwhile, and one that has not seen it is told of it.
    await store.append('ci-9', seq + 3, '{"n":4}')
    await store.append('ci-9', seq + 4, first)
    await store.compact('ci-9', seq + 4, '{"b":1}')
    expect(await store.load('ci-9')).toEqual({ seq: seq + 5, whole: '{"b":1}', tail: [first] })
    const log = { entries: 1, whole: 7 }
    expect(await store.append('ci-9', seq + 4, '{}')).toEqual({ seq: seq + 5, entries: [first], log })
    // One that is a little behind is told, too; one that is further behind has to load the world.
    expect(await store.append('ci-9', seq + 3, '{}')).toEqual({ seq: seq + 5, entries: ['{"n":4}', first], log })
    for (let n = 0; n < KEPT_BEHIND; n++) await store.append('ci-9', seq + 5 + n, '{}')
    await store.compact('ci-9', seq + 5 + KEPT_BEHIND, '{"b":1}')
    expect((await store.append('ci-9', seq + 5, '{}'))!.entries).toHaveLength(KEPT_BEHIND)
    expect((await store.append('ci-9', seq + 4, '{}'))!.entries).toBeUndefined()
  }
  store = await open(store)
  const before = (await store.load('ci-9'))!
  // What is whole already, what was never there, and what was removed.
  for (const one of [seq, seq + 2, before.seq + 1]) await store.compact('ci-9', one, '{"never":1}')
  expect(await store.load('ci-9')).toEqual(before)
  await store.append('ci-9', before.seq, '{"last":1}')
  expect(await store.load('ci-9')).toEqual({ ...before, seq: before.seq + 1, tail: [...before.tail, '{"last":1}'] })
  await store.remove('ci-9', before.seq + 1)
  await store.compact('ci-9', before.seq + 1, '{"never":1}')
  expect(await store.load('ci-9')).toBeUndefined()
  await store.close()
}

/** Tells all processes what was written, what was removed, and that one sent an entry in vain. */
export async function tellsNews(open: (before?: Store) => Promise<Store>): Promise<void> {
  const store = await open()
  const news: unknown[] = []
  await store.follow((...given) => news.push(given))
  const seq = (await store.replace('ci-3', 0, '{}'))!
  await store.append('ci-3', seq, '{"n":1}')
  await store.append('ci-3', seq)
  await store.append('ci-3', seq, '{"n":2}')
  await store.compact('ci-3', seq + 1, '{"a":1}')
  await store.remove('ci-3', seq + 1)
  const told = [seq, seq + 1, undefined, 0].map(one => ['ci-3', one])
  await expect.poll(() => news, { timeout: 20_000 }).toEqual(told)
  await store.close()
}

/** Keeps what lists show of worlds that processes share, with each write. */
export async function keepsWhatListsShow(open: (before?: Store) => Promise<Store>): Promise<void> {
  const store = await open()
  const rows = async () => (await store.rows!()).map(({ id, seq, row, use }) => ({ id, seq, row, use }))
  expect(await rows()).toEqual([])
  const seq = (await store.replace('ci-4', 0, '{}', null, { row: '"ä"', use: '1' }))!
  expect(await rows()).toEqual([{ id: 'ci-4', seq, row: '"ä"', use: '1' }])
  await store.append('ci-4', seq, '{}', null, { use: '2' })
  await store.append('ci-4', seq + 1)
  expect(await rows()).toEqual([{ id: 'ci-4', seq: seq + 1, row: '"ä"', use: '2' }])
  // What builds on an older entry changes nothing.
  await store.append('ci-4', seq, '{}', null, { row: '"old"', use: '3' })
  expect(await rows()).toEqual([{ id: 'ci-4', seq: seq + 1, row: '"ä"', use: '2' }])
  await store.append('ci-4', seq + 1, '{}', null, { row: '"other"', use: '4' })
  await store.replace('ci-4', seq + 2, '{}', null, { use: '5' })
  expect(await rows()).toEqual([{ id: 'ci-4', seq: seq + 3, row: '"other"', use: '5' }])
  // An earlier version has kept nothing for lists.
  const other = (await store.replace('ci-5', 0, '{}'))!
  await store.remove('ci-4', seq + 3)
  expect(await rows()).toEqual([{ id: 'ci-5', seq: other, row: undefined, use: undefined }])
  await store.close()
}

/** Tells one process at a time whose work is due, as it was noted with what was written. */
export async function tellsWhatIsDue(open: (before?: Store) => Promise<Store>): Promise<void> {
  const store = await open()
  const other = await open(store)
  const seq = (await store.replace('ci-7', 0, '{}', 0))!
  expect(await other.takeDue()).toEqual(['ci-7'])
  expect(await store.takeDue()).toEqual([])
  await store.append('ci-7', seq, '{}', 0)
  expect(await store.takeDue()).toEqual(['ci-7'])
  await store.append('ci-7', seq + 1, undefined, 0)
  await store.append('ci-7', seq + 1, '{}')
  expect(await store.takeDue()).toEqual(['ci-7'])
  // What is refused notes nothing.
  expect(await store.append('ci-7', seq, undefined, 0)).toBeDefined()
  expect(await store.replace('ci-7', seq, '{}', 0)).toBeUndefined()
  expect(await store.takeDue()).toEqual([])
  for (const due of [null, 60_000, Infinity]) {
    await store.append('ci-7', seq + 2, undefined, 0)
    await store.append('ci-7', seq + 2, undefined, due)
    expect(await store.takeDue()).toEqual([])
  }
  await store.append('ci-7', seq + 2, undefined, 0)
  await store.remove('ci-7', seq + 2)
  expect(await store.takeDue()).toEqual([])
  await Promise.all([store.close(), other.close()])
}

/** Keeps uploads beside entries and worlds whole, for as long as one of them has them. */
export async function keepsUploads(open: (before?: Store) => Promise<Store>): Promise<void> {
  const [first, second] = ['QUJD', 'REVG'].map(text => `{"a":{"content":"${text.repeat(500)}=="},"b":":\\"x\\":"}`)
  let store = await open()
  const seq = (await store.replace('ci-8', 0, first!))!
  await store.append('ci-8', seq, second)
  await store.append('ci-8', seq + 1, second)
  if (store.isShared) {
    expect(await store.append('ci-8', seq, '{}')).toMatchObject({ seq: seq + 2, entries: [second, second] })
  }
  store = await open(store)
  expect(await store.load('ci-8')).toEqual({ seq: seq + 2, whole: first, tail: [second, second] })
  await store.replace('ci-8', seq + 2, second!)
  await store.append('ci-8', seq + 3, first)
  store = await open(store)
  expect(await store.load('ci-8')).toEqual({ seq: seq + 4, whole: second, tail: [first] })
  await store.remove('ci-8', seq + 4)
  const again = (await store.replace('ci-8', 0, second!))!
  expect(await store.load('ci-8')).toEqual({ seq: again, whole: second, tail: [] })
  await store.close()
}
