import type { WorldSnapshot } from '../world/snapshot.ts'
import type { World } from '../world/world.ts'
import {
  AnswerCorners,
  type Corner,
  type CornerChoice,
  type CornerEntry,
  type CornerVendor,
  type CornerWorld,
  uses,
} from './answer-corners.ts'
import { firstOrdinal, nastyTextsOf } from './corner-seed-state.ts'
import { chance, nastyText } from './nasty-text.ts'

/** The actor of the events that corner cases cause. */
const ACTOR = 'nasty'
/** Of all pages that have a next one, the share behind which something arrives. */
const SHIFT_SHARE = 0.5
/** How many places the log of a world holds; it leaves out further ones. */
const LOG_LIMIT = 1000
/** How many times something arrives in one list: paging has to come to an end. */
const MAX_SHIFTS = 3

/**
 * The corner cases of one world: what the schemas allow and clients rarely meet. Everything is a function of (seed,
 * entity, field): the same entity answers the same, in every process, and the log names what was done.
 */
export class Corners implements CornerWorld {
  readonly seed: number
  readonly only: readonly Corner[] | undefined
  readonly gone = new Set<string>()
  readonly world: World
  readonly #vendors: readonly CornerVendor[]
  /** What the world began as, nasty texts included. */
  readonly #seedState: WorldSnapshot
  #nastyTexts: ReadonlySet<string> | undefined
  /** Each place once. */
  readonly #log = new Map<string, CornerEntry>()
  /** By list: its pages that had a next one, and what arrived behind them. */
  readonly #pages = new Map<string, { shown: number; arrived: number }>()

  constructor({ seed, only }: CornerChoice, world: World, seedState: WorldSnapshot, vendors: readonly CornerVendor[]) {
    this.seed = seed
    this.only = only
    this.world = world
    this.#vendors = vendors
    this.#seedState = seedState
    this.restart()
  }

  /** What was done so far, each place once, the first 1,000. */
  get log(): CornerEntry[] {
    return [...this.#log.values()]
  }

  /** Begins anew, as the world does at a reset. */
  restart(): void {
    this.#log.clear()
    this.#pages.clear()
    this.gone.clear()
    if (uses(this, 'instants')) this.note('equal instants', 'all records of the beginning: rounded down to ten minutes')
    if (!uses(this, 'ids')) return
    for (const type of this.#vendors.flatMap(({ nasty }) => nasty.ordinals ?? []))
      this.note('large ids', `${type}: new ones from ${firstOrdinal(this.seed, type) + 1}`)
  }

  /** What corner cases do to an answer of this vendor to this caller. */
  answer(vendor: CornerVendor, caller: unknown): AnswerCorners {
    return new AnswerCorners(this, vendor, caller)
  }

  note(what: CornerEntry['what'], where: string): void {
    if (this.#log.has(where) || this.#log.size >= LOG_LIMIT) return
    this.#log.set(where, { id: this.#log.size + 1, what, where })
  }

  isNastyText(text: string): boolean {
    // The texts are collected when the first one is shown, not in every new world.
    return (this.#nastyTexts ??= nastyTextsOf(this.#seedState, this.#vendors)).has(text)
  }

  shift(answer: AnswerCorners, list: string): void {
    const world = this.world
    const { vendor, caller } = answer
    const { shown, arrived } = this.#pages.get(list) ?? { shown: 0, arrived: 0 }
    const isShifted = arrived < MAX_SHIFTS && chance(this.seed, `shift ${list} ${shown}`) < SHIFT_SHARE
    this.#pages.set(list, { shown: shown + 1, arrived: arrived + (isShifted ? 1 : 0) })
    if (!isShifted) return
    const where = `${vendor.name} ${list}: the ${arrived + 1}. arrival between two pages`
    answer.note('shifted page', where)
    const [place, text] = [{ world, state: world.state(vendor) }, nastyText(this.seed, where, 'Any news?')]
    world.as(ACTOR, () => vendor.nasty.shift?.arrive(place, list, text, caller))
  }
}
