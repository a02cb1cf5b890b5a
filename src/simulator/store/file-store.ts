import type { ClassicLevel } from 'classic-level'
import { errorCode, errorMessage } from '../../errors/reasons.ts'
import { simulatorError } from '../errors.ts'
import type { Store, StoredWorld } from './store.ts'

/** Every write is on the disk before it resolves. */
const SYNC = { sync: true } as const

/** What keys begin with: a name of a world has none of these characters. */
const WHOLE = 'world!'
const ENTRY = 'entry!'
/** Comes behind all of a world's entries. */
const END = '~'

/**
 * The store in a folder of this machine, which one process has at a time. Refuses with `STORE_UNAVAILABLE` where there is no
 * package for it, where another process has the folder, and where it cannot be read.
 */
export async function openFileStore(folder: string): Promise<Store> {
  const level = await import('classic-level').catch((error: unknown) => {
    const remedy = 'npm install classic-level@3 beside backlot brings it'
    throw simulatorError(
      'STORE_UNAVAILABLE',
      `--store needs the package classic-level (${errorCode(error)}); ${remedy}.`,
    )
  })
  const db = new level.ClassicLevel(folder)
  await db.open().catch((error: unknown) => {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
    const reason =
      errorCode(cause) === 'LEVEL_LOCKED' ? 'another process has it; one uses it at a time' : errorMessage(cause)
    throw simulatorError('STORE_UNAVAILABLE', `The store in ${folder} cannot be opened: ${reason}.`)
  })
  return new FileStore(db)
}

/** Keys are `world!NAME`, for the number of the last entry in it and the world whole, and `entry!NAME!NUMBER` for each one behind it. */
class FileStore implements Store {
  readonly #db: ClassicLevel

  constructor(db: ClassicLevel) {
    this.#db = db
  }

  async list(): Promise<string[]> {
    const keys = await this.#db.keys({ gt: WHOLE, lt: `${WHOLE}${END}` }).all()
    return keys.map(key => key.slice(WHOLE.length))
  }

  async load(world: string): Promise<StoredWorld> {
    const value = (await this.#db.get(WHOLE + world)) ?? ''
    const [, number, whole = ''] = /^(\d+) (.*)$/s.exec(value) ?? []
    const seq = Number(number)
    const tail = await this.#db.values({ gt: entryKey(world, seq), lt: entryKey(world, END) }).all()
    return { seq: seq + tail.length, whole, tail }
  }

  append(world: string, seq: number, entry: string): Promise<void> {
    return this.#db.put(entryKey(world, seq), entry, SYNC)
  }

  async replace(world: string, seq: number, whole: string): Promise<void> {
    const old = await this.#entriesOf(world)
    const put = { type: 'put', key: WHOLE + world, value: `${seq} ${whole}` } as const
    await this.#db.batch([put, ...old], SYNC)
  }

  async remove(world: string): Promise<void> {
    await this.#db.batch([{ type: 'del', key: WHOLE + world }, ...(await this.#entriesOf(world))], SYNC)
  }

  close(): Promise<void> {
    return this.#db.close()
  }

  /** The removal of all that was appended for a world. */
  async #entriesOf(world: string) {
    const keys = await this.#db.keys({ gt: entryKey(world, ''), lt: entryKey(world, END) }).all()
    return keys.map(key => ({ type: 'del', key }) as const)
  }
}

/** Numbers of equal length sort as texts do. */
function entryKey(world: string, seq: number | string): string {
  return `${ENTRY}${world}!${typeof seq === 'number' ? String(seq).padStart(16, '0') : seq}`
}
