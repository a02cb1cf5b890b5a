import { Table } from '../tables/table.ts'
import type { Job } from '../time/agenda.ts'
import { toSimError } from '../errors/sim-error.ts'
import { check } from '../inputs/check.ts'
import { once } from '../world/once.ts'
import type { JobWords } from '../world/due.ts'
import type { SimEvent } from '../world/events.ts'
import type { Place } from '../vendors/contract/act.ts'
import type { LifeCycle } from '../vendors/contract/life-cycle.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { World } from '../world/world.ts'
import type { WorldPart } from '../world/world-part.ts'
import { type Transition, transitionsSchema, type TransitionSettings } from './schema.ts'

/** A life cycle and the vendor whose it is. */
interface OwnLifeCycle extends LifeCycle {
  readonly vendor: AnyVendor
}

interface SavedTransitions {
  readonly settings: TransitionSettings
  /** How often a client looked since the last move, by life cycle and id. */
  readonly looks: Readonly<Record<string, number>>
}

/** How often a client looked at one record since its last move. */
type Looks = { readonly key: string; readonly looks: number }

/** The life cycles of every world. */
export const TRANSITIONS = {
  name: 'transitions',
  /** Empty tables, or those that a document's member says; it was checked with its document. */
  createState(saved?: unknown) {
    const { settings, looks = {} } = (saved as SavedTransitions | undefined) ?? {}
    const tables = {
      settings: new Table({ key: (_row: Pick<SavedTransitions, 'settings'>) => '', bytesOf: () => 0 }),
      looks: new Table({ key: ({ key }: Looks) => key, bytesOf: () => 0 }),
    }
    if (settings) tables.settings.put({ settings })
    for (const [key, count] of Object.entries(looks)) tables.looks.put({ key, looks: count })
    return tables
  },
}

/** In a fresh world nothing moves by itself. */
const NONE: TransitionSettings = {}

/** The code of refused settings. */
export const INVALID_TRANSITION = 'INVALID_TRANSITION'

/** The `actor` of events that a transition caused. */
const ACTOR = 'transition'

/** The life cycles of one world that move by themselves. */
export class Transitions implements WorldPart {
  readonly #world: World
  readonly #vendors: readonly AnyVendor[]
  readonly #lifeCycles: () => ReadonlyMap<string, OwnLifeCycle>

  constructor(world: World, vendors: readonly AnyVendor[]) {
    this.#world = world
    this.#vendors = vendors
    this.#lifeCycles = once(() => lifeCyclesOf(vendors))
  }

  /** How each life cycle moves. */
  get settings(): TransitionSettings {
    return Object.fromEntries([...this.#lifeCycles().keys()].map(name => [name, this.#of(name)]))
  }

  /**
   * Changes how life cycles move from now on, or refuses with `INVALID_TRANSITION`; those that are not named move only by
   * people, actors and the API.
   */
  set(settings: TransitionSettings): TransitionSettings {
    check(transitionsSchema(this.#vendors), { transitions: settings }, '', INVALID_TRANSITION)
    const { looks } = this.#tables
    this.#tables.settings.put({ settings })
    for (const { key } of looks.all()) looks.remove(key)
    return this.settings
  }

  /** Whether a life cycle moves when a client has looked often enough: then no look may be counted twice. */
  get countsLooks(): boolean {
    const settings = this.#settings
    for (const name in settings) if (settings[name]?.progression === 'manual') return true
    return false
  }

  save(): SavedTransitions {
    const looks = [...this.#tables.looks.all()].map(row => [row.key, row.looks])
    return { settings: this.#settings, looks: Object.fromEntries(looks) }
  }

  get #tables(): ReturnType<typeof TRANSITIONS.createState> {
    return this.#world.part(TRANSITIONS)
  }

  get #settings(): TransitionSettings {
    return this.#tables.settings.get('')?.settings ?? NONE
  }

  #of(name: string): Transition {
    return this.#settings[name] ?? { progression: 'actor' }
  }

  /** A move is due. */
  perform({ data }: Job): void {
    this.#advance(String(data['lifeCycle']), String(data['id']), data['from'])
  }

  /** Says what a job moves, and from which status. */
  describe({ data }: Job): JobWords {
    const name = String(data['lifeCycle'])
    const vendor = this.#lifeCycles().get(name)?.vendor.name ?? null
    return { what: `${name} moves on from ${String(data['from'])}`, vendor, about: String(data['id']) }
  }

  /** Where an event says that something has begun to be in a status, its move begins. */
  hear(event: SimEvent): void {
    const settings = this.#settings
    for (const name in settings) {
      const transition = settings[name]
      const lifeCycle = this.#lifeCycles().get(name)
      if (!transition || !lifeCycle?.events.includes(event.type)) continue
      const id = lifeCycle.idOf(event)
      const from = id === undefined ? undefined : lifeCycle.status(this.#placeOf(lifeCycle), id)
      if (id === undefined || from === undefined) continue
      if (transition.progression === 'immediate') this.#advanceSoon(name, id, from)
      else if (transition.progression === 'time')
        this.#world.clock.after(transition.seconds * 1000, 'transition', { lifeCycle: name, id, from })
    }
  }

  /** A client was shown where something stands: every Nth time it goes on. The answer itself still shows where it was. */
  look(name: string, id: string): void {
    const transition = this.#of(name)
    if (transition.progression !== 'manual') return
    const key = `${name} ${id}`
    const table = this.#tables.looks
    const looks = (table.get(key)?.looks ?? 0) + 1
    if (looks < transition.times) table.put({ key, looks })
    else {
      table.remove(key)
      const lifeCycle = this.#lifeCycles().get(name)
      if (lifeCycle) this.#advanceSoon(name, id, lifeCycle.status(this.#placeOf(lifeCycle), id))
    }
  }

  /** When whatever is being done is done. */
  #advanceSoon(name: string, id: string, from: unknown): void {
    this.#world.clock.track(this.#world.soon(() => this.#advance(name, id, from)))
  }

  #advance(name: string, id: string, from: unknown): void {
    const lifeCycle = this.#lifeCycles().get(name)
    if (from === undefined || !lifeCycle) return
    const place = this.#placeOf(lifeCycle)
    if (lifeCycle.status(place, id) !== from) return
    try {
      this.#world.as(ACTOR, () => lifeCycle.advance(place, id))
    } catch (error) {
      // What the rules forbid does not happen; everything else is a bug.
      if (!toSimError(error)) throw error
    }
  }

  #placeOf({ vendor }: OwnLifeCycle): Place {
    return { world: this.#world, state: this.#world.state(vendor) }
  }
}

function lifeCyclesOf(vendors: readonly AnyVendor[]): ReadonlyMap<string, OwnLifeCycle> {
  return new Map(
    vendors.flatMap(vendor =>
      Object.entries(vendor.lifeCycles).map(([name, lifeCycle]) => [name, { ...lifeCycle, vendor }]),
    ),
  )
}
