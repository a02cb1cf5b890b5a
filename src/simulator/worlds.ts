import { realEvery, realNow } from '../time/real-time.ts'
import { simulatorError } from './errors.ts'
import { assertWorldId, DEFAULT_WORLD } from '../request/world-name.ts'
import type { WorldSnapshot } from '../world/world.ts'
import type { SimulatorSettings } from './options.ts'
import { SimWorld, type SimWorldSettings } from './sim-world.ts'

/** How worlds come and go. */
type WorldsOptions = Pick<SimulatorSettings, 'worlds' | 'worldTtl' | 'maxWorlds'>

/** How often idle worlds are looked for, real milliseconds, where the time to live is longer than that. */
const SWEEP_INTERVAL = 60_000

/** All worlds of one simulator, by name. */
export class Worlds {
  readonly #options: WorldsOptions
  /** How fresh worlds are run. */
  readonly settings: SimWorldSettings
  readonly #worlds = new Map<string, { readonly world: SimWorld; usedAt: number }>()
  readonly #stopSweeping: () => void

  constructor(settings: SimWorldSettings, options: WorldsOptions) {
    this.settings = settings
    this.#options = options
    this.#stopSweeping = realEvery(Math.min(options.worldTtl, SWEEP_INTERVAL), () => this.#sweep())
    this.create(DEFAULT_WORLD)
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
    if (this.#isIdle(id, entry.usedAt, now)) {
      this.#end(id)
      return undefined
    }
    entry.usedAt = now
    return entry.world
  }

  /** The world with this name, created from the fixtures on first use. */
  use(id: string): SimWorld {
    const known = this.find(id)
    if (known) return known
    assertWorldId(id)
    return this.isExplicit ? this.require(id) : this.create(id)
  }

  /** A new world: like all fresh ones, but for the settings given here. */
  create(id: string = this.#freeName(), settings: Partial<SimWorldSettings> = {}, now?: WorldSnapshot): SimWorld {
    assertWorldId(id)
    if (this.find(id))
      throw simulatorError('WORLD_EXISTS', `There is a world "${id}" already; end it first, or choose another name.`)
    const { maxWorlds } = this.#options
    if (this.#worlds.size > maxWorlds) this.#sweep()
    if (this.#worlds.size > maxWorlds) {
      throw simulatorError(
        'TOO_MANY_WORLDS',
        `There are ${maxWorlds} worlds already; end some, or start with a larger --max-worlds.`,
      )
    }
    const world = new SimWorld(id, { ...this.settings, ...settings }, now)
    this.#worlds.set(id, { world, usedAt: realNow() })
    return world
  }

  /** A new world that is like this one now, and that goes back to where this one does. Its logs begin empty. */
  fork(world: SimWorld, id?: string): SimWorld {
    return this.create(id, world.settings, world.snapshot())
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
    throw simulatorError(
      'WORLD_NOT_FOUND',
      `There is no world "${id}"; create it with POST /_sim/worlds, or start with --worlds auto.`,
    )
  }

  #freeName(): string {
    let number = this.#worlds.size
    while (this.#worlds.has(`world-${number}`)) number++
    return `world-${number}`
  }

  /** Ends a world; what it was doing stops. */
  end(id: string): void {
    if (id === DEFAULT_WORLD) throw simulatorError('DEFAULT_WORLD', 'The world "default" never ends; reset it instead.')
    this.require(id)
    this.#end(id)
  }

  /** All worlds, in the order in which they came into being. */
  list(): SimWorld[] {
    this.#sweep()
    return [...this.#worlds.values()].map(({ world }) => world)
  }

  /** Ends all worlds, `default` too. */
  close(): void {
    this.#stopSweeping()
    for (const id of this.#worlds.keys()) this.#end(id)
  }

  #end(id: string): void {
    this.#worlds.get(id)?.world.close()
    this.#worlds.delete(id)
  }

  #sweep(): void {
    const now = realNow()
    for (const [id, { usedAt }] of this.#worlds) if (this.#isIdle(id, usedAt, now)) this.#end(id)
  }

  #isIdle(id: string, usedAt: number, now: number): boolean {
    return id !== DEFAULT_WORLD && now - usedAt > this.#options.worldTtl
  }
}
