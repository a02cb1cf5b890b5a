import type { Row } from '../tables/shape.ts'
import { clockSnapshot } from '../time/clock-mode.ts'
import { eachInTurns } from '../time/real-time.ts'
import { worldError } from './errors.ts'
import { MAX_STATE_BYTES } from './limits.ts'
import { mapTables, type StateOwner, type Tables } from './states.ts'
import { World } from './world.ts'

/** Lets things happen at earlier instants. */
export interface Earlier<S extends Tables> {
  /** A copy of the world, whose clock stands at the instant of what happens; until then, at the present. */
  readonly world: World
  readonly state: S
  /** Lets something happen at an instant, epoch milliseconds. Of one instant, in the order of calls. */
  at(instant: number, happen: () => void): void
}

/**
 * Adds to a world what happened there before the present: `tell` says what and when, and then it happens in a copy of the
 * world, the earliest first. The records that came of it are put into the world, as if its fixture had brought them:
 * nothing is announced. What is refused changes nothing. Answers how many records each table has more.
 */
export function addPast<S extends Tables>(
  world: World,
  owner: StateOwner<S>,
  tell: (earlier: Earlier<S>) => void,
): Record<string, number> {
  const past = new Rehearsal(world, owner)
  tell(past)
  for (const happen of past.inOrder()) happen()
  return past.handOver()
}

/**
 * The same for a past that is long: `tell` and what it tells give other work its turn in between. Refuses with
 * `WORLD_CHANGED` where that changed a record that the past changes too, or the world was reset or has ended.
 */
export async function addLongPast<S extends Tables>(
  world: World,
  owner: StateOwner<S>,
  tell: (earlier: Earlier<S>) => Iterable<void>,
): Promise<Record<string, number>> {
  const past = new Rehearsal(world, owner)
  await eachInTurns(tell(past), () => {})
  await eachInTurns(past.inOrder(), happen => happen())
  past.assertFits()
  return past.handOver()
}

/** A copy of a world, in which what happens there is played. */
class Rehearsal<S extends Tables> implements Earlier<S> {
  readonly world: World
  readonly state: S
  readonly #original: World
  readonly #owner: StateOwner<S>
  /** Of the original, when the copy was made. */
  readonly #now: number
  readonly #ended: AbortSignal
  readonly #tables: S
  readonly #before: Tables
  readonly #happenings: { readonly instant: number; readonly happen: () => void }[] = []
  /** The records that changed, by table and key; undefined where one was removed. */
  readonly #changes: readonly (readonly [string, ReadonlyMap<string, Row | undefined>])[]

  constructor(world: World, owner: StateOwner<S>) {
    this.#now = world.clock.now()
    this.#ended = world.ended
    const clock = clockSnapshot({ mode: 'frozen', at: this.#now })
    this.world = new World(world.id, { ...world.snapshot(), clock }, { entries: 0 })
    this.state = this.world.state(owner)
    this.#original = world
    this.#owner = owner
    this.#tables = world.state(owner)
    this.#before = mapTables(this.#tables, table => table.snapshot())
    this.#changes = Object.entries(this.state).map(([name, table]) => {
      const rows = new Map<string, Row | undefined>()
      table.watch((key, row) => rows.set(key, row))
      return [name, rows] as const
    })
  }

  readonly at: Earlier<S>['at'] = (instant, happen) => {
    this.#happenings.push({ instant, happen })
  };

  /** What happens, the earliest first; the clock stands at its instant. Refuses with `WORLD_FULL` where there is no room for it. */
  *inOrder(): Generator<() => void> {
    for (const { instant, happen } of this.#happenings.toSorted((a, b) => a.instant - b.instant)) {
      this.#assertRoom()
      this.world.clock.restore(clockSnapshot({ mode: 'frozen', at: instant }))
      yield happen
    }
  }

  /** Refuses with `WORLD_CHANGED` where the original is not as the copy began, as far as that matters. */
  assertFits(): void {
    const { clock } = this.#original
    // A reset, and a state that is loaded, bring other tables.
    const isRestored = this.#original.state(this.#owner) !== this.#tables || clock.now() < this.#now
    if (!isRestored && !this.#ended.aborted && !this.#isChangedTwice()) return
    const sentence = `The world "${this.#original.id}" changed while its history was made, so that nothing was added`
    throw worldError('WORLD_CHANGED', `${sentence}; ask again while nothing else changes the same records.`)
  }

  #isChangedTwice(): boolean {
    const tables: Tables = this.#tables
    return this.#changes.some(([name, rows]) => {
      const [was, is] = [this.#before[name]!, tables[name]!]
      // Mostly nothing has changed, and nothing is looked for then.
      return was !== is.snapshot() && [...rows.keys()].some(key => was.get(key) !== is.get(key))
    })
  }

  /** Puts what came of it into the original; answers how many records each table has more. */
  handOver(): Record<string, number> {
    for (const [type, ordinal] of this.world.ids.ordinals()) this.#original.ids.raise(type, ordinal)
    this.world.close()
    const tables: Tables = this.#tables
    const added = this.#changes.map(([name, rows]) => {
      const table = tables[name]!
      const before = table.size
      for (const [key, row] of rows)
        if (row) table.put(row)
        else table.remove(key)
      return [name, table.size - before]
    })
    return Object.fromEntries(added)
  }

  #assertRoom(): void {
    if (this.world.bytes < MAX_STATE_BYTES) return
    this.#original.refused.records++
    const sentence = `The history is more than the world "${this.#original.id}" can hold, ${MAX_STATE_BYTES} bytes of records`
    throw worldError('WORLD_FULL', `${sentence}, so that nothing was added; ask for less.`)
  }
}
