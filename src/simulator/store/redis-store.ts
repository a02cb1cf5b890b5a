import { errorCode, errorMessage } from '../../errors/reasons.ts'
import { DEFAULT_WORLD } from '../../request/world-name.ts'
import { REAL_TIME, realNow } from '../../time/real-time.ts'
import { simulatorError } from '../errors.ts'
import { APPEND, DUE, LIST, type LuaScript, MARK, PLAN, REPLACE, ROWS } from './redis-scripts.ts'
import type { Listing, Missed, Store, StoredRow, StoredWorld } from './store.ts'

/** How long Redis may take to answer, real milliseconds; then it counts as away. */
const ANSWER_MS = 1500
/** How long after a failure the next connection is tried, real milliseconds. */
const RECONNECT_MS = 100
/** A look at a world prolongs its life once in so many milliseconds, or in half of that life. */
const TOUCH_MS = 60_000
/** How many worlds are remembered that were read or written. */
const MAX_KNOWN = 20_000
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

type Client = ReturnType<(typeof import('@redis/client'))['createClient']>

/**
 * The store in Redis, or Valkey, which many processes use at the same time. Refuses with `STORE_UNAVAILABLE` where Redis
 * cannot be reached.
 */
export async function openRedisStore(options: RedisStoreOptions): Promise<RedisStore> {
  const { createClient } = await import('@redis/client')
  let isBegun = false
  const client: Client = createClient({
    url: options.url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: ANSWER_MS,
      reconnectStrategy: (_, cause) => (isBegun ? RECONNECT_MS : cause),
    },
  })
  const news = client.duplicate()
  // Calls tell it.
  for (const one of [client, news]) one.on('error', () => {})
  try {
    await Promise.all([client.connect(), news.connect()])
  } catch (error) {
    client.destroy()
    if (news.isOpen) news.destroy()
    const { host, hostname } = new URL(options.url)
    const reason = errorMessage(error) || errorCode(error)
    throw simulatorError('STORE_UNAVAILABLE', `Redis at ${host || hostname} cannot be used: ${reason}.`)
  }
  isBegun = true
  return new RedisStore(client, news, options)
}

/** A world is a hash (whole, and the number it was whole at, and that of its newest entry) and a stream of entries. */
export class RedisStore implements Store {
  readonly isShared = true
  readonly #client: Client
  readonly #news: Client
  readonly #prefix: string
  readonly #ttl: number
  readonly #maxWorlds: number
  /** The mark of the installation as it was last; undefined before it was read. */
  #mark: { readonly made: string; readonly newest: number } | undefined
  /** When it was looked last for worlds that have ended by themselves, because there was no room for another one. */
  #prunedAt = 0
  /**
   * The worlds that this connection has read or written, the latest last, and when it prolonged their lives. Others are loaded
   * before they are written: a Redis that came back may have lost entries, and then has others of the same numbers.
   */
  readonly #touchedAt = new Map<string, number>()

  constructor(client: Client, news: Client, { prefix, ttl, maxWorlds }: RedisStoreOptions) {
    this.#client = client
    this.#news = news
    this.#prefix = prefix
    this.#ttl = ttl
    this.#maxWorlds = maxWorlds
    client.on('ready', () => this.#touchedAt.clear())
  }

  /** What an acknowledged change survives, in a sentence. */
  async durability(): Promise<string> {
    const config = await inTime(this.#client.configGet(['appendonly', 'appendfsync', 'save'])).catch(() => undefined)
    if (!config) return 'How durable Redis is cannot be read; what was acknowledged is as safe as it is set there.'
    const { appendonly, appendfsync, save } = config
    if (appendonly === 'yes' && appendfsync === 'always')
      return 'Redis has appendfsync always: what was acknowledged survives its end, too.'
    if (appendonly === 'yes')
      return `Redis has appendfsync ${appendfsync}: when it dies it may lose what was acknowledged in the last second or more.`
    return save
      ? 'Redis writes snapshots only (appendonly no): when it dies it loses what was acknowledged since the last one.'
      : 'Redis writes nothing to its disk (appendonly no, save empty): what was acknowledged ends with it.'
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
    const read = this.#client.multi().hGetAll(this.#world(world)).xRange(this.#log(world), '-', '+').exec()
    const [hash, entries] = await inTime(read)
    const { seq, whole } = hash as unknown as Readonly<Record<string, string>> // as Redis answers these two
    if (seq === undefined || whole === undefined) return undefined
    this.#touched(world, 0)
    const tail = (entries as unknown as readonly StreamEntry[]).map(({ message }) => message['e'] ?? '')
    return { seq: Number(seq), whole, tail }
  }

  async append(world: string, expected: number, entry?: string, listing?: Listing): Promise<Missed | undefined> {
    const touchedAt = this.#touchedAt.get(world)
    const isTouched = entry === undefined && realNow() - (touchedAt ?? 0) < Math.min(TOUCH_MS, this.#ttl / 2)
    const known = touchedAt === undefined ? NO_ENTRY : expected
    const values = [known, entry === undefined ? '' : expected + 1, entry ?? '', isTouched ? '' : this.#ttlOf(world)]
    const answer = await this.#run(APPEND, world, values, listing)
    if (answer === null) {
      if (!isTouched) this.#touched(world, realNow())
      return undefined
    }
    const [seq = '0', ...entries] = answer as readonly string[] // as the script answers
    return { seq: Number(seq), entries: entries.length > 0 ? entries : undefined }
  }

  async replace(world: string, expected: number, whole: string, listing?: Listing): Promise<number | undefined> {
    const known = expected > 0 && !this.#touchedAt.has(world) ? NO_ENTRY : expected
    const most = known === 0 && world !== DEFAULT_WORLD ? this.#maxWorlds : ''
    const values = [known, known === 0 ? '' : expected + 1, whole, this.#ttlOf(world)]
    const put = () => this.#run(REPLACE, world, values, listing, most)
    let seq = await put()
    if (seq === '0' && realNow() - this.#prunedAt > PRUNE_MS) {
      this.#prunedAt = realNow()
      await this.list()
      seq = await put()
    }
    if (seq === null) return undefined
    if (seq !== '0') this.#touched(world, realNow())
    if (known === 0 && this.#mark) this.#mark = { ...this.#mark, newest: Math.max(this.#mark.newest, Number(seq)) }
    return Number(seq)
  }

  async isLost(): Promise<boolean> {
    const [made = '', number] = (await this.#call(MARK, [this.#key('mark')], [])) as string[] // as the script answers
    const [before, newest] = [this.#mark, Number(number)]
    this.#mark = { made, newest }
    const isLost = before !== undefined && (before.made !== made || newest < before.newest)
    if (isLost) this.#touchedAt.clear()
    return isLost
  }

  async remove(world: string): Promise<void> {
    const keys = [this.#world(world), this.#log(world)]
    const gone = this.#client.multi().del(keys).sRem(this.#key('worlds'), world).zRem(this.#key('due'), world)
    await inTime(gone.publish(this.#key('news'), world).exec())
    this.#touchedAt.delete(world)
  }

  async plan(world: string, inMs: number | undefined): Promise<void> {
    if (inMs === undefined) await inTime(this.#client.zRem(this.#key('due'), world))
    else await this.#call(PLAN, [this.#key('due')], [Math.ceil(inMs), world])
  }

  async due(): Promise<string[]> {
    return (await this.#call(DUE, [this.#key('due')], [])) as string[] // as the script answers
  }

  async follow(onNews: (world: string) => void): Promise<void> {
    await inTime(this.#news.subscribe(this.#key('news'), onNews))
  }

  async close(): Promise<void> {
    this.#client.destroy()
    this.#news.destroy()
  }

  #run(
    script: LuaScript,
    world: string,
    values: readonly (string | number)[],
    { row = '', use }: Listing = { use: '' },
    most: number | '' = '',
  ): Promise<unknown> {
    const keys = [this.#world(world), this.#log(world), this.#key('worlds'), this.#key('mark')]
    return this.#call(script, keys, [...values, this.#key('news'), world, most, row, use])
  }

  async #call({ sha, text }: LuaScript, keys: string[], values: readonly (string | number)[]): Promise<unknown> {
    const given = { keys, arguments: values.map(String) }
    try {
      return await inTime(this.#client.evalSha(sha, given))
    } catch (error) {
      if (!errorMessage(error).startsWith('NOSCRIPT')) throw error
      return inTime(this.#client.eval(text, given))
    }
  }

  #touched(world: string, at: number): void {
    this.#touchedAt.delete(world)
    this.#touchedAt.set(world, at)
    const [oldest = world] = this.#touchedAt.keys()
    if (this.#touchedAt.size > MAX_KNOWN) this.#touchedAt.delete(oldest)
  }

  #ttlOf(world: string): number | '' {
    return world === DEFAULT_WORLD ? '' : Math.max(1, Math.ceil(this.#ttl))
  }

  #key(name: string): string {
    return `${this.#prefix}:${name}`
  }

  /** Both keys of a world are in one slot of a cluster. */
  #world(world: string): string {
    return this.#key(`{${world}}:world`)
  }

  #log(world: string): string {
    return this.#key(`{${world}}:log`)
  }
}

/** What the script of rows answers of a world. */
type RedisRow = readonly [id: string, seq: string, row: string | null, use: string | null, lifeMs: number]

interface StreamEntry {
  readonly message: Readonly<Record<string, string>>
}

/** The answer, or a rejection when Redis takes too long: it may be paused, or out of reach. */
function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const lift = REAL_TIME.after(ANSWER_MS, () => reject(new Error(`Redis does not answer within ${ANSWER_MS} ms`)))
    answer.then(resolve, reject).finally(lift)
  })
}
