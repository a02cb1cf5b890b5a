import { changesBetween } from '../../world/changes.ts'
import type { WorldSnapshot } from '../../world/snapshot.ts'
import type { SimWorld } from '../sim-world.ts'
import type { Entry } from './entries.ts'
import { workOf } from './shared-work.ts'
import { happenedIn } from './written-past.ts'

/** A world as it was written last. */
export interface LastWritten {
  /** Undefined where that was another world of its name, or another version wrote it. */
  readonly snapshot: WorldSnapshot | undefined
  readonly resets: number
  readonly events: { readonly clears: number; readonly last: number }
}

/** Nothing was written. */
export const NOT_WRITTEN: LastWritten = { snapshot: undefined, resets: 0, events: { clears: 0, last: 0 } }

/** The same as given, without the events themselves. */
export function lastWritten({ snapshot, resets, events: { clears, last } }: LastWritten): LastWritten {
  return { snapshot, resets, events: { clears, last } }
}

/** What a world is now, and the entry of what has changed since it was written last; without one where nothing has. */
export function changedIn(
  world: SimWorld,
  { snapshot, resets: resetsBefore, events }: LastWritten,
  isShared: boolean,
): { readonly now: WorldSnapshot; readonly entry?: Entry } {
  const now = world.snapshot()
  const { resets } = world
  const { taken } = workOf(world)
  const changes = changesBetween(snapshot, now)
  const happened = isShared ? happenedIn(world, events, snapshot) : undefined
  const isSame = !changes && resets === resetsBefore && !happened
  if (isSame && (!isShared || taken.length === 0)) return { now }
  const entry = { changes, resets, at: world.clock.now(), ...happened }
  return { now, entry: taken.length > 0 ? { ...entry, taken } : entry }
}
