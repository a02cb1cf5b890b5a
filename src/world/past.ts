import { clockSnapshot } from '../time/clock-mode.ts'
import type { Row } from '../tables/shape.ts'
import type { StateOwner, Tables } from './states.ts'
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
  const clock = clockSnapshot({ mode: 'frozen', at: world.clock.now() })
  const copy = new World(world.id, { ...world.snapshot(), clock }, { entries: 0 })
  const state = copy.state(owner)
  const changes = Object.entries(state).map(([name, table]) => {
    const rows = new Map<string, Row | undefined>()
    table.watch((key, row) => rows.set(key, row))
    return [name, rows] as const
  })
  const happenings: { readonly instant: number; readonly happen: () => void }[] = []
  tell({ world: copy, state, at: (instant, happen) => happenings.push({ instant, happen }) })
  for (const { instant, happen } of happenings.toSorted((a, b) => a.instant - b.instant)) {
    copy.clock.restore(clockSnapshot({ mode: 'frozen', at: instant }))
    happen()
  }
  return take(world, owner, copy, changes)
}

function take(
  world: World,
  owner: StateOwner<Tables>,
  copy: World,
  changes: readonly (readonly [string, ReadonlyMap<string, Row | undefined>])[],
): Record<string, number> {
  for (const [type, ordinal] of copy.ids.ordinals()) world.ids.raise(type, ordinal)
  const tables = world.state(owner)
  const added = changes.map(([name, rows]) => {
    const table = tables[name]!
    const before = table.size
    for (const [key, row] of rows)
      if (row) table.put(row)
      else table.remove(key)
    return [name, table.size - before]
  })
  copy.close()
  return Object.fromEntries(added)
}
