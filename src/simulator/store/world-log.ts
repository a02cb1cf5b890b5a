/** One world and its log in a store. */
import { DEFAULT_WORLD } from '../../request/world-name.ts'
import { realNow, realTurn } from '../../time/real-time.ts'
import { changesBetween, type Owners } from '../../world/changes.ts'
import type { WorldSnapshot } from '../../world/snapshot.ts'
import type { SimWorld } from '../sim-world.ts'
import type { Worlds } from '../worlds.ts'
import { type Entry, happenedIn, type ReadWorld, wholeOf, written } from './entries.ts'
import { keptRow, keptUse, type WorldRow } from './listing.ts'
import { leaveToOthers, overdueIn, workOf, workWritten } from './shared-work.ts'
import type { Missed, Store, StoredWorld } from './store.ts'

/** After so many entries, or bytes of them (as many as it has itself, where that is more), a world is written whole. */
const MAX_ENTRIES = 500
const MAX_BYTES = 256 * 1024

/** What a log needs of those who keep it. */
interface LogParts {
  readonly store: Store
  readonly worlds: Worlds
  readonly owners: Owners
  /** Calls the store; words what stands against it. */
  reach<T>(call: () => Promise<T>): Promise<T>
  read(id: string, stored: StoredWorld): ReadWorld
  /** Tells what the store has lost, if it has: what was seen of it, if that was anything. */
  tellLoss(seen: string | undefined): Promise<void>
  /** It is not here any more. */
  forget(log: WorldLog): void
}

/**
 * What the store has of one world. One call is under way at a time, with all that has changed meanwhile. Where another process
 * was first, the world goes back to what is written, and what was not answered yet has to be done again.
 */
export class WorldLog {
  readonly id: string
  readonly #parts: LogParts
  /** Undefined once it has ended. */
  world: SimWorld | undefined
  /** The number of the newest entry that this process knows; 0 where it has written none. */
  seq = 0
  /** What it was when it was written last; undefined where that was another world of its name. */
  #written: WorldSnapshot | undefined
  #resets = 0
  #events = { clears: 0, last: 0 }
  #journal = 0
  /** What the store shows of it in lists; undefined where that is not known. */
  #row: WorldRow | undefined
  #entries = 0
  #bytes = 0
  /** How long it was when it was written whole, characters. */
  #whole = 0
  /** Whether an answer waits for a look at what other processes have written. */
  #isAsked = false
  #isDropped = false
  /** The call that is under way: whether no other process was first. */
  #running: Promise<boolean> | undefined
  /** Whether it only waits for what is executed now, and looks at the world after that. */
  #isGathering = false
  /** The one after it. */
  #next: Promise<boolean> | undefined
  /** When other processes look after its work, real time; undefined: never. */
  #plannedAt: number | undefined

  constructor(world: SimWorld, parts: LogParts) {
    this.id = world.id
    this.#parts = parts
    this.become(world)
  }

  /** Another world of the name takes the place of one that has ended. */
  become(world: SimWorld): this {
    this.world = world
    this.#written = this.#row = undefined
    this.#resets = this.#entries = this.#bytes = this.#whole = this.#journal = 0
    this.#events = { clears: 0, last: 0 }
    if (!this.#parts.store.isShared) return this
    world.events.show({ ...this.#events, list: [] })
    world.onWork = () => {
      // The next answer is refused where it cannot be written.
      if (this.world === world) this.settle()?.catch(() => {})
    }
    return this
  }

  /** Goes on with what the store has. */
  begin(stored: StoredWorld, read: ReadWorld): void {
    const world = this.world!
    const { snapshot, whole, resets, at, events, taken, isCurrent, bytes } = read
    if (this.id === DEFAULT_WORLD && !this.#parts.store.isShared) world.restore(snapshot)
    else if (this.#parts.store.isShared) world.catchUp(snapshot, events)
    world.clock.notBefore(at)
    world.resets = resets
    world.createdAt = whole.createdAt ?? world.createdAt
    leaveToOthers(world, taken)
    this.seq = stored.seq
    this.#row = undefined
    // What is of an earlier version is written whole.
    this.#written = isCurrent ? snapshot : undefined
    this.#resets = resets
    this.#events = { clears: events.clears, last: events.last }
    this.#entries = stored.tail.length
    this.#bytes = bytes
    this.#whole = stored.whole.length
  }

  /**
   * Resolves with whether all that the world has shown and changed until now stands and is written; false where another process
   * was first. Undefined where there is nothing to do. `isAsked`: looks at what others have written even if nothing changed.
   */
  settle(isAsked = false): Promise<boolean> | undefined {
    if (isAsked && this.#parts.store.isShared) this.#isAsked = true
    // This write holds what the caller has changed; the next one could tell that another process was first, and it was done twice.
    if (this.#isGathering) return this.#running
    if (this.#next || !this.#running) return this.#next ?? this.#write()
    const begin = (isFirst: boolean): boolean | Promise<boolean> => {
      this.#next = undefined
      return isFirst ? (this.#write() ?? true) : false
    }
    return (this.#next = this.#running.then(begin, () => begin(true)))
  }

  /** Whether the world can be dropped: it was not used for so many milliseconds, and waits for nothing. */
  isIdle(ms: number): boolean {
    const { world } = this
    const { worlds } = this.#parts
    if (!world || this.#running || this.id === DEFAULT_WORLD || worlds.isHeld(world)) return false
    if (realNow() - worlds.usedAt(world) <= ms || world.isBusy || this.seq === 0) return false
    return overdueIn(world) === undefined && !changesBetween(this.#written, world.snapshot())
  }

  /** Forgets the world here; it goes on elsewhere. */
  drop(): void {
    const { world } = this
    this.#isDropped = true
    this.#parts.forget(this)
    this.world = undefined
    if (world) this.#parts.worlds.drop(world)
  }

  /** Tells the store when other processes look after the world's work. */
  async plan(isPassed = false): Promise<void> {
    const { world } = this
    if (!world || !this.#parts.store.isShared) return
    if (isPassed) this.#plannedAt = undefined
    const inMs = overdueIn(world)
    const at = inMs === undefined ? undefined : realNow() + inMs
    const before = this.#plannedAt
    if (!isPassed && (before === at || (at !== undefined && before !== undefined && before <= at))) return
    await this.#parts.reach(() => this.#parts.store.plan(this.id, inMs))
    this.#plannedAt = at
  }

  /** Begins a write; undefined where there is nothing to write. */
  #write(): Promise<boolean> | undefined {
    const { store, worlds } = this.#parts
    if (this.#isDropped) return Promise.resolve(false)
    if (this.world && !worlds.has(this.world)) this.world = undefined
    if (!store.isShared && this.world && !this.#changes(this.world)) return undefined
    return (this.#running = this.#run(store.isShared))
  }

  async #run(isShared: boolean): Promise<boolean> {
    try {
      // What is executed now is whole before it is written.
      this.#isGathering = isShared
      if (isShared) await this.#executed()
      this.#isGathering = false
      return await this.#put()
    } finally {
      this.#running = undefined
    }
  }

  async #executed(): Promise<void> {
    do await realTurn()
    while ((this.world?.executions ?? 0) > 0)
  }

  /** What has changed since it was written last; undefined where nothing has. */
  #changes(world: SimWorld): { readonly now: WorldSnapshot; readonly entry: Entry } | undefined {
    const now = world.snapshot()
    const { resets } = world
    const changes = changesBetween(this.#written, now)
    const events = this.#parts.store.isShared ? happenedIn(world, this.#events) : undefined
    if (!changes && resets === this.#resets && !events) {
      // The next comparison finds the same tables, and looks into none.
      this.#written = now
      if (!this.#parts.store.isShared || workOf(world).taken.length === 0) return undefined
    }
    const { taken } = workOf(world)
    const entry = { changes, resets, at: world.clock.now(), events }
    return { now, entry: taken.length > 0 ? { ...entry, taken } : entry }
  }

  /** Writes what has changed; whether no other process was first. */
  async #put(): Promise<boolean> {
    const { store, reach, worlds, forget } = this.#parts
    const { id, world } = this
    if (!world) {
      // Another world may have its name meanwhile, or it was only dropped here.
      forget(this)
      await reach(() => store.remove(id))
      return true
    }
    const isAsked = this.#isAsked
    this.#isAsked = false
    const changed = this.#changes(world)
    const [work, { lastId }] = [workOf(world), world.journal]
    if (!changed) {
      const missed = isAsked ? await reach(() => store.append(id, this.seq)) : undefined
      if (missed) return this.#catchUp(world, missed)
      if (isAsked) this.#journal = lastId
      return true
    }
    const { now, entry } = changed
    const text = JSON.stringify(entry)
    const row = store.isShared ? keptRow(world, this.#row, entry.changes) : undefined
    const listing = row && { row: row === this.#row ? undefined : JSON.stringify(row), use: keptUse(world) }
    const [entries, bytes] = [this.#entries + 1, this.#bytes + text.length]
    const isWhole = !this.#written || entries > MAX_ENTRIES || bytes > Math.max(MAX_BYTES, this.#whole)
    const events = store.isShared ? this.#events : undefined
    const whole = isWhole ? JSON.stringify(wholeOf(world, worlds.settings.seedState, now, entry, events)) : ''
    if (isWhole) {
      const seq = await reach(() => store.replace(id, this.seq, whole, listing))
      if (seq === 0) this.drop()
      if (seq === 0) worlds.refuseMore()
      if (seq === undefined) return this.#renew(world)
      this.seq = seq
    } else {
      const missed = await reach(() => store.append(id, this.seq, text, listing))
      if (missed) return this.#catchUp(world, missed)
      this.seq++
    }
    // It may have ended meanwhile, and another one may have its name.
    if (this.world !== world) return true
    this.#written = now
    this.#row = row
    this.#resets = entry.resets
    this.#journal = lastId
    ;[this.#entries, this.#bytes, this.#whole] = isWhole ? [0, 0, whole.length] : [entries, bytes, this.#whole]
    if (entry.events) this.#events = { clears: entry.events.clears, last: entry.events.last }
    if (entry.events) world.events.show(entry.events)
    if (store.isShared) workWritten(world, work)
    await this.plan()
    return true
  }

  /** Goes back to what is written, and on with what other processes have written: what was not answered has to be done again. */
  async #catchUp(world: SimWorld, { entries: texts, seq }: Missed): Promise<boolean> {
    if (!texts || !this.#written) return this.#renew(world)
    await this.#executed()
    if (this.world !== world) return false
    const before = { snapshot: this.#written, events: { ...this.#events, list: [] }, taken: [] }
    const entries = texts.map(text => JSON.parse(text) as Entry) // as they were written
    const all = written(entries, this.#parts.owners, before)
    this.#written = all.snapshot
    this.#row = undefined
    this.seq = seq
    this.#resets = world.resets = all.resets
    this.#events = { clears: all.events.clears, last: all.events.last }
    this.#entries += texts.length
    this.#bytes += texts.reduce((sum, text) => sum + text.length, 0)
    world.journal.takeBack(this.#journal)
    leaveToOthers(world, all.taken)
    world.catchUp(all.snapshot, all.events)
    // Behind what moved the clock, else it would be moved twice.
    world.clock.notBefore(all.at)
    return false
  }

  /** Goes on with what the store has now, where that is not this world with a few more entries. */
  async #renew(world: SimWorld): Promise<boolean> {
    const { store, reach, read, tellLoss, worlds } = this.#parts
    const stored = await reach(() => store.load(this.id))
    const found = stored && read(this.id, stored)
    const isSame = this.id === DEFAULT_WORLD || found?.whole.createdAt === world.createdAt
    const what = stored ? `has entry ${stored.seq} as its newest, after ${this.seq}` : 'is not there any more'
    if (this.seq > (stored?.seq ?? 0)) await tellLoss(isSame ? `the world "${this.id}" ${what}` : undefined)
    await this.#executed()
    if (this.world !== world) return false
    if (!isSame) this.drop()
    else if (stored && found) {
      world.journal.takeBack(this.#journal)
      this.begin(stored, found)
    } else {
      this.seq = 0
      this.become(world)
      world.catchUp(worlds.settings.seedState(), { ...this.#events, list: [] })
    }
    return false
  }
}
