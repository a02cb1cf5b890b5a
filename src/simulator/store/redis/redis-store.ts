import { errorMessage } from '../../../errors/reasons.ts'
import { DEFAULT_WORLD } from '../../../request/world-name.ts'
import { realNow } from '../../../time/real-time.ts'
import { TAKEN_MS } from '../../../webhooks/shared-work.ts'
import { type Client, connect, inTime } from './connection.ts'
import { DURABILITY_SETTINGS, durabilityOf } from './durability.ts'
import { loadWorld } from './load.ts'
import { RedisLooks } from './looks.ts'
import {
  APPEND,
  COMPACT,
  LACKS_UPLOAD,
  LIST,
  LOOK,
  type LuaScript,
  MARK,
  type RedisMissed,
  type RedisRow,
  REMOVE,
  REPLACE,
  ROWS,
  TAKE_DUE,
} from './scripts.ts'
import type { DueIn, Listing, Missed, Store, StoredRow, StoredWorld } from '../store.ts'
import { TouchedWorlds } from './touched-worlds.ts'
import { named, type Uploads, uploadsIn, withoutUploads, withUploads } from '../uploads.ts'

/** A look at a world prolongs its life once in so many milliseconds, or in half of that life. */
const TOUCH_MS = 60_000
/** How often worlds that have ended by themselves are looked for at most, to make room, real milliseconds. */
const PRUNE_MS = 1000
/** The number that no entry has. */
const NO_ENTRY = -1

/** How worlds are kept in Redis. */
export interface RedisStoreOptions {
  /** Host, port, user, password and database; `rediss:` is TLS. */
  readonly url: string
  /** What keys begin with. */
  readonly prefix: string
  /** How long a world other than `default` is kept that is not used, milliseconds. */
  readonly ttl: number
  /** How many worlds there may be besides `default`. */
  readonly maxWorlds: number
}

/**
 * The store in Redis, or Valkey, which many processes use at the same time. Refuses with `STORE_UNAVAILABLE` where Redis
 * cannot be reached.
 */
export async function openRedisStore(options: RedisStoreOptions): Promise<RedisStore> {
  const [client, news] = await connect(options.url)
  return new RedisStore(client, news, options)
}

/** A world is a hash (whole, and the number it was whole at, and that of its newest entry), a stream of entries, and a hash of uploads. */
export class RedisStore implements Store {
  readonly isShared = true
  readonly #client: Client
  readonly #news: Client
  readonly #prefix: string
  readonly #ttl: number
  readonly #maxWorlds: number
  readonly #looks = new RedisLooks((keys, expected) => this.#call(LOOK, keys, expected))
  /** The mark of the installation as it was last; undefined before it was read. */
  #mark: { readonly made: string; readonly newest: number } | undefined
  /** When it was looked last for worlds that have ended by themselves, because there was no room for another one. */
  #prunedAt = 0
  readonly #touched = new TouchedWorlds()

  constructor(client: Client, news: Client, { prefix, ttl, maxWorlds }: RedisStoreOptions) {
    this.#client = client
    this.#news = news
    this.#prefix = prefix
    this.#ttl = ttl
    this.#maxWorlds = maxWorlds
    client.on('ready', () => this.#touched.clear())
  }

  /** What an acknowledged change survives, in a sentence or two. */
  async durability(): Promise<string> {
    return durabilityOf(await inTime(this.#client.configGet([...DURABILITY_SETTINGS])).catch(() => undefined))
  }

  async enter(): Promise<number> {
    return (await inTime(this.#client.incr(this.#key('processes')))) - 1
  }

  async list(): Promise<string[]> {
    const names = (await this.#call(LIST, [this.#key('worlds')], [this.#prefix])) as string[] // as the script answers
    return names.toSorted()
  }

  async rows(): Promise<StoredRow[]> {
    const rows = await this.#call(ROWS, [this.#key('worlds')], [this.#prefix])
    return (rows as readonly RedisRow[]).map(([id, seq, row, use, lifeMs]) => ({
      id,
      seq: Number(seq),
      row: row ?? undefined,
      use: use || undefined,
      // One that lives for ever has no time to live.
      idleMs: lifeMs < 0 ? undefined : Math.max(0, this.#ttl - lifeMs),
    }))
  }

  async load(world: string): Promise<StoredWorld | undefined> {
    const keys = { world: this.#world(world), log: this.#log(world), uploads: this.#uploads(world) }
    const loaded = await inTime(loadWorld(this.#client, keys))
    if (loaded) this.#touched.note(world, 0)
    return loaded
  }

  async append(
    world: string,
    expected: number,
    entry?: string,
    due?: DueIn,
    listing?: Listing,
  ): Promise<Missed | undefined> {
    const touchedAt = this.#touched.at(world)
    const isLook = entry === undefined && due === undefined
    // What another process has written comes with the other script.
    if (isLook && touchedAt !== undefined && (await this.#looks.isNewest(this.#world(world), expected))) {
      const isOld = realNow() - touchedAt >= Math.min(TOUCH_MS, this.#ttl / 2)
      if (isOld && world !== DEFAULT_WORLD) this.#prolong(world, expected)
      return undefined
    }
    const known = touchedAt === undefined ? NO_ENTRY : expected
    const { text, uploads } = withoutUploads(entry ?? '')
    const values = [known, entry === undefined ? '' : expected + 1, text, this.#ttlOf(world)]
    const kept = this.#kept(world, due, listing)
    const answer = await this.#send(world, uploads, sent =>
      this.#call(APPEND, this.#keys(world), [...values, ...kept, '', ...sent]),
    )
    if (answer === null) {
      this.#touched.note(world, realNow())
      return undefined
    }
    const [seq, count = 0, whole = 0, ...entries] = answer as RedisMissed
    if (entries.length === 0) return { seq: Number(seq), entries: undefined }
    return { seq: Number(seq), entries: await this.#whole(world, entries), log: { entries: count, whole } }
  }

  async replace(
    world: string,
    expected: number,
    whole: string,
    due?: DueIn,
    listing?: Listing,
  ): Promise<number | undefined> {
    const known = expected > 0 && this.#touched.at(world) === undefined ? NO_ENTRY : expected
    const most = known === 0 && world !== DEFAULT_WORLD ? this.#maxWorlds : ''
    const { text, uploads } = withoutUploads(whole)
    const values = [known, known === 0 ? '' : expected + 1, text, this.#ttlOf(world)]
    const kept = this.#kept(world, due, listing)
    const put = () =>
      this.#send(world, uploads, sent => this.#call(REPLACE, this.#keys(world), [...values, ...kept, most, ...sent]))
    let seq = await put()
    if (seq === '0' && realNow() - this.#prunedAt > PRUNE_MS) {
      this.#prunedAt = realNow()
      await this.list()
      seq = await put()
    }
    if (seq === null) return undefined
    if (seq !== '0') this.#touched.note(world, realNow())
    if (known === 0 && this.#mark) this.#mark = { ...this.#mark, newest: Math.max(this.#mark.newest, Number(seq)) }
    return Number(seq)
  }

  async compact(world: string, seq: number, whole: string): Promise<void> {
    const { text, uploads } = withoutUploads(whole)
    const given = [seq, text, ...uploads.keys()]
    // Behind a new connection another entry may have the number.
    if (this.#touched.at(world) !== undefined) await this.#call(COMPACT, this.#keys(world).slice(0, 3), given)
  }

  async isLost(): Promise<boolean> {
    const [made = '', number] = (await this.#call(MARK, [this.#key('mark')], [])) as string[] // as the script answers
    const [before, newest] = [this.#mark, Number(number)]
    this.#mark = { made, newest }
    const isLost = before !== undefined && (before.made !== made || newest < before.newest)
    if (isLost) this.#touched.clear()
    return isLost
  }

  async remove(world: string, expected: number): Promise<boolean> {
    const isRemoved = (await this.#call(REMOVE, this.#keys(world), [expected, this.#key('news'), world])) !== null
    if (isRemoved) this.#touched.forget(world)
    return isRemoved
  }

  async takeDue(): Promise<string[]> {
    return (await this.#call(TAKE_DUE, [this.#key('due')], [this.#prefix, TAKEN_MS])) as string[] // as the script answers
  }

  async follow(onNews: Parameters<Store['follow']>[0]): Promise<void> {
    const tell = ([world = '', seq]: string[]): void => onNews(world, seq === undefined ? undefined : Number(seq))
    await inTime(this.#news.subscribe(this.#key('news'), message => tell(message.split(' '))))
  }

  async close(): Promise<void> {
    this.#client.destroy()
    this.#news.destroy()
  }

  /** What the scripts that write a world note and keep beside it. */
  #kept(world: string, due: DueIn | undefined, { row = '', use }: Listing = { use: '' }): readonly string[] {
    return [toArgument(due), this.#key('news'), world, row, use]
  }

  /**
   * Has a text written with its uploads, by name in turn: each '' where Redis has it, and all as they are where it has removed
   * one since it was asked, because a world was put whole.
   */
  async #send(world: string, uploads: Uploads, write: (sent: readonly string[]) => Promise<unknown>): Promise<unknown> {
    if (uploads.size === 0) return write([])
    const known = new Set(await inTime(this.#client.hKeys(this.#uploads(world))))
    const answer = await write([...uploads].flatMap(([name, content]) => [name, known.has(name) ? '' : content]))
    return answer === LACKS_UPLOAD ? write([...uploads].flat()) : answer
  }

  /** Entries with their uploads; undefined where some are not there any more, so that the world has to be loaded anew. */
  async #whole(world: string, entries: readonly string[]): Promise<string[] | undefined> {
    const names = uploadsIn(entries)
    if (names.length === 0) return [...entries]
    const uploads = named(names, await inTime(this.#client.hmGet(this.#uploads(world), names)))
    return uploads.size < names.length ? undefined : entries.map(entry => withUploads(entry, uploads))
  }

  async #call({ sha, text }: LuaScript, keys: string[], values: readonly (string | number)[]): Promise<unknown> {
    const given = [String(keys.length), ...keys, ...values.map(String)]
    try {
      return await inTime(this.#client.sendCommand(['EVALSHA', sha, ...given]))
    } catch (error) {
      if (!errorMessage(error).startsWith('NOSCRIPT')) throw error
      return inTime(this.#client.sendCommand(['EVAL', text, ...given]))
    }
  }

  /** Has a world live on from now; no answer waits for the disk because of that. */
  #prolong(world: string, seq: number): void {
    this.#touched.note(world, realNow())
    const given = [seq, '', '', this.#ttlOf(world), ...this.#kept(world, undefined), '']
    this.#call(APPEND, this.#keys(world), given).catch(() => {
      if (this.#touched.at(world) !== undefined) this.#touched.note(world, 0)
    })
  }

  #ttlOf(world: string): number | '' {
    return world === DEFAULT_WORLD ? '' : Math.max(1, Math.ceil(this.#ttl))
  }

  #key(name: string): string {
    return `${this.#prefix}:${name}`
  }

  #world(world: string): string {
    return this.#key(`{${world}}:world`)
  }

  #log(world: string): string {
    return this.#key(`{${world}}:log`)
  }

  #keys(world: string): string[] {
    const own = [this.#world(world), this.#log(world), this.#uploads(world)]
    return [...own, ...['worlds', 'due', 'mark'].map(name => this.#key(name))]
  }

  #uploads(world: string): string {
    return this.#key(`{${world}}:uploads`)
  }
}

function toArgument(due: DueIn | undefined): string {
  if (due === undefined) return ''
  return due === Infinity ? 'inf' : String(due && Math.ceil(due))
}
