/** Worlds that outlive the process: what changes in them is in a store before an answer shows it. */
import { errorMessage } from '../../errors/reasons.ts'
import { SimError } from '../../errors/sim-error.ts'
import type { DocumentFormat } from '../../format/document.ts'
import type { MaybePromise } from '../../request/message.ts'
import { DEFAULT_WORLD } from '../../request/world-name.ts'
import { realEvery, realNow } from '../../time/real-time.ts'
import type { Owners } from '../../world/changes.ts'
import { simulatorError } from '../errors.ts'
import type { SimWorld } from '../sim-world.ts'
import { ownersOf } from '../world-format.ts'
import type { Worlds } from '../worlds.ts'
import { readWorld, wholeOf } from './entries.ts'
import { Found, isLack, NotListed, NotLoaded } from './found.ts'
import { listOthers } from './list-others.ts'
import type { ListedWorld } from './listing.ts'
import { Loading } from './loading.ts'
import type { LogLimits } from './log-parts.ts'
import { Losses } from './losses.ts'
import { takeOverdue } from './shared-work.ts'
import type { Store } from './store.ts'
import { WorldLogs } from './world-logs.ts'
import { pastIn } from './written-past.ts'

/** So many requests to one world a process has numbers for that no other one gives. */
const REQUEST_NUMBERS = 1_000_000_000
/** How often what no answer waits for is written, such as what jobs have changed, real milliseconds. */
const WRITE_EVERY_MS = 1000
/** How long a request is tried again that other processes overtake, real milliseconds. */
const MOVED_MS = 2000
/** How long an unused world stays in memory where other processes have it too, real milliseconds. */
const IDLE_MS = 60_000

/** What is kept where. */
interface PersistenceParts extends LogLimits {
  readonly worlds: Worlds
  readonly store: Store
  readonly format: DocumentFormat
  /** What has work done again and again; by real time by default. */
  readonly every?: typeof realEvery
}

/** Keeps worlds in a store, alone or beside other processes. */
export class Persistence {
  readonly #worlds: Worlds
  readonly #store: Store
  readonly #format: DocumentFormat
  readonly #owners: Owners
  readonly #logs: WorldLogs
  readonly #loading: Loading
  /** For the request that is being begun now. */
  #found = new Found()
  readonly #losses: Losses
  #stopWriting: (() => void) | undefined
  /** Why the store did not take the last change; undefined where it did. */
  reason: string | undefined
  /** Whether the process ends soon: clients of a proxy are to go elsewhere. */
  isEnding = false

  private constructor({ worlds, store, format, ...limits }: PersistenceParts) {
    this.#worlds = worlds
    this.#store = store
    this.#format = format
    this.#losses = new Losses(() => this.#reach(async () => store.isLost?.()))
    this.#owners = ownersOf(format)
    this.#logs = new WorldLogs({
      store,
      worlds,
      reach: call => this.#reach(call),
      read: (id, stored) => readWorld(id, stored, format, this.#owners),
      whole: (world, now, entry) => wholeOf(world, format, worlds.settings.seedState, now, entry),
      owners: this.#owners,
      ...limits,
      past: (id, event) => this.#found.past(id, event),
      tellLoss: seen => this.#losses.tell(seen),
    })
    this.#loading = new Loading({
      worlds,
      logs: this.#logs,
      format,
      owners: this.#owners,
      read: id => this.#reach(() => store.load(id)),
      remove: (id, seq) => this.#reach(() => store.remove(id, seq)),
      make: (id, create) => this.#made(id, create),
    })
  }

  /** Goes on with the worlds of a store, and keeps all worlds there from now on. Refuses with `NEWER_FORMAT`. */
  static async open(parts: PersistenceParts): Promise<Persistence> {
    const persistence = new Persistence(parts)
    const { store, worlds, every = realEvery } = parts
    try {
      const requestsAbove = (await store.enter()) * REQUEST_NUMBERS
      for (const one of [worlds, worlds.require(DEFAULT_WORLD)]) one.requestsAbove = requestsAbove
      const stored = store.isShared ? [] : await store.list()
      for (const world of new Set([DEFAULT_WORLD, ...stored])) await persistence.#loading.load(world)
      if (store.isShared) await persistence.#share()
      await persistence.commitAll()
    } catch (error) {
      await store.close()
      throw error
    }
    // Nothing is written before all is read.
    persistence.#stopWriting = every(WRITE_EVERY_MS, () => {
      // Health tells it, and the next answer is refused.
      persistence.#tick().catch(() => {})
    })
    return persistence
  }

  /**
   * Does what a request asks for, and answers once all that it shows is written; does it again where another process was first.
   * `isFinal` says that it was answered already. Rejects with `STORE_UNAVAILABLE`, and with `WORLD_MOVED` when others are first
   * for too long.
   */
  async serve<T>(work: () => MaybePromise<T>, isFinal = () => false): Promise<T> {
    const until = realNow() + MOVED_MS
    const found = new Found()
    do {
      const used = new Set<SimWorld>()
      const [outcome] = await Promise.allSettled([this.#begin(work, used, found)])
      const isRefused = outcome.status === 'rejected'
      if (isRefused && isLack(outcome.reason)) await this.#find(outcome.reason, found)
      else if (isFinal() || (await this.#areWritten(used, found))) {
        if (isRefused) throw outcome.reason
        return outcome.value
      } else found.forgetNames()
    } while (realNow() < until)
    const sentence = 'Other processes changed the world first for two seconds; nothing was done: ask again.'
    throw simulatorError('WORLD_MOVED', sentence)
  }

  /** Resolves once all is written that has changed, and all ends. Rejects with `STORE_UNAVAILABLE`. */
  async commitAll(): Promise<void> {
    for (const world of this.#worlds.list()) this.#logs.of(world)
    await Promise.all([...this.#logs.all()].map(log => log.settle()))
  }

  /** Resolves once a world is here as the store has it now. Rejects with `STORE_UNAVAILABLE`, and where it has to be loaded anew. */
  async catchUp(world: SimWorld): Promise<void> {
    if (this.#worlds.has(world)) await this.#logs.of(world).look()
    if (!this.#worlds.has(world)) throw new NotLoaded(world.id)
  }

  /** Whether the store has removed a world that is to end and cannot be loaded. Throws `NotLoaded`, so that `serve` sees to it. */
  isEnded(id: string): boolean {
    return this.#store.isShared && !this.#worlds.find(id) && this.#found.isEnded(id)
  }

  /** How many worlds there are in the store. */
  async count(): Promise<number> {
    return (await this.#reach(() => this.#store.list())).length
  }

  /**
   * The worlds of the store that are not here; those that are become what other processes have made of them. `isWhole`: with
   * all credentials, for which it loads worlds that have many.
   */
  async listOthers(isWhole: boolean): Promise<ListedWorld[]> {
    const rows = await this.#reach(async () => this.#store.rows?.())
    return rows ? listOthers(rows, this.#logs, isWhole, id => this.#loading.load(id)) : []
  }

  /** Writes what is not written yet, and lets another process use the store. */
  async close(): Promise<void> {
    this.#stopWriting?.()
    try {
      await this.commitAll()
    } finally {
      await Promise.all([...this.#logs.all()].map(log => log.end()))
      await this.#store.close()
    }
  }

  /** Other processes use the store too. */
  async #share(): Promise<void> {
    await this.#losses.tell()
    const worlds = this.#worlds
    worlds.isAlone = false
    worlds.beforeUnknown = id => this.#found.assertAbsent(id)
    worlds.isElsewhere = id => this.#found.isTaken(id)
    worlds.onHold = world => this.#look(world)
    await this.#store.follow((id, seq) => {
      const log = this.#logs.get(id)
      log?.others.heard(seq, log.seq)
      if (seq !== undefined && log?.world && worlds.isHeld(log.world)) this.#look(log.world)
    })
  }

  /** Has readers of a world told what other processes have written; where the store is away, with a later look. */
  #look(world: SimWorld): void {
    if (!this.#worlds.has(world)) return
    const looked = this.#logs.of(world).look()
    looked.catch(() => {})
  }

  async #tick(): Promise<void> {
    const { isShared } = this.#store
    for (const { world } of isShared ? this.#logs.all() : []) if (world) takeOverdue(world)
    const written = this.commitAll()
    if (!isShared) return written
    // A world that cannot be written, or loaded, holds up no other one: its next answer is refused.
    await written.catch(() => {})
    for (const log of this.#logs.all()) {
      const { world } = log
      // News may have been lost with a connection, and the store keeps what is looked at.
      if (world && (log.isUnplanned || this.#worlds.isHeld(world))) this.#look(world)
      else if (log.isIdle(IDLE_MS)) log.drop()
    }
    await this.#losses.tell()
    for (const id of await this.#reach(() => this.#store.takeDue())) await this.#takeDue(id).catch(() => {})
  }

  /** Sees to a world whose work is overdue. */
  async #takeDue(id: string): Promise<void> {
    if (!this.#logs.get(id)) await this.#loading.load(id)
    const log = this.#logs.get(id)
    if (log?.world) takeOverdue(log.world, true)
    await log?.takeDue()
  }

  async #begin<T>(work: () => MaybePromise<T>, used: Set<SimWorld>, found: Found): Promise<T> {
    const [usedBefore, foundBefore] = [this.#worlds.used, this.#found]
    this.#worlds.used = used
    this.#found = found
    try {
      return work() as Promise<T> // or what it resolves with, which is the same to the caller
    } finally {
      this.#worlds.used = usedBefore
      this.#found = foundBefore
    }
  }

  /** Looks up what a request lacked. Rejects with what `pastIn` refuses. */
  async #find(lack: NotLoaded | NotListed, found: Found): Promise<void> {
    if (lack instanceof NotListed) {
      found.keepNames(await this.#reach(() => this.#store.list()))
      return
    }
    const { id, event, isToEnd } = lack
    if (event === undefined) {
      const isFresh = !this.#loading.has(id)
      const isThere = isToEnd ? this.#loading.loadToEnd(id, () => found.keepEnded(id)) : this.#loading.load(id)
      if (!(await isThere)) found.keepAbsent(id)
      else if (isFresh) found.keepFresh(id)
      return
    }
    const stored = await this.#reach(() => this.#store.load(id))
    if (stored) found.keepPast(id, event, pastIn(id, stored, event, this.#format, this.#owners))
    // It is not written yet, or not any more.
    else await this.#logs.get(id)?.settle(true)
  }

  /** Whether all that these worlds were for a request stands; what is new is written last. */
  async #areWritten(used: ReadonlySet<SimWorld>, found: Found): Promise<boolean> {
    if ([...used].some(world => this.#worlds.isDropped(world))) return false
    const logs = [...used].flatMap(world => this.#logs.ofUsed(world) ?? [])
    if (logs.length === 1) {
      const [log] = logs
      const isFresh = found.isFresh(log!.id)
      const isFirst = (await log!.settle(!isFresh)) !== false
      // It is used, and lives on: no answer waits for that.
      if (isFresh) log!.settle(true)?.catch(() => {})
      return isFirst
    }
    const [old, fresh] = [logs.filter(({ seq }) => seq > 0), logs.filter(({ seq }) => seq === 0)]
    const stand = await Promise.all(old.map(log => log.settle(true)))
    if (!stand.includes(false)) return !(await Promise.all(fresh.map(log => log.settle(true)))).includes(false)
    for (const log of fresh) if (log.id !== DEFAULT_WORLD) log.drop()
    return false
  }

  #made(id: string, create: () => SimWorld): SimWorld {
    const before = this.#found
    this.#found = new Found([id])
    try {
      return create()
    } finally {
      this.#found = before
    }
  }

  /** Calls the store; words what stands against it. */
  async #reach<T>(call: () => Promise<T>): Promise<T> {
    try {
      const answer = await call()
      this.reason = undefined
      return answer
    } catch (error) {
      if (error instanceof SimError) throw error
      this.reason = errorMessage(error)
      const sentence = `The store cannot be written (${this.reason}); what was asked for may be lost`
      throw simulatorError('STORE_UNAVAILABLE', `${sentence}: ask again.`)
    }
  }
}
