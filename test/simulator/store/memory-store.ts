import { realNow } from '../../../src/time/real-time.ts'
import { KEPT_BEHIND } from '../../../src/simulator/store/redis/scripts.ts'
import type { DueIn, Listing, Missed, Store, StoredRow, StoredWorld } from '../../../src/simulator/store/store.ts'
import { TAKEN_MS } from '../../../src/webhooks/shared-work.ts'

/** What several stores of one memory share: they are what several processes have. */
interface Shared {
  readonly contents: Map<string, StoredWorld>
  /** Of worlds that were put whole the entries before that. */
  readonly behind: Map<string, readonly string[]>
  readonly due: Map<string, number>
  readonly listings: Map<string, Listing>
  readonly followers: Set<Parameters<Store['follow']>[0]>
  numbers: number
  processes: number
}

/** A store that lives as long as its test: another one opened on the same contents is what a restart finds. */
export class MemoryStore implements Store {
  readonly isShared: boolean
  readonly contents: Map<string, StoredWorld>
  readonly #shared: Shared
  /** Thrown by each call while it is set. */
  fault: Error | undefined
  /** Whether it was emptied and has not told it. */
  hasLost = false
  /** How many worlds there may be besides `default`. */
  maxWorlds = Infinity
  /** Each call waits for it. */
  gate: Promise<void> | undefined
  /** Told of each entry and whole world that it has taken. */
  onWritten: (() => void) | undefined
  /** Whether news of others do not reach this one. */
  isDeaf = false

  /** On a copy of these contents, or on those of another store, as another process has it. */
  constructor(
    from: ReadonlyMap<string, StoredWorld> | MemoryStore = new Map(),
    isShared = from instanceof MemoryStore,
  ) {
    this.isShared = isShared
    this.#shared =
      from instanceof MemoryStore
        ? from.#shared
        : {
            contents: new Map(from),
            behind: new Map(),
            due: new Map(),
            listings: new Map(),
            followers: new Set(),
            numbers: 0,
            processes: 0,
          }
    this.contents = this.#shared.contents
  }

  async enter(): Promise<number> {
    return this.isShared ? this.#shared.processes++ : 0
  }

  async list(): Promise<string[]> {
    return [...this.contents.keys()]
  }

  async isLost(): Promise<boolean> {
    const { hasLost } = this
    this.hasLost = false
    return hasLost
  }

  async rows(): Promise<StoredRow[]> {
    await this.#ready()
    const { contents, listings } = this.#shared
    return [...contents].map(([id, { seq }]) => ({ id, seq, ...listings.get(id) }))
  }

  async load(world: string): Promise<StoredWorld | undefined> {
    await this.#ready()
    return this.contents.get(world)
  }

  async append(
    world: string,
    expected: number,
    entry?: string,
    due?: DueIn,
    listing?: Listing,
  ): Promise<Missed | undefined> {
    await this.#ready()
    const stored = this.contents.get(world) ?? { seq: 0, whole: '', tail: [] }
    const { seq, whole, tail } = stored
    const missed = seq - expected
    const entries = [...(this.#shared.behind.get(world) ?? []), ...tail]
    if (missed < 0 || missed > entries.length) return { seq, entries: undefined }
    const log = { entries: tail.length, whole: whole.length }
    if (missed > 0 && entry !== undefined) for (const follower of this.#shared.followers) follower(world, undefined)
    if (missed > 0) return { seq, entries: entries.slice(-missed), log }
    this.#plan(world, due)
    if (entry === undefined) return undefined
    this.contents.set(world, { ...stored, seq: seq + 1, tail: [...tail, entry] })
    this.#list(world, listing)
    this.#tell(world)
    return undefined
  }

  async replace(
    world: string,
    expected: number,
    whole: string,
    due?: DueIn,
    listing?: Listing,
  ): Promise<number | undefined> {
    await this.#ready()
    if ((this.contents.get(world)?.seq ?? 0) !== expected) return undefined
    const others = [...this.contents.keys()].filter(name => name !== 'default').length
    if (expected === 0 && world !== 'default' && others >= this.maxWorlds) return 0
    const seq = expected === 0 && this.isShared ? ++this.#shared.numbers * 1_000_000 : expected + 1
    this.contents.set(world, { seq, whole, tail: [] })
    this.#shared.behind.delete(world)
    this.#plan(world, due)
    this.#list(world, listing)
    this.#tell(world)
    return seq
  }

  async compact(world: string, seq: number, whole: string): Promise<void> {
    await this.#ready()
    const { seq: newest, tail } = this.contents.get(world) ?? { seq: 0, tail: [] }
    const later = newest - seq
    if (later < 0 || later >= tail.length) return
    const entries = [...(this.#shared.behind.get(world) ?? []), ...tail]
    this.#shared.behind.set(world, entries.slice(0, entries.length - later).slice(-KEPT_BEHIND))
    this.contents.set(world, { seq: newest, whole, tail: tail.slice(tail.length - later) })
  }

  async remove(world: string, expected: number): Promise<boolean> {
    await this.#ready()
    if (this.contents.get(world)?.seq !== expected) return false
    this.contents.delete(world)
    this.#shared.due.delete(world)
    this.#shared.listings.delete(world)
    this.#tell(world)
    return true
  }

  #plan(world: string, due: DueIn | undefined): void {
    if (due === null) this.#shared.due.delete(world)
    else if (due !== undefined) this.#shared.due.set(world, realNow() + due)
  }

  /** The worlds whose work is planned. */
  planned(): string[] {
    return [...this.#shared.due.keys()]
  }

  async takeDue(): Promise<string[]> {
    await this.#ready()
    const now = realNow()
    const names = [...this.#shared.due].flatMap(([world, at]) => (at <= now ? [world] : []))
    for (const world of names) this.#shared.due.set(world, now + TAKEN_MS)
    return names
  }

  async follow(onNews: Parameters<Store['follow']>[0]): Promise<void> {
    this.#shared.followers.add((...news) => {
      if (!this.isDeaf) onNews(...news)
    })
  }

  async close(): Promise<void> {}

  #list(world: string, listing: Listing | undefined): void {
    const { listings } = this.#shared
    if (listing) listings.set(world, { use: listing.use, row: listing.row ?? listings.get(world)?.row })
  }

  #tell(world: string): void {
    this.onWritten?.()
    for (const follower of this.#shared.followers) follower(world, this.contents.get(world)?.seq ?? 0)
  }

  async #ready(): Promise<void> {
    await this.gate
    if (this.fault) throw this.fault
  }
}

/** A store in which another process is always first. */
export class OvertakingStore extends MemoryStore {
  override async append(...given: Parameters<Store['append']>): Promise<Missed | undefined> {
    const [world, expected, entry] = given
    if (entry !== undefined) await super.append(world, expected, '{"resets":0,"at":0}')
    return super.append(...given)
  }

  override async replace(...given: Parameters<Store['replace']>): Promise<number | undefined> {
    const [, expected] = given
    return expected > 0 ? undefined : super.replace(...given)
  }
}
