import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ClassicLevel } from 'classic-level'
import { errorCode, errorMessage } from '../../errors/reasons.ts'
import { listFolder, makeFolder, readBytes } from '../../format/files.ts'
import { simulatorError } from '../errors.ts'
import type { Missed, Store, StoredWorld } from './store.ts'
import { named, type Uploads, uploadsIn, withoutUploads, withUploads } from './uploads.ts'

/** Every write is on the disk before it resolves. */
const SYNC = { sync: true } as const

/** What keys begin with: a name of a world has none of these characters. */
const WHOLE = 'world!'
const ENTRY = 'entry!'
const UPLOAD = 'upload!'
/** What the first key of a store begins with. */
const OUR_KEYS = /^[a-z]+!/
/** The files of LevelDB, and what systems put into folders by themselves. */
const LEVEL_FILES = /^(?:CURRENT|LOCK|LOG|LOG\.old|MANIFEST-\d+|\d+\.\w+|\..*|lost\+found)$/
const REMEDY = 'name a folder of its own with --store'
/** Comes behind all of a world's entries and uploads. */
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
  const open = async (): Promise<ClassicLevel> => {
    // For this user alone: passwords and tokens are in it.
    makeFolder(folder)
    assertNoOthers(folder)
    const db = new level.ClassicLevel(folder)
    await db.open()
    const [first = WHOLE] = await db.keys({ limit: 1 }).all()
    if (OUR_KEYS.test(first)) return db
    await db.close()
    throw new Error(`another program keeps its own there; ${REMEDY}`)
  }
  const db = await open().catch((error: unknown): never => {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
    throw simulatorError('STORE_UNAVAILABLE', `The store in ${folder} cannot be opened: ${reasonOf(cause)}.`)
  })
  return new FileStore(db)
}

/** Refuses a folder with files of others, before anything is written there; a store may have files beside it. */
function assertNoOthers(folder: string): void {
  const other = listFolder(folder).find(name => !LEVEL_FILES.test(name))
  const current = other && readBytes(pathToFileURL(join(folder, 'CURRENT')))?.toString()
  if (other !== undefined && !/^MANIFEST-\d+\n$/.test(current ?? ''))
    throw new Error(`it holds ${other}, which is no store's; ${REMEDY}`)
}

function reasonOf(cause: unknown): string {
  const code = errorCode(cause) ?? ''
  if (code === 'LEVEL_LOCKED') return 'another process has it; one uses it at a time'
  if (code === 'LEVEL_CORRUPTION') return `${errorMessage(cause)}; put back a copy of the folder`
  return code === '' ? errorMessage(cause) : `${errorMessage(cause)}; ${REMEDY}`
}

/** Keys are `world!NAME`, for the number of the last entry in it and the world whole, `entry!NAME!NUMBER` for each one behind it, and `upload!NAME!DIGEST`. */
class FileStore implements Store {
  readonly isShared = false
  readonly #db: ClassicLevel
  /** The numbers of the worlds' newest entries, of those that were loaded or written. */
  readonly #newest = new Map<string, number>()
  /** How many writes have failed, and how many had when the folder was opened last. */
  #failures = 0
  #failuresBefore = 0
  #opening: Promise<void> | undefined

  constructor(db: ClassicLevel) {
    this.#db = db
  }

  async enter(): Promise<number> {
    return 0
  }

  async list(): Promise<string[]> {
    const keys = await this.#db.keys({ gt: WHOLE, lt: `${WHOLE}${END}` }).all()
    return keys.map(key => key.slice(WHOLE.length))
  }

  async load(world: string): Promise<StoredWorld | undefined> {
    const value = await this.#db.get(WHOLE + world)
    if (value === undefined) return undefined
    const [, number, whole = ''] = /^(\d+) (.*)$/s.exec(value) ?? []
    const seq = Number(number)
    const entries = await this.#db.iterator({ gt: entryKey(world, seq), lt: entryKey(world, END) }).all()
    const gap = entries.findIndex(([key], index) => key !== entryKey(world, seq + 1 + index))
    if (gap >= 0) {
      const sentence = `The store lacks entry ${seq + 1 + gap} of the world "${world}", but has later ones`
      throw simulatorError('STORE_UNAVAILABLE', `${sentence}: its files were damaged; put back a copy of the folder.`)
    }
    const newest = seq + entries.length
    const texts = [whole, ...entries.map(([, entry]) => entry)]
    const names = uploadsIn(texts)
    const uploads = named(names, await this.#db.getMany(names.map(name => uploadKey(world, name))))
    this.#newest.set(world, newest)
    const [first = '', ...tail] = texts.map(text => withUploads(text, uploads))
    return { seq: newest, whole: first, tail }
  }

  async append(world: string, expected: number, entry?: string): Promise<Missed | undefined> {
    const newest = this.#newest.get(world) ?? 0
    if (newest !== expected) return { seq: newest }
    if (entry === undefined) return undefined
    const { text, uploads } = withoutUploads(entry)
    const put = { type: 'put', key: entryKey(world, expected + 1), value: text } as const
    await this.#write(async () => this.#db.batch([put, ...(await this.#unwritten(world, uploads))], SYNC))
    this.#newest.set(world, expected + 1)
    return undefined
  }

  async replace(world: string, expected: number, whole: string): Promise<number | undefined> {
    if ((this.#newest.get(world) ?? 0) !== expected) return undefined
    const seq = expected + 1
    const { text, uploads } = withoutUploads(whole)
    const put = { type: 'put', key: WHOLE + world, value: `${seq} ${text}` } as const
    await this.#write(async () => {
      const written = await this.#unwritten(world, uploads)
      await this.#db.batch([put, ...written, ...(await this.#othersOf(world, uploads))], SYNC)
    })
    this.#newest.set(world, seq)
    return seq
  }

  async compact(world: string, seq: number, whole: string): Promise<void> {
    // One process appends, and calls of it come one after the other.
    if (this.#newest.get(world) !== seq) return
    const { text, uploads } = withoutUploads(whole)
    const put = { type: 'put', key: WHOLE + world, value: `${seq} ${text}` } as const
    await this.#write(async () => this.#db.batch([put, ...(await this.#othersOf(world, uploads))], SYNC))
  }

  async remove(world: string, expected: number): Promise<boolean> {
    if ((this.#newest.get(world) ?? 0) !== expected) return false
    const del = { type: 'del', key: WHOLE + world } as const
    await this.#write(async () => this.#db.batch([del, ...(await this.#othersOf(world))], SYNC))
    return this.#newest.delete(world)
  }

  async takeDue(): Promise<string[]> {
    return []
  }

  async follow(): Promise<void> {}

  close(): Promise<void> {
    return this.#db.close()
  }

  /**
   * Writes. A write that fails, as on a full disk, may leave half a record in the file, and what comes behind that is not read
   * again: the folder is opened anew before the next write, and what was written meanwhile counts as failed too.
   */
  async #write(work: () => Promise<void>): Promise<void> {
    if (this.#failures > this.#failuresBefore) await (this.#opening ??= this.#openAnew())
    const failures = this.#failures
    try {
      await work()
    } catch (error) {
      this.#failures++
      throw error
    }
    if (this.#failures > failures) throw new Error('a write beside this one failed')
  }

  async #openAnew(): Promise<void> {
    const failures = this.#failures
    try {
      await this.#db.close()
      await this.#db.open()
      this.#failuresBefore = failures
    } finally {
      this.#opening = undefined
    }
  }

  /** The removal of all that was appended for a world, and of its uploads but these. */
  async #othersOf(world: string, kept: Uploads = new Map()) {
    const keys = await this.#db.keys({ gt: entryKey(world, ''), lt: entryKey(world, END) }).all()
    const others = (await this.#uploadsOf(world)).filter(name => !kept.has(name))
    return [...keys, ...others.map(name => uploadKey(world, name))].map(key => ({ type: 'del', key }) as const)
  }

  /** The writing of these uploads, but for those that are there. */
  async #unwritten(world: string, uploads: Uploads) {
    const written = new Set(uploads.size > 0 ? await this.#uploadsOf(world) : [])
    const fresh = [...uploads].filter(([name]) => !written.has(name))
    return fresh.map(([name, value]) => ({ type: 'put', key: uploadKey(world, name), value }) as const)
  }

  async #uploadsOf(world: string): Promise<string[]> {
    const keys = await this.#db.keys({ gt: uploadKey(world, ''), lt: uploadKey(world, END) }).all()
    return keys.map(key => key.slice(uploadKey(world, '').length))
  }
}

function uploadKey(world: string, name: string): string {
  return `${UPLOAD}${world}!${name}`
}

/** Numbers of equal length sort as texts do. */
function entryKey(world: string, seq: number | string): string {
  return `${ENTRY}${world}!${typeof seq === 'number' ? String(seq).padStart(16, '0') : seq}`
}
