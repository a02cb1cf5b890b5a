import type { SimError } from '../errors/sim-error.ts'
import type { Row } from '../tables/shape.ts'
import { clockSnapshot } from '../time/clock-mode.ts'
import { eachInTurns } from '../time/real-time.ts'
import { worldError } from './errors.ts'
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
  const changes = Object.entries(past.state).map(([name, table]) => {
    const rows = new Map<string, Row | undefined>()
    table.watch((key, row) => rows.set(key, row))
    return [name, rows] as const
  })
  tell(past)
  for (const happen of past.inOrder()) happen()
  const tables: Tables = world.state(owner)
  return past.countAdded(() => {
    for (const [name, rows] of changes)
      for (const [key, row] of rows)
        if (row) tables[name]!.put(row)
        else tables[name]!.remove(key)
  })
}

/**
 * The same for a past that is long: `tell` and what it tells give other work its turn in between, and the world takes over
 * whole tables. Refuses with `WORLD_CHANGED` where the owner's records changed meanwhile.
 */
export async function addLongPast<S extends Tables>(
  world: World,
  owner: StateOwner<S>,
  tell: (earlier: Earlier<S>) => Iterable<void>,
): Promise<Record<string, number>> {
  const past = new Rehearsal(world, owner)
  const before: Tables = mapTables(world.state(owner), table => table.snapshot())
  await eachInTurns(tell(past), () => {})
  await eachInTurns(past.inOrder(), happen => happen())
  const tables: Tables = world.state(owner)
  for (const name in tables) if (tables[name]!.snapshot() !== before[name]) throw worldChanged(world.id)
  return past.countAdded(() => world.takeOver(owner, past.world))
}

/** A copy of a world, in which what happens there is played. */
class Rehearsal<S extends Tables> implements Earlier<S> {
  readonly world: World
  readonly state: S
  readonly #original: World
  readonly #owner: StateOwner<S>
  readonly #happenings: { readonly instant: number; readonly happen: () => void }[] = []

  constructor(world: World, owner: StateOwner<S>) {
    const clock = clockSnapshot({ mode: 'frozen', at: world.clock.now() })
    this.world = new World(world.id, { ...world.snapshot(), clock }, { entries: 0 })
    this.state = this.world.state(owner)
    this.#original = world
    this.#owner = owner
  }

  at(instant: number, happen: () => void): void {
    this.#happenings.push({ instant, happen })
  }

  /** What happens, the earliest first; the clock stands at its instant. Refuses with `WORLD_FULL` where there is no room for it. */
  *inOrder(): Generator<() => void> {
    for (const { instant, happen } of this.#happenings.toSorted((a, b) => a.instant - b.instant)) {
      this.world.assertRoom()
      this.world.clock.restore(clockSnapshot({ mode: 'frozen', at: instant }))
      yield happen
    }
  }

  /** Has the original take over what came of it; answers how many records each table has more. */
  countAdded(takeOver: () => void): Record<string, number> {
    for (const [type, ordinal] of this.world.ids.ordinals()) this.#original.ids.raise(type, ordinal)
    const sizes = Object.entries(this.#original.state<Tables>(this.#owner)).map(
      ([name, { size }]) => [name, size] as const,
    )
    takeOver()
    this.world.close()
    const tables: Tables = this.#original.state(this.#owner)
    return Object.fromEntries(sizes.map(([name, size]) => [name, tables[name]!.size - size]))
  }
}

function worldChanged(id: string): SimError {
  const sentence = `Records of the world "${id}" changed while its history was made, so that nothing was added`
  return worldError('WORLD_CHANGED', `${sentence}; ask again while nothing else changes it.`)
}
