import type { Listing, Missed, Store, StoredRow, StoredWorld } from '../../../src/simulator/store/store.ts'

/** What several stores of one memory share: they are what several processes have. */
interface Shared {
  readonly contents: Map<string, StoredWorld>
  readonly due: Map<string, number>
  readonly listings: Map<string, Listing>
  readonly followers: Set<(world: string) => void>
  numbers: number
}

/** A store that lives as long as its test: another one opened on the same contents is what a restart finds. */
export class MemoryStore implements Store {
  readonly isShared: boolean
  readonly contents: Map<string, StoredWorld>
  readonly #shared: Shared
  #isBegun = false
  /** Thrown by each call while it is set. */
  fault: Error | undefined
  /** Whether it was emptied and has not told it. */
  hasLost = false
  /** How many worlds there may be besides `default`. */
  maxWorlds = Infinity
  /** Each call waits for it. */
  gate: Promise<void> | undefined
  /** Thrown by `plan` while it is set. */
  planFault: Error | undefined
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
        : { contents: new Map(from), due: new Map(), listings: new Map(), followers: new Set(), numbers: 0 }
    this.contents = this.#shared.contents
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

  async append(world: string, expected: number, entry?: string, listing?: Listing): Promise<Missed | undefined> {
    await this.#ready()
    const { seq, whole, tail } = this.contents.get(world) ?? { seq: 0, whole: '', tail: [] }
    const missed = seq - expected
    if (missed !== 0) return { seq, entries: missed > 0 && missed <= tail.length ? tail.slice(-missed) : undefined }
    if (entry === undefined) return undefined
    this.contents.set(world, { seq: seq + 1, whole, tail: [...tail, entry] })
    this.#list(world, listing)
    this.#tell(world)
    return undefined
  }

  async replace(world: string, expected: number, whole: string, listing?: Listing): Promise<number | undefined> {
    await this.#ready()
    if ((this.contents.get(world)?.seq ?? 0) !== expected) return undefined
    const others = [...this.contents.keys()].filter(name => name !== 'default').length
    if (expected === 0 && world !== 'default' && others >= this.maxWorlds) return 0
    const seq = expected === 0 && this.isShared ? ++this.#shared.numbers * 1_000_000 : expected + 1
    this.contents.set(world, { seq, whole, tail: [] })
    this.#list(world, listing)
    this.#tell(world)
    return seq
  }

  async remove(world: string): Promise<void> {
    await this.#ready()
    this.contents.delete(world)
    this.#shared.listings.delete(world)
    this.#tell(world)
  }

  async plan(world: string, inMs: number | undefined): Promise<void> {
    if (this.planFault) throw this.planFault
    if (inMs === undefined) this.#shared.due.delete(world)
    else this.#shared.due.set(world, performance.now() + inMs)
  }

  /** The worlds whose work is planned. */
  planned(): string[] {
    return [...this.#shared.due.keys()]
  }

  async due(): Promise<string[]> {
    await this.#ready()
    const isFirst = !this.#isBegun && !this.isShared
    this.#isBegun = true
    if (isFirst) return this.list()
    return [...this.#shared.due].flatMap(([world, at]) => (at <= performance.now() ? [world] : []))
  }

  async follow(onNews: (world: string) => void): Promise<void> {
    this.#shared.followers.add(world => {
      if (!this.isDeaf) onNews(world)
    })
  }

  async close(): Promise<void> {}

  #list(world: string, listing: Listing | undefined): void {
    const { listings } = this.#shared
    if (listing) listings.set(world, { use: listing.use, row: listing.row ?? listings.get(world)?.row })
  }

  #tell(world: string): void {
    for (const follower of this.#shared.followers) follower(world)
  }

  async #ready(): Promise<void> {
    await this.gate
    if (this.fault) throw this.fault
  }
}

/** A store in which another process is always first. */
export class OvertakingStore extends MemoryStore {
  override async append(
    world: string,
    expected: number,
    entry?: string,
    listing?: Listing,
  ): Promise<Missed | undefined> {
    if (entry !== undefined) await super.append(world, expected, '{"resets":0,"at":0}')
    return super.append(world, expected, entry, listing)
  }

  override async replace(
    world: string,
    expected: number,
    whole: string,
    listing?: Listing,
  ): Promise<number | undefined> {
    return expected > 0 ? undefined : super.replace(world, expected, whole, listing)
  }
}
