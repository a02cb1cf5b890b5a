import { LATENCY_JOB } from '../faults/clock-waits.ts'
import { toIso } from '../time/instant.ts'
import type { DueWork, JobOwner } from '../world/due.ts'
import type { SimWorld } from './sim-world.ts'

/** How much of what is due is told. */
const MAX_DUE = 50

/** What falls due next in a world and why, the soonest first: 50 at most. */
export function dueIn(world: SimWorld): DueWork[] {
  return world.clock.next(MAX_DUE).map(job => {
    const owner = ownerOf(world, job.kind)
    const { what, vendor, about } = owner?.describe(job) ?? { what: job.kind, vendor: null, about: null }
    return { at: toIso(job.at), what, vendor, about }
  })
}

/** The part of a world that does jobs of a kind; undefined where none does. */
function ownerOf({ webhooks, actors, transitions, faults }: SimWorld, kind: string): JobOwner | undefined {
  const owners: Readonly<Record<string, JobOwner>> = {
    webhook: webhooks,
    actor: actors,
    transition: transitions,
    [LATENCY_JOB]: faults,
  }
  return owners[kind]
}
