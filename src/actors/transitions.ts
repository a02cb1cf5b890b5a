import { actorsError } from './errors.ts'
import { toSimError } from '../errors/sim-error.ts'
import type { SimEvent } from '../world/events.ts'
import type { Place } from '../vendors/contract/act.ts'
import type { LifeCycle } from '../vendors/contract/life-cycle.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { World, WorldPart } from '../world/world.ts'

/**
 * How a life cycle moves by itself: as soon as what caused it is done, some time after each change, with every Nth
 * look that a client takes, or not at all (only by hand, by actors, and by the API).
 */
export type Transition =
  | { readonly progression: 'immediate' }
  | { readonly progression: 'time'; readonly seconds: number }
  | { readonly progression: 'manual'; readonly times: number }
  | { readonly progression: 'actor' }

/** The transitions of all life cycles by name. */
export type TransitionSettings = Readonly<Partial<Record<string, Transition>>>

/** A life cycle and the vendor whose it is. */
interface OwnLifeCycle extends LifeCycle {
  readonly vendor: AnyVendor
}

interface SavedTransitions {
  readonly settings: TransitionSettings
  /** How often a client looked since the last move, by life cycle and id. */
  readonly looks: Readonly<Record<string, number>>
}

/** The `actor` of events that a transition caused. */
const ACTOR = 'transition'

/** The life cycles of one world that move by themselves. */
export class Transitions implements WorldPart {
  readonly #world: World
  readonly #lifeCycles: ReadonlyMap<string, OwnLifeCycle>
  #settings: TransitionSettings = {}
  #looks = new Map<string, number>()
  #stopLooking: (() => void) | undefined

  constructor(world: World, vendors: readonly AnyVendor[]) {
    this.#world = world
    this.#lifeCycles = new Map(
      vendors.flatMap(vendor =>
        Object.entries(vendor.lifeCycles).map(([name, lifeCycle]) => [name, { ...lifeCycle, vendor }]),
      ),
    )
    world.clock.handle('transition', ({ data }) =>
      this.#advance(String(data['lifeCycle']), String(data['id']), data['from']),
    )
    world.events.listen(event => this.#hear(event))
  }

  /** How each life cycle moves. */
  get settings(): TransitionSettings {
    return Object.fromEntries([...this.#lifeCycles.keys()].map(name => [name, this.#of(name)]))
  }

  /** Changes how life cycles move from now on; those that are not named move only by people, actors and the API. */
  set(settings: TransitionSettings): TransitionSettings {
    for (const [name, transition] of Object.entries(settings)) {
      if (!this.#lifeCycles.has(name))
        throw actorsError(
          'INVALID_TRANSITION',
          `There is no life cycle "${name}"; there are ${[...this.#lifeCycles.keys()].join(', ')}.`,
        )
      if (transition) assertTransition(name, transition)
    }
    this.#settings = settings
    this.#looks.clear()
    this.#stopLooking?.()
    const counts = Object.values(settings).some(transition => transition?.progression === 'manual')
    this.#stopLooking = counts ? this.#world.onRead((name, id) => this.#look(name, id)) : undefined
    return this.settings
  }

  /** Whether a life cycle moves when a client has looked often enough: then no look may be counted twice. */
  get countsLooks(): boolean {
    return this.#stopLooking !== undefined
  }

  save(): SavedTransitions {
    return { settings: this.#settings, looks: Object.fromEntries(this.#looks) }
  }

  load(saved: unknown): void {
    const { settings, looks } = (saved as SavedTransitions | undefined) ?? { settings: {}, looks: {} }
    this.set(settings)
    this.#looks = new Map(Object.entries(looks))
  }

  #of(name: string): Transition {
    return this.#settings[name] ?? { progression: 'actor' }
  }

  #hear(event: SimEvent): void {
    for (const [name, transition] of Object.entries(this.#settings)) {
      const lifeCycle = this.#lifeCycles.get(name)
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
  #look(name: string, id: string): void {
    const transition = this.#of(name)
    if (transition.progression !== 'manual') return
    const key = `${name} ${id}`
    const looks = (this.#looks.get(key) ?? 0) + 1
    if (looks < transition.times) this.#looks.set(key, looks)
    else {
      this.#looks.delete(key)
      const lifeCycle = this.#lifeCycles.get(name)
      if (lifeCycle) this.#advanceSoon(name, id, lifeCycle.status(this.#placeOf(lifeCycle), id))
    }
  }

  /** When whatever is being done is done. */
  #advanceSoon(name: string, id: string, from: unknown): void {
    this.#world.clock.track(Promise.resolve().then(() => this.#advance(name, id, from)))
  }

  #advance(name: string, id: string, from: unknown): void {
    const lifeCycle = this.#lifeCycles.get(name)
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

function assertTransition(name: string, transition: Transition): void {
  const { progression } = transition
  const isRight =
    progression === 'immediate' ||
    progression === 'actor' ||
    (progression === 'time' && transition.seconds >= 0 && transition.seconds <= 366 * 24 * 3600) ||
    (progression === 'manual' && Number.isInteger(transition.times) && transition.times > 0)
  if (isRight) return
  throw actorsError(
    'INVALID_TRANSITION',
    `${name} cannot move by ${JSON.stringify(transition)}; send {"progression":"immediate"}, {"progression":"time","seconds":60}, {"progression":"manual","times":3} or {"progression":"actor"}.`,
  )
}
