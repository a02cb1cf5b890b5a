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
import type { Worlds } from '../worlds.ts'
import { readWorld, settingsOf } from './entries.ts'
import { type ListedWorld, readRow } from './listing.ts'
import { Losses } from './losses.ts'
import { NotLoaded } from './not-loaded.ts'
import { takeOverdue } from './shared-work.ts'
import type { Store } from './store.ts'
import { WorldLog } from './world-log.ts'

/** How often what no answer waits for is written, such as what jobs have changed, real milliseconds. */
const WRITE_EVERY_MS = 1000
/** How long a request is tried again that other processes overtake, real milliseconds. */
const MOVED_MS = 2000
/** How long an unused world stays in memory where other processes have it too, real milliseconds. */
const IDLE_MS = 60_000

/** What is kept where. */
interface PersistenceParts {
  readonly worlds: Worlds
  readonly store: Store
  readonly format: DocumentFormat
}

/** Keeps worlds in a store, alone or beside other processes. */
export class Persistence {
  readonly #worlds: Worlds
  readonly #store: Store
  readonly #format: DocumentFormat
  readonly #owners: Owners
  readonly #logs = new Map<string, WorldLog>()
  readonly #loading = new Map<string, Promise<boolean>>()
  /** The worlds that are not in the store, for the request that looks for them now. */
  #absent: ReadonlySet<string> = new Set()
  readonly #losses: Losses
  #stopWriting: (() => void) | undefined
  /** Why the store did not take the last change; undefined where it did. */
  reason: string | undefined
  /** Whether the process ends soon: clients of a proxy are to go elsewhere. */
  isEnding = false

  private constructor({ worlds, store, format }: PersistenceParts) {
    this.#worlds = worlds
    this.#store = store
    this.#format = format
    this.#losses = new Losses(() => this.#reach(async () => store.isLost?.()))
    const byName = <O extends { readonly name: string }>(owners: readonly O[]) =>
      new Map(owners.map(owner => [owner.name, owner]))
    this.#owners = { states: byName(format.vendors), parts: byName(format.parts()) }
  }

  /** Goes on with the worlds of a store, and keeps all worlds there from now on. Refuses with `NEWER_FORMAT`. */
  static async open(parts: PersistenceParts): Promise<Persistence> {
    const persistence = new Persistence(parts)
    const { store } = parts
    try {
      for (const world of new Set([DEFAULT_WORLD, ...(await store.due())])) await persistence.#load(world)
      if (store.isShared) await persistence.#share()
      await persistence.commitAll()
    } catch (error) {
      await store.close()
      throw error
    }
    // Nothing is written before all is read.
    persistence.#stopWriting = realEvery(WRITE_EVERY_MS, () => {
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
    const absent = new Set<string>()
    do {
      const used = new Set<SimWorld>()
      const [outcome] = await Promise.allSettled([this.#begin(work, used, absent)])
      const isRefused = outcome.status === 'rejected'
      if (isRefused && outcome.reason instanceof NotLoaded) {
        const { id } = outcome.reason
        if (!(await this.#load(id))) absent.add(id)
      } else if (isFinal() || (await this.#areWritten(used))) {
        if (isRefused) throw outcome.reason
        return outcome.value
      } else absent.clear()
    } while (realNow() < until)
    throw simulatorError(
      'WORLD_MOVED',
      'Other processes changed the world first for two seconds; nothing was done: ask again.',
    )
  }

  /** Resolves once all is written that has changed, and all ends. Rejects with `STORE_UNAVAILABLE`. */
  async commitAll(): Promise<void> {
    for (const world of this.#worlds.list()) this.#logOf(world)
    await Promise.all([...this.#logs.values()].map(log => log.settle()))
  }

  /** Resolves once a world is here as the store has it now. Rejects with `STORE_UNAVAILABLE`. */
  async catchUp(world: SimWorld): Promise<void> {
    await this.#logOf(world).settle(true)
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
    if (!rows) return []
    const newest = new Map(rows.map(({ id, seq }) => [id, seq]))
    const old = [...this.#logs.values()].filter(({ id, seq }) => seq > 0 && newest.get(id) !== seq)
    await Promise.all(old.map(log => log.settle(true)))
    const others: ListedWorld[] = []
    for (const row of rows) {
      if (this.#logs.has(row.id)) continue
      const listed = readRow(row)
      if (listed && !(isWhole && listed.hasMore)) others.push(listed)
      else await this.#load(row.id)
    }
    return others
  }

  /** Writes what is not written yet, and lets another process use the store. */
  async close(): Promise<void> {
    this.#stopWriting?.()
    try {
      await this.commitAll()
    } finally {
      await this.#store.close()
    }
  }

  /** Other processes use the store too. */
  async #share(): Promise<void> {
    await this.#losses.tell()
    const worlds = this.#worlds
    worlds.isAlone = false
    worlds.beforeUnknown = id => {
      if (!this.#absent.has(id)) throw new NotLoaded(id)
    }
    worlds.onHold = world => this.#look(world)
    await this.#store.follow(id => {
      const world = this.#logs.get(id)?.world
      if (world && worlds.isHeld(world)) this.#look(world)
    })
  }

  /** Has readers of a world told what other processes have written; where the store is away, with a later look. */
  #look(world: SimWorld): void {
    if (this.#worlds.has(world))
      this.#logOf(world)
        .settle(true)
        ?.catch(() => {})
  }

  async #tick(): Promise<void> {
    const { isShared } = this.#store
    for (const { world } of isShared ? this.#logs.values() : []) if (world) takeOverdue(world)
    const written = this.commitAll()
    if (!isShared) return written
    // A world that cannot be written, or loaded, holds up no other one: its next answer is refused.
    await written.catch(() => {})
    for (const log of this.#logs.values()) {
      const { world } = log
      // News may have been lost with a connection, and the store keeps what is looked at.
      if (world && this.#worlds.isHeld(world)) this.#look(world)
      else if (log.isIdle(IDLE_MS)) log.drop()
      await log.plan()
    }
    await this.#losses.tell()
    for (const id of await this.#reach(() => this.#store.due())) await this.#takeDue(id).catch(() => {})
  }

  /** Sees to a world whose work is overdue. */
  async #takeDue(id: string): Promise<void> {
    const log = this.#logs.get(id)
    if (log) await log.settle(true)
    else if (!(await this.#load(id))) await this.#reach(() => this.#store.plan(id, undefined))
    await this.#logs.get(id)?.plan(true)
  }

  async #begin<T>(work: () => MaybePromise<T>, used: Set<SimWorld>, absent: ReadonlySet<string>): Promise<T> {
    const [usedBefore, absentBefore] = [this.#worlds.used, this.#absent]
    this.#worlds.used = used
    this.#absent = absent
    try {
      return work() as Promise<T> // or what it resolves with, which is the same to the caller
    } finally {
      this.#worlds.used = usedBefore
      this.#absent = absentBefore
    }
  }

  /** Whether all that these worlds were for a request stands; what is new is written last. */
  async #areWritten(used: ReadonlySet<SimWorld>): Promise<boolean> {
    if ([...used].some(world => this.#worlds.isDropped(world))) return false
    const logs = [...used].flatMap(world => (this.#worlds.has(world) ? this.#logOf(world) : this.#ended(world)))
    const [old, fresh] = [logs.filter(({ seq }) => seq > 0), logs.filter(({ seq }) => seq === 0)]
    const stand = await Promise.all(old.map(log => log.settle(true)))
    if (!stand.includes(false)) return !(await Promise.all(fresh.map(log => log.settle(true)))).includes(false)
    for (const log of fresh) if (log.id !== DEFAULT_WORLD) log.drop()
    return false
  }

  /** The log of a world that has ended here, so that it ends in the store; none where another one has its name already. */
  #ended(world: SimWorld): WorldLog[] {
    const log = this.#logs.get(world.id)
    return log?.world === world ? [log] : []
  }

  /** Loads a world; whether there is one. */
  #load(id: string): Promise<boolean> {
    const loading = this.#loading.get(id) ?? this.#loadNow(id).finally(() => this.#loading.delete(id))
    this.#loading.set(id, loading)
    return loading
  }

  async #loadNow(id: string): Promise<boolean> {
    const stored = await this.#reach(() => this.#store.load(id))
    if (!stored) return false
    if (this.#logs.has(id)) return true
    const read = readWorld(id, stored, this.#format, this.#owners)
    const world = this.#made(id, () =>
      this.#worlds.create(id, settingsOf(id, read.whole, this.#format, this.#owners), read.snapshot),
    )
    this.#logOf(world).begin(stored, read)
    return true
  }

  #made(id: string, create: () => SimWorld): SimWorld {
    if (id === DEFAULT_WORLD) return this.#worlds.require(id)
    const before = this.#absent
    this.#absent = new Set([id])
    try {
      return create()
    } finally {
      this.#absent = before
    }
  }

  #logOf(world: SimWorld): WorldLog {
    const known = this.#logs.get(world.id)
    if (known?.world === world) return known
    if (known) return known.become(world)
    const log = new WorldLog(world, {
      store: this.#store,
      worlds: this.#worlds,
      reach: call => this.#reach(call),
      read: (id, stored) => readWorld(id, stored, this.#format, this.#owners),
      owners: this.#owners,
      tellLoss: seen => this.#losses.tell(seen),
      forget: one => {
        if (this.#logs.get(one.id) === one) this.#logs.delete(one.id)
      },
    })
    this.#logs.set(world.id, log)
    return log
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
