/** What every store does, and what only one on a disk does. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { expect, onTestFinished, test } from 'vitest'
import { openFileStore } from '../../../src/simulator/store/file-store.ts'
import type { Store } from '../../../src/simulator/store/store.ts'
import { MemoryStore } from './memory-store.ts'
import {
  compactsItsEntries,
  keepsUploads,
  keepsWhatListsShow,
  keepsWhatWasWritten,
  refusesWhatIsOld,
  tellsNews,
  tellsWhatIsDue,
} from './suite.ts'

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'backlot-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Opens a store that is empty, and again what is left of it. */
const STORES: Readonly<Record<string, () => (before?: Store) => Promise<Store>>> = {
  memory: () => async before => new MemoryStore(before instanceof MemoryStore ? before : undefined),
  'memory that is shared': () => async before =>
    new MemoryStore(before instanceof MemoryStore ? before : undefined, true),
  file: () => {
    const folder = temporaryFolder()
    return async before => {
      await before?.close()
      return openFileStore(folder)
    }
  },
}

test.each(Object.entries(STORES))('[ours] a store keeps what was written, in its order (%s)', async (_, create) => {
  await expect(keepsWhatWasWritten(create())).resolves.toBeUndefined()
})

test.each(Object.entries(STORES))('[ours] a store refuses what builds on an older entry (%s)', async (_, create) => {
  await expect(refusesWhatIsOld(create())).resolves.toBeUndefined()
})

test.each(Object.entries(STORES))('[ours] a store keeps uploads as long as they are needed (%s)', async (_, create) => {
  await expect(keepsUploads(create())).resolves.toBeUndefined()
})

test.each(Object.entries(STORES))(
  '[ours] a store compacts a log, and keeps what is behind it (%s)',
  async (_, create) => {
    await expect(compactsItsEntries(create())).resolves.toBeUndefined()
  },
)

test('[ours] a store that is shared tells what was written, and what was sent in vain', async () => {
  await expect(tellsNews(STORES['memory that is shared']!())).resolves.toBeUndefined()
})

test('[ours] an upload lies under a key of its own, is written once, and goes with the world that has it', async () => {
  const folder = temporaryFolder()
  const content = Buffer.alloc(100_000, 'upload').toString('base64')
  const world = `{"content":"${content}"}`
  const look = async (work: (files: ClassicLevel) => Promise<unknown>) => {
    const files = new ClassicLevel(folder)
    const found = await work(files)
    await files.close()
    return found
  }
  const keysOf = (files: ClassicLevel) => files.keys().all()
  const change = async (work: (store: Store) => Promise<unknown>) => {
    const store = await openFileStore(folder)
    const { seq = 0 } = (await store.load('ci-4')) ?? {}
    await work(store)
    await store.close()
    return seq
  }
  await change(store => store.replace('ci-4', 0, '{}'))
  await change(store => store.append('ci-4', 1, world))
  const [entry, upload] = (await look(keysOf)) as string[]
  expect(await look(files => files.get(entry!))).toBe(`{"content":{"$upload":"${upload!.split('!')[2]}"}}`)
  // Neither another entry nor the world whole writes it again.
  await look(files => files.put(upload!, 'as before'))
  await change(store => store.append('ci-4', 2, world))
  await change(store => store.replace('ci-4', 3, world))
  expect(await look(files => files.get(upload!))).toBe('as before')
  await change(store => store.replace('ci-4', 4, '{}'))
  expect(await look(keysOf)).toEqual(['world!ci-4'])
  await change(store => store.append('ci-4', 5, world))
  await change(store => store.remove('ci-4', 6))
  expect(await look(keysOf)).toEqual([])
})

test('[ours] a store that is shared tells one process at a time what is due, as it was noted with an entry', async () => {
  await expect(tellsWhatIsDue(STORES['memory that is shared']!())).resolves.toBeUndefined()
})

test('[ours] a store that processes share keeps what lists show of worlds', async () => {
  await expect(keepsWhatListsShow(STORES['memory that is shared']!())).resolves.toBeUndefined()
})

test('[ours] STORE_UNAVAILABLE: a store that lacks an entry before others', async () => {
  const folder = temporaryFolder()
  const store = await openFileStore(folder)
  await store.replace('ci-4', 0, '{}')
  await store.append('ci-4', 1, '{}')
  await store.close()
  const files = new ClassicLevel(folder)
  await files.put('entry!ci-4!0000000000000004', '{}')
  await files.close()
  const damaged = await openFileStore(folder)
  await expect(damaged.load('ci-4')).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message:
      'The store lacks entry 3 of the world "ci-4", but has later ones: its files were damaged; put back a copy of the folder.',
  })
  await damaged.close()
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

test.each([
  ['a file of another program', { 'mine.txt': 'mine', LOG: 'mine' }, "it holds mine.txt, which is no store's"],
  ["a file in place of LevelDB's", { CURRENT: 'mine\n', 'mine.json': '' }, "it holds mine.json, which is no store's"],
])('[ours] a folder with %s is no store, and stays as it was', async (_, files, reason) => {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  await expect(openFileStore(folder)).rejects.toThrow(
    `The store in ${folder} cannot be opened: ${reason}; name a folder of its own with --store.`,
  )
  expect(Object.fromEntries(readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'utf8')]))).toEqual(
    files,
  )
})

test('[ours] the database of another program is no store', async () => {
  const folder = temporaryFolder()
  const theirs = new ClassicLevel(folder)
  await theirs.put('META:https://shop.example', 'x')
  await theirs.close()
  await expect(openFileStore(folder)).rejects.toThrow('another program keeps its own there; name a folder of its own')
})

test('[ours] a store whose files were cut says so', async () => {
  const folder = temporaryFolder()
  await (await openFileStore(folder)).close()
  truncateSync(join(folder, 'CURRENT'))
  await expect(openFileStore(folder)).rejects.toThrow(
    /cannot be opened: Corruption: .*; put back a copy of the folder\.$/,
  )
})

test.skipIf(process.platform !== 'linux')('[ours] a folder that no program can make is refused at once', async () => {
  await expect(openFileStore('/proc/none')).rejects.toThrow('The store in /proc/none cannot be opened: ENOENT')
})
