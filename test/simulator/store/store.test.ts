/** What every store does, and what only one on a disk does. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openFileStore } from '../../../src/simulator/store/file-store.ts'
import type { Store } from '../../../src/simulator/store/store.ts'
import { MemoryStore } from './memory-store.ts'

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'backlot-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Opens a store that is empty, and again what is left of it. */
const STORES: Readonly<Record<string, () => (before?: Store) => Promise<Store>>> = {
  memory: () => async before => new MemoryStore(before instanceof MemoryStore ? before.contents : undefined),
  file: () => {
    const folder = temporaryFolder()
    return async before => {
      await before?.close()
      return openFileStore(folder)
    }
  },
}

test.each(Object.entries(STORES))('[ours] a store keeps what was written, in its order (%s)', async (_, create) => {
  const open = create()
  let store = await open()
  expect(await store.list()).toEqual([])
  await store.replace('ci-4', 1, '{"a":"ä\n "}')
  await store.replace('ci-42', 7, '{}')
  for (let seq = 2; seq <= 12; seq++) await store.append('ci-4', seq, `{"seq":${seq}}`)
  await store.append('ci-42', 8, '{"other":1}')
  store = await open(store)
  expect((await store.list()).toSorted()).toEqual(['ci-4', 'ci-42'])
  const tail = Array.from({ length: 11 }, (_one, index) => `{"seq":${index + 2}}`)
  expect(await store.load('ci-4')).toEqual({ seq: 12, whole: '{"a":"ä\n "}', tail })
  // An entry that was refused may be there all the same: the next one has its number.
  await store.append('ci-42', 8, '{"other":2}')
  await store.replace('ci-4', 13, '{"b":1}')
  await store.append('ci-4', 14, '{"seq":14}')
  store = await open(store)
  expect(await store.load('ci-4')).toEqual({ seq: 14, whole: '{"b":1}', tail: ['{"seq":14}'] })
  expect((await store.load('ci-42')).seq).toBe(8)
  await store.remove('ci-4')
  store = await open(store)
  expect(await store.list()).toEqual(['ci-42'])
  // What comes again under the name has nothing of what was removed.
  await store.replace('ci-4', 1, '{}')
  expect(await store.load('ci-4')).toEqual({ seq: 1, whole: '{}', tail: [] })
  await store.close()
})

test('[ours] STORE_UNAVAILABLE: a store that lacks an entry before others', async () => {
  const folder = temporaryFolder()
  const store = await openFileStore(folder)
  await store.replace('ci-4', 1, '{}')
  for (const seq of [2, 4]) await store.append('ci-4', seq, '{}')
  await expect(store.load('ci-4')).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message:
      'The store lacks entry 3 of the world "ci-4", but has later ones: its files were damaged; put back a copy of the folder.',
  })
  await store.close()
})

test('[ours] a new folder is for its user alone', async () => {
  const folder = join(temporaryFolder(), 'worlds')
  await (await openFileStore(folder)).close()
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

test('[ours] STORE_UNAVAILABLE: a folder that another process has, and one that cannot be made', async () => {
  const folder = temporaryFolder()
  const store = await openFileStore(folder)
  await expect(openFileStore(folder)).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: `The store in ${folder} cannot be opened: another process has it; one uses it at a time.`,
  })
  await store.close()
  await expect(openFileStore('/dev/null/store')).rejects.toThrow('The store in /dev/null/store cannot be opened: ')
  await (await openFileStore(folder)).close()
})
