/** The past as documents and forks: a world as it was right after an event. */
import type { WorldDocument } from '../format/document.ts'
import { modeAt } from '../time/clock-mode.ts'
import type { WorldSnapshot } from '../world/snapshot.ts'
import type { PastState } from '../world/undo.ts'
import { SimWorld } from './sim-world.ts'

/** A world as it was, to be looked at: nothing goes on in it. */
class PastWorld extends SimWorld {
  protected override goOn(): void {}
}

/** What the world's document said right after an event. Refuses what `World.past` refuses. */
export function documentAt(world: SimWorld, event: number): WorldDocument {
  const { snapshot, at } = world.past(event)
  const past = pastWorld(world, snapshot)
  const document = past.document(at)
  past.close()
  return document
}

/**
 * The world as it was right after an event: its time stands still there. The caller closes it. Refuses what `World.past`
 * refuses.
 */
export function worldAt(world: SimWorld, event: number): SimWorld {
  return stillWorld(world, world.past(event))
}

/** A world as it was at an instant, with the name and the settings of this one: its time stands still there. */
export function stillWorld(world: Pick<SimWorld, 'id' | 'settings'>, { snapshot, at }: PastState): SimWorld {
  return pastWorld(world, { ...snapshot, clock: { ...snapshot.clock, mode: { mode: 'frozen', at } } })
}

function pastWorld(world: Pick<SimWorld, 'id' | 'settings'>, snapshot: WorldSnapshot): SimWorld {
  return new PastWorld(world.id, { ...world.settings, history: false, seedState: () => snapshot })
}

/** The world right after an event, for one that goes on from there: its time does too, as fast as it ran. */
export function snapshotAt(world: SimWorld, event: number): WorldSnapshot {
  const { snapshot, at } = world.past(event)
  const { clock } = snapshot
  const { mode } = clock
  return { ...snapshot, clock: { ...clock, mode: mode.mode === 'test' ? mode : modeAt(mode, at) } }
}
