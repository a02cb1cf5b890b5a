/** One world and its log in a store. */
import { DEFAULT_WORLD } from '../../request/world-name.ts'
import { realNow } from '../../time/real-time.ts'
import { changesBetween, type Owners } from '../../world/changes.ts'
import type { WorldSnapshot } from '../../world/snapshot.ts'
import type { PastState } from '../../world/undo.ts'
import type { SimWorld } from '../sim-world.ts'
import type { Worlds } from '../worlds.ts'
import { type Entry, type ReadWorld, wholeOf, written } from './entries.ts'
import { keptRow, keptUse, type WorldRow } from './listing.ts'
import { LogSize } from './log-size.ts'
import { dueIn, leaveToOthers, Plan, workOf, workWritten } from './shared-work.ts'
import type { Missed, Store, StoredWorld } from './store.ts'
import { happenedIn, newest } from './written-past.ts'

/** What a log needs of those who keep it. */
export interface LogParts {
  readonly store: Store
  readonly worlds: Worlds
  readonly owners: Owners
  readonly maxEntries: number | undefined
  /** Calls the store; words what stands against it. */
  reach<T>(call: () => Promise<T>): Promise<T>
  read(id: string, stored: StoredWorld): ReadWorld
  /** What a world was after an event, as the store has it. */
  past(id: string, event: number): PastState
  /** Tells what the store has lost, if it has: what was seen of it, if that was anything. */
  tellLoss(seen: string | undefined): Promise<void>
  /** It is not here any more. */
  forget(log: WorldLog): void
  /** Waits until what has come meanwhile had its turn. */
  turn(): Promise<void>
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
  readonly #size: LogSize
  /** Whether an answer waits for a look at what other processes have written. */
  #isAsked = false
  /** Whether it goes on elsewhere. */
  #isDropped = false
  /** The call that is under way: whether no other process was first. */
  #running: Promise<boolean> | undefined
  /** Whether it only waits for what is executed now, and looks at the world after that. */
  #isGathering = false
  /** The one after it. */
  #next: Promise<boolean> | undefined
  readonly #plan = new Plan()

  constructor(world: SimWorld, parts: LogParts) {
    this.id = world.id
    this.#parts = parts
    this.#size = new LogSize(parts.maxEntries)
    this.become(world)
  }

  /** Another world of the name takes the place of one that has ended. */
  become(world: SimWorld): this {
    this.world = world
    this.#written = this.#row = undefined
    this.#resets = this.#journal = 0
    this.#size.begin()
    this.#events = { clears: 0, last: 0 }
    if (!this.#parts.store.isShared) return this
    world.events.show({ ...this.#events, list: [] })
    world.pastOf = event => this.#parts.past(this.id, event)
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
    world.nonce = whole.nonce
    leaveToOthers(world, taken)
    this.seq = stored.seq
    this.#row = undefined
    // What is of an earlier version is written whole.
    this.#written = isCurrent ? snapshot : undefined
    this.#resets = resets
    this.#events = { clears: events.clears, last: events.last }
    this.#size.begin(stored.whole.length, stored.tail.length, bytes)
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

  /** Resolves once the world is as the store has it now: what is under way may have looked before. Rejects as `settle` does. */
  async look(): Promise<void> {
    const isJoined = !this.#isGathering && (this.#running ?? this.#next) !== undefined
    if ((await this.settle(true)) === false && isJoined) await this.settle(true)
  }

  /** Whether the world can be dropped: it was not used for so many milliseconds, and waits for nothing. */
  isIdle(ms: number): boolean {
    const { world } = this
    const { worlds } = this.#parts
    if (!world || this.#running || this.id === DEFAULT_WORLD || worlds.isHeld(world)) return false
    if (realNow() - worlds.usedAt(world) <= ms || world.isBusy || this.seq === 0) return false
    return (dueIn(world) ?? Infinity) === Infinity && !changesBetween(this.#written, world.snapshot())
  }

  /** Forgets the world here; it goes on elsewhere. */
  drop(): void {
    if (this.world) this.#parts.worlds.drop(this.world)
    this.#parts.forget(this)
    this.#isDropped = true
    this.world = undefined
  }

  /** Sees to work that the store has told to be overdue, and tells it when what is left is due. */
  async takeDue(): Promise<void> {
    this.#plan.forget()
    await this.settle(true)
  }

  /** Whether the store has to be told when the world's work is due, though nothing in it has changed. */
  get isUnplanned(): boolean {
    return this.world !== undefined && this.#parts.store.isShared && !this.#plan.holds(dueIn(this.world))
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
    do await this.#parts.turn()
    while ((this.world?.executions ?? 0) > 0)
  }

  /** What has changed since it was written last; undefined where nothing has. */
  #changes(world: SimWorld): { readonly now: WorldSnapshot; readonly entry: Entry } | undefined {
    const now = world.snapshot()
    const { resets } = world
    const changes = changesBetween(this.#written, now)
    const happened = this.#parts.store.isShared ? happenedIn(world, this.#events, this.#written) : undefined
    if (!changes && resets === this.#resets && !happened) {
      // The next comparison finds the same tables, and looks into none.
      this.#written = now
      if (!this.#parts.store.isShared || workOf(world).taken.length === 0) return undefined
    }
    const { taken } = workOf(world)
    const entry = { changes, resets, at: world.clock.now(), ...happened }
    return { now, entry: taken.length > 0 ? { ...entry, taken } : entry }
  }

  /** Writes what has changed; whether no other process was first. */
  async #put(): Promise<boolean> {
    const { store, reach, worlds, forget } = this.#parts
    const { id, world } = this
    if (!world) {
      if (this.#isDropped) return false
      // Another world may have its name meanwhile.
      forget(this)
      return this.seq === 0 || reach(() => store.remove(id, this.seq))
    }
    const isAsked = this.#isAsked
    this.#isAsked = false
    const changed = this.#changes(world)
    const [due, work, { lastId }] = [dueIn(world), workOf(world), world.journal]
    if (!changed) {
      const told = this.isUnplanned ? due : undefined
      if (!isAsked && told === undefined) return true
      const missed = await reach(() => store.append(id, this.seq, undefined, told))
      if (missed) return this.#catchUp(world, missed)
      if (told !== undefined) this.#plan.note(told)
      this.#journal = lastId
      return true
    }
    const { now, entry } = changed
    const text = JSON.stringify(entry)
    const row = store.isShared ? keptRow(world, this.#row, entry.changes) : undefined
    const listing = row && { row: row === this.#row ? undefined : JSON.stringify(row), use: keptUse(world) }
    if (!this.#written || !this.#size.hasRoom(text)) {
      const past = store.isShared ? newest(world, this.seq === 0 ? undefined : this.#events) : undefined
      const whole = JSON.stringify(wholeOf(world, worlds.settings.seedState, now, { ...entry, ...past }))
      const seq = await reach(() => store.replace(id, this.seq, whole, due, listing))
      if (seq === 0) this.drop()
      if (seq === 0) worlds.refuseMore()
      if (seq === undefined) return this.#renew(world)
      this.seq = seq
      this.#size.begin(whole.length)
    } else {
      const missed = await reach(() => store.append(id, this.seq, text, due, listing))
      if (missed) return this.#catchUp(world, missed)
      this.seq++
      this.#size.add(text)
    }
    // It may have ended meanwhile, and another one may have its name.
    if (this.world !== world) return true
    this.#written = now
    this.#row = row
    this.#resets = entry.resets
    this.#journal = lastId
    if (entry.events) this.#events = { clears: entry.events.clears, last: entry.events.last }
    if (entry.events) world.events.show(entry.events)
    this.#plan.note(due)
    if (store.isShared) workWritten(world, work)
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
    this.#size.add(...texts)
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
    const isSame = this.id === DEFAULT_WORLD || (found && found.whole.nonce === world.nonce)
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
