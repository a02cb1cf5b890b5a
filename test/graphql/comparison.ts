import type { SimWorld } from '../../src/simulator/sim-world.ts'

/** How many differences a failing comparison reports: one cause makes many. */
export const MAX_REPORTED = 5

/** Equal as JSON text, so the order of members counts. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** All that a world holds, and all that happened there. */
export function stateOf(world: SimWorld) {
  return {
    id: world.id,
    document: world.document(),
    events: world.events.list(),
    journal: world.journal.list(),
    faults: world.faults.list(),
  }
}
