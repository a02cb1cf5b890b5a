/** One world and its log in a store. */
import { DEFAULT_WORLD } from '../../request/world-name.ts'
import { realNow } from '../../time/real-time.ts'
import { changesBetween } from '../../world/changes.ts'
import type { SimWorld } from '../sim-world.ts'
import { changedIn, lastWritten, NOT_WRITTEN } from './changed.ts'
import { type Entry, type ReadWorld, written } from './entries.ts'
import { listingOf, type WorldRow } from './listing.ts'
import type { LogParts } from './log-parts.ts'
import { LogSize } from './log-size.ts'
import { OthersTurn } from './others-turn.ts'
import { dueIn, leaveToOthers, Plan, workOf, workWritten } from './shared-work.ts'
import type { Missed, StoredWorld } from './store.ts'
import { newest } from './written-past.ts'

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
  #written = NOT_WRITTEN
  #journal = 0
  /** What the store shows of it in lists; undefined where that is not known. */
  #row: WorldRow | undefined
  readonly #size: LogSize
  /** Whether an answer waits for a look at what other processes have written. */
  #isAsked = false
  /** Whether it goes on elsewhere. */
  #isDropped = false
  /** The call that is under way, and what has to follow it: whether no other process was first. */
  #running: Promise<boolean> | undefined
  /** The call while it only waits for what is executed now, and looks at the world after that. */
  #gathering: Promise<boolean> | undefined
  /** Writes the world as it was behind the entry that has filled the log; undefined where none has. */
  #filling: (() => string) | undefined
  /** The call after the one that is under way. */
  #next: Promise<boolean> | undefined
  readonly #plan = new Plan()
  /** Whose turn it is to write it. */
  readonly others: OthersTurn

  constructor(world: SimWorld, parts: LogParts) {
    this.id = world.id
    this.#parts = parts
    this.#size = new LogSize(parts.maxEntries)
    this.others = new OthersTurn(parts.turnMs)
    this.become(world)
  }

  /** Another world of the name takes the place of one that has ended. */
  become(world: SimWorld): this {
    this.world = world
    this.#written = NOT_WRITTEN
    this.#row = undefined
    this.#journal = 0
    this.#size.begin()
    if (!this.#parts.store.isShared) return this
    world.events.show({ ...NOT_WRITTEN.events, list: [] })
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
    const { snapshot, whole, resets, at, events, taken, isCurrent } = read
    if (this.id === DEFAULT_WORLD && !this.#parts.store.isShared) world.restore(snapshot)
    else if (this.#parts.store.isShared) world.catchUp(snapshot, events)
    world.clock.notBefore(at)
    world.resets = resets
    world.createdAt = whole.createdAt ?? world.createdAt
    world.nonce = whole.nonce
    leaveToOthers(world, taken)
    this.seq = stored.seq
    this.#row = undefined
    this.#written = lastWritten({ snapshot: isCurrent ? snapshot : undefined, resets, events })
    this.#size.begin(stored.whole.length, stored.tail)
  }

  /**
   * Resolves with whether all that the world has shown and changed until now stands and is written; false where another process
   * was first. Undefined where there is nothing to do. `isAsked`: looks at what others have written even if nothing changed.
   */
  settle(isAsked = false): Promise<boolean> | undefined {
    if (isAsked && this.#parts.store.isShared) this.#isAsked = true
    // This write holds what the caller has changed; the next one could tell that another process was first, and it was done twice.
    if (this.#gathering) return this.#gathering
    if (this.#next || !this.#running) return this.#next ?? this.#write()
    const begin = (isFirst: boolean): boolean | Promise<boolean> => {
      this.#next = undefined
      return isFirst ? (this.#write() ?? true) : false
    }
    return (this.#next = this.#running.then(begin, () => begin(true)))
  }

  /** Resolves once the world is as the store has it now: what is under way may have looked before. Rejects as `settle` does. */
  async look(): Promise<void> {
    const isJoined = !this.#gathering && (this.#running ?? this.#next) !== undefined
    if ((await this.settle(true)) === false && isJoined) await this.settle(true)
  }

  /** Whether the world can be dropped: it was not used for so many milliseconds, and waits for nothing. */
  isIdle(ms: number): boolean {
    const [{ world }, { worlds }] = [this, this.#parts]
    if (!world || this.#running || this.id === DEFAULT_WORLD || worlds.isHeld(world)) return false
    if (realNow() - worlds.usedAt(world) <= ms || world.isBusy || this.seq === 0) return false
    return (dueIn(world) ?? Infinity) === Infinity && !changesBetween(this.#written.snapshot, world.snapshot())
  }

  /** Forgets the world here; it goes on elsewhere. */
  drop(): void {
    if (this.world) this.#parts.worlds.drop(this.world)
    this.#parts.forget(this)
    this.#isDropped = true
    this.world = undefined
  }

  /** Resolves once nothing of it is under way. */
  async end(): Promise<void> {
    await this.#running
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
    if (!store.isShared && this.world && !this.#changes(this.world).entry) return undefined
    const put = this.#gathered(store.isShared)
    if (store.isShared) this.#gathering = put
    this.#running = this.#compacted(put)
    return put
  }

  async #gathered(isShared: boolean): Promise<boolean> {
    // Others have had their turn, and what is executed now is whole, before it is written.
    if (isShared) await this.others.over().then(() => this.#executed())
    this.#gathering = undefined
    return this.#put()
  }

  /** Behind a call that has filled the log, puts the world whole in the place of its entries: its own answers do not wait. */
  async #compacted(put: Promise<boolean>): Promise<boolean> {
    const isFirst = await put.catch(() => true)
    const [filling, seq] = [this.#filling, this.seq]
    this.#filling = undefined
    try {
      if (filling) await this.#parts.turn()
      const whole = filling?.()
      if (whole !== undefined) await this.#parts.store.compact(this.id, seq, whole)
      if (whole !== undefined) this.#size.begin(whole.length)
    } catch {
      // The log goes on, and is compacted a little later.
    }
    this.#running = undefined
    return isFirst
  }

  async #executed(): Promise<void> {
    do await this.#parts.turn()
    while ((this.world?.executions ?? 0) > 0)
  }

  /** What it is now, and the entry of what has changed since it was written last; without one where nothing has. */
  #changes(world: SimWorld): ReturnType<typeof changedIn> {
    const changes = changedIn(world, this.#written, this.#parts.store.isShared)
    // The next comparison finds the same tables, and looks into none.
    if (!changes.entry) this.#written = { ...this.#written, snapshot: changes.now }
    return changes
  }

  /** Writes what has changed; whether no other process was first. */
  async #put(): Promise<boolean> {
    const { store, reach, worlds, forget, whole } = this.#parts
    const { id, world } = this
    if (!world) {
      if (this.#isDropped) return false
      // Another world may have its name meanwhile.
      forget(this)
      return this.seq === 0 || reach(() => store.remove(id, this.seq))
    }
    const isAsked = this.#isAsked
    this.#isAsked = false
    if (this.others.isAhead(this.seq)) {
      const missed = await reach(() => store.append(id, this.seq, undefined, dueIn(world)))
      if (missed) return this.#catchUp(world, missed)
      await this.#executed()
      if (this.world !== world) return false
    }
    const { now, entry } = this.#changes(world)
    const [due, work, { lastId }] = [dueIn(world), workOf(world), world.journal]
    if (!entry) {
      const told = this.isUnplanned ? due : undefined
      if (!isAsked && told === undefined) return true
      const missed = await reach(() => store.append(id, this.seq, undefined, told))
      if (missed) return this.#catchUp(world, missed)
      if (told !== undefined) this.#plan.note(told)
      this.#journal = lastId
      return true
    }
    const text = JSON.stringify(entry)
    const { row, listing } = store.isShared ? listingOf(world, this.#row, entry.changes) : {}
    const isWhole = !this.#written.snapshot || this.#size.isTooLarge(text)
    const isLast = isWhole || this.#size.isFilledBy(text)
    const past = store.isShared && isLast ? newest(world, this.seq === 0 ? undefined : this.#written.events) : undefined
    const write = (): string => JSON.stringify(whole(world, now, { ...entry, ...past }))
    if (isWhole) {
      const all = write()
      const seq = await reach(() => store.replace(id, this.seq, all, due, listing))
      if (seq === 0) this.drop()
      if (seq === 0) worlds.refuseMore()
      if (seq === undefined) return this.#renew(world)
      this.seq = seq
      this.#size.begin(all.length)
    } else {
      const missed = await reach(() => store.append(id, this.seq, text, due, listing))
      if (missed) return this.#catchUp(world, missed)
      this.seq++
      this.others.wasFirst()
      this.#size.add([text])
      if (isLast) this.#filling = write
    }
    // It may have ended meanwhile, and another one may have its name.
    if (this.world !== world) return true
    const { resets, events = this.#written.events } = entry
    this.#written = lastWritten({ snapshot: now, resets, events })
    this.#row = row
    this.#journal = lastId
    if (entry.events) world.events.show(entry.events)
    this.#plan.note(due)
    if (store.isShared) workWritten(world, work)
    return true
  }

  /** Goes back to what is written, and on with what other processes have written: what was not answered has to be done again. */
  async #catchUp(world: SimWorld, { entries: texts, seq, log }: Missed): Promise<boolean> {
    this.others.overtaken()
    const { snapshot, events } = this.#written
    if (!texts || !snapshot) return this.#renew(world)
    await this.#executed()
    if (this.world !== world) return false
    const entries = texts.map(text => JSON.parse(text) as Entry) // as they were written
    const all = written(entries, this.#parts.owners, { snapshot, events: { ...events, list: [] }, taken: [] })
    this.#written = lastWritten(all)
    this.#row = undefined
    this.seq = seq
    world.resets = all.resets
    this.#size.add(texts, log)
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
    const isDefault = this.id === DEFAULT_WORLD
    const found = stored && (isDefault || !stored.isIncomplete) ? read(this.id, stored) : undefined
    const isSame = isDefault || (found && found.whole.nonce === world.nonce)
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
      world.catchUp(worlds.settings.seedState(), { ...NOT_WRITTEN.events, list: [] })
    }
    return false
  }
}
