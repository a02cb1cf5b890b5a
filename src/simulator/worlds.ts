import { realEvery, realNow } from '../time/real-time.ts'
import { simulatorError } from './errors.ts'
import { assertWorldId, DEFAULT_WORLD } from '../request/world-name.ts'
import type { WorldSnapshot } from '../world/snapshot.ts'
import { snapshotAt } from './past-world.ts'
import type { SimulatorSettings } from './options.ts'
import { SimWorld } from './sim-world.ts'
import type { SimWorldSettings } from './world-settings.ts'

/** How worlds come and go. */
type WorldsOptions = Pick<SimulatorSettings, 'worlds' | 'worldTtl' | 'maxWorlds'>

/** What a fork is called, which test it is for, and which event it begins behind; what is left out is free, none, and now. */
export interface ForkOptions {
  readonly id?: string | undefined
  readonly test?: string | undefined
  readonly at?: number | undefined
}

/** How often idle worlds are looked for, real milliseconds, where the time to live is longer than that. */
const SWEEP_INTERVAL = 60_000

/** How many names of ended worlds are remembered, and how many ended worlds of tests. */
const MAX_ENDED = 10_000

/** A world, when it was last used (real time), and how many streams and waits use it now. */
interface Entry {
  readonly world: SimWorld
  usedAt: number
  holds: number
}

/** All worlds of one simulator, by name. */
export class Worlds {
  readonly #options: WorldsOptions
  /** How fresh worlds are run. */
  readonly settings: SimWorldSettings
  readonly #worlds = new Map<string, Entry>()
  /** With how many resets the next world of an ended one's name begins, by name; and one whose name is forgotten. */
  readonly #ended = new Map<string, number>()
  #forgotten = 0
  /** The names of worlds that were made anew since and have not been told. */
  readonly #anew = new Set<string>()
  /** The tests whose worlds have ended, by the worlds' names. */
  readonly #endedTests = new Map<string, { readonly test: string; isTold: boolean }>()
  readonly #dropped = new WeakSet<SimWorld>()
  readonly #stopSweeping: () => void
  /** Takes note of each world that is used or made while it is there. */
  used: Set<SimWorld> | undefined
  /** Is asked before a world that is not here counts as unknown; throws where it may be elsewhere. */
  beforeUnknown: ((id: string) => void) | undefined
  /** Whether a world that is not here has this name; throws where that is not known yet. */
  isElsewhere: ((id: string) => boolean) | undefined
  /** Told of each world that a stream or a wait begins to use. */
  onHold: ((world: SimWorld) => void) | undefined
  /** What the numbers of requests are above, in each world that is made from now on. */
  requestsAbove = 0
  /** Whether no other process has these worlds: unused ones end here, and one too many is refused here; else a store does both. */
  isAlone = true
  /** Told of each world that has ended. */
  onEnd: ((world: SimWorld) => void) | undefined
  #isClosed = false
  #refused = 0

  constructor(settings: SimWorldSettings, options: WorldsOptions) {
    this.settings = settings
    this.#options = options
    this.#stopSweeping = realEvery(Math.min(options.worldTtl, SWEEP_INTERVAL), () => this.#sweep())
    this.create(DEFAULT_WORLD)
  }

  /** How many worlds there are, `default` among them. */
  get size(): number {
    return this.#worlds.size
  }

  /** How often a world was refused because there were as many as there may be. */
  get refused(): number {
    return this.#refused
  }

  /** Whether an unknown world is refused, not created on first use. */
  get isExplicit(): boolean {
    return this.#options.worlds === 'explicit'
  }

  /** The world with this name, if there is one; being asked for keeps it alive. */
  find(id: string): SimWorld | undefined {
    const entry = this.#worlds.get(id)
    if (!entry) return undefined
    const now = realNow()
    if (this.#isIdle(id, entry, now)) {
      this.#end(id)
      return undefined
    }
    entry.usedAt = now
    this.used?.add(entry.world)
    return entry.world
  }

  /** Forgets a world, which goes on elsewhere or never was; what it was doing here stops. */
  drop(world: SimWorld): void {
    this.#dropped.add(world)
    if (!this.has(world)) return
    this.#worlds.delete(world.id)
    world.close()
  }

  /** Whether a world was dropped: what was done in it since is nowhere. */
  isDropped(world: SimWorld): boolean {
    return this.#dropped.has(world)
  }

  /** Whether streams and waits use a world now. */
  isHeld(world: SimWorld): boolean {
    return (this.#worlds.get(world.id)?.holds ?? 0) > 0
  }

  /** Whether this very world is one of these: temporary ones are not, nor are those that have ended. */
  has(world: SimWorld): boolean {
    return this.#worlds.get(world.id)?.world === world
  }

  /** When a world was used last, real time, epoch milliseconds. Asking does not use it. */
  usedAt(world: SimWorld): number {
    return this.#worlds.get(world.id)?.usedAt ?? world.createdAt
  }

  /** The world that a request means, if there is one. Refuses with `WORLD_ENDED` when it was a test's that has ended. */
  meant(id: string): SimWorld | undefined {
    const world = this.find(id)
    if (world) return world
    this.beforeUnknown?.(id)
    const ended = this.#endedTests.get(id)
    if (!ended) return undefined
    const sentence = `The world "${id}" has ended with its test "${ended.test}", and a request still came.`
    if (!ended.isTold) console.error(sentence)
    ended.isTold = true
    throw simulatorError('WORLD_ENDED', sentence)
  }

  /** A stream or a wait uses this world until the function that this answers is called. */
  hold(world: SimWorld): () => void {
    const entry = this.#worlds.get(world.id)
    if (entry) entry.holds++
    this.onHold?.(world)
    return () => {
      this.find(world.id)
      if (entry) entry.holds--
    }
  }

  /** The names of worlds that were made anew after an end, each told once. */
  takeAnew(): string[] {
    const names = [...this.#anew]
    this.#anew.clear()
    return names
  }

  /** This world, which is used and so lives on. Refuses once it has ended, even where another one has its name. */
  keep(world: SimWorld): SimWorld {
    if (this.find(world.id) === world) return world
    this.assertOpen()
    throw simulatorError('WORLD_ENDED', `The world "${world.id}" has ended; use another one.`)
  }

  /** Refuses with `SIMULATOR_CLOSED` once all worlds have ended for good. */
  assertOpen(): void {
    if (this.#isClosed) throw simulatorError('SIMULATOR_CLOSED', 'The simulator is closed; create another one.')
  }

  /** The world with this name, created from the fixtures on first use. */
  use(id: string): SimWorld {
    const known = this.meant(id)
    if (known) return known
    assertWorldId(id)
    return this.isExplicit ? this.require(id) : this.create(id)
  }

  /** Refuses one world more than there may be. */
  refuseMore(): never {
    this.#refused++
    const sentence = `There are ${this.#options.maxWorlds} worlds already`
    throw simulatorError('TOO_MANY_WORLDS', `${sentence}; end some, or start with a larger --max-worlds.`)
  }

  /** What is shown of the world with this name: it, or `default` where it is not there yet and will begin like that one. */
  shown(id: string): SimWorld {
    const world = this.find(id)
    if (!world) this.beforeUnknown?.(id)
    return world ?? this.require(DEFAULT_WORLD)
  }

  /** A new world: like all fresh ones, but for the settings given here. */
  create(id: string = this.#freeName(), settings: Partial<SimWorldSettings> = {}, now?: WorldSnapshot): SimWorld {
    this.assertOpen()
    assertWorldId(id)
    if (this.find(id))
      throw simulatorError('WORLD_EXISTS', `There is a world "${id}" already; end it first, or choose another name.`)
    this.beforeUnknown?.(id)
    const isFull = (): boolean => this.isAlone && this.#worlds.size > this.#options.maxWorlds
    if (isFull()) this.#sweep()
    if (isFull()) this.refuseMore()
    const world = new SimWorld(id, { ...this.settings, ...settings }, now)
    world.requestsAbove = this.requestsAbove
    this.#worlds.set(id, { world, usedAt: realNow(), holds: 0 })
    this.used?.add(world)
    // So the keys of its webhooks are none that an earlier world of its name has sent.
    world.resets = this.#ended.get(id) ?? this.#forgotten
    if (this.#ended.delete(id)) this.#anew.add(id)
    this.#endedTests.delete(id)
    return world
  }

  /**
   * A new world that is like this one now (or was right after the event `at`), and that goes back to where this one does; one
   * for a test goes back to what it begins as. Its logs begin empty.
   */
  fork(world: SimWorld, { id, test, at }: ForkOptions = {}): SimWorld {
    const now = at === undefined ? world.snapshot() : snapshotAt(world, at)
    return this.create(id, { ...world.settings, test, ...(test !== undefined && { seedState: () => now }) }, now)
  }

  /** A temporary world for an unknown caller: not listed, no timers, dropped after the request. */
  temporary(id: string): SimWorld {
    const world = new SimWorld(id, this.settings)
    world.close()
    return world
  }

  /** The world with this name; refuses when there is none. */
  require(id: string): SimWorld {
    const world = this.find(id)
    if (world) return world
    this.beforeUnknown?.(id)
    throw simulatorError(
      'WORLD_NOT_FOUND',
      `There is no world "${id}"; create it with POST /_sim/worlds, or start with --worlds auto.`,
    )
  }

  #freeName(): string {
    let number = this.#worlds.size
    const isTaken = (id: string): boolean => this.#worlds.has(id) || this.isElsewhere?.(id) === true
    while (isTaken(`world-${number}`)) number++
    return `world-${number}`
  }

  /** Ends a world; what it was doing stops. `isGone`: it has ended where it is kept, and is not here. */
  end(id: string, isGone = false): void {
    if (id === DEFAULT_WORLD) throw simulatorError('DEFAULT_WORLD', 'The world "default" never ends; reset it instead.')
    if (!isGone) this.require(id)
    this.#end(id)
  }

  /** All worlds, in the order in which they came into being. */
  list(): SimWorld[] {
    this.#sweep()
    return [...this.#worlds.values()].map(({ world }) => world)
  }

  /** Ends all worlds, `default` too. */
  close(): void {
    this.#isClosed = true
    this.#stopSweeping()
    for (const id of this.#worlds.keys()) this.#end(id)
  }

  #end(id: string): void {
    const world = this.#worlds.get(id)?.world
    world?.close()
    this.#worlds.delete(id)
    if (world) this.onEnd?.(world)
    this.#anew.delete(id)
    this.#ended.set(id, (world?.resets ?? 0) + 1)
    if (this.#ended.size > MAX_ENDED) {
      const [[first, resets] = [id, 0]] = this.#ended
      this.#ended.delete(first)
      this.#forgotten = Math.max(this.#forgotten, resets)
    }
    if (world?.settings.test === undefined) return
    this.#endedTests.set(id, { test: world.settings.test, isTold: false })
    const [oldest = id] = this.#endedTests.keys()
    if (this.#endedTests.size > MAX_ENDED) this.#endedTests.delete(oldest)
  }

  #sweep(): void {
    const now = realNow()
    for (const [id, entry] of this.#worlds) if (this.#isIdle(id, entry, now)) this.#end(id)
  }

  /** Whether a world was not used for long. Work that waits in it uses it, as streams and waits do. */
  #isIdle(id: string, entry: Entry, now: number): boolean {
    if (!this.isAlone || id === DEFAULT_WORLD || now - entry.usedAt <= this.#options.worldTtl) return false
    const { clock, webhooks } = entry.world
    if (entry.holds === 0 && clock.waiting === 0 && webhooks.queue.counts.waiting === 0) return true
    entry.usedAt = now
    return false
  }
}
