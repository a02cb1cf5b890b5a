import type { SimWorld } from '../simulator/sim-world.ts'
import { toMilliseconds } from '../time/duration.ts'
import { realDelay } from '../time/real-time.ts'
import { kitError } from './errors.ts'

/** How `until` moves time. */
export interface UntilOptions {
  /** How far each time: milliseconds, ISO 8601 or short. A minute by default. */
  readonly step?: string | number | undefined
  /** How far at most. A day by default. */
  readonly within?: string | number | undefined
}

/** How long `until` waits at most after each step for the requests under way, in pauses of a real millisecond. */
const MAX_PAUSES = 20

/**
 * Moves a world's time step by step until the condition holds; answers what it answered then. Refuses with `NOT_REACHED`
 * where it never does.
 */
export async function until<T>(
  world: SimWorld,
  condition: () => T | Promise<T>,
  { step = 'PT1M', within = 'P1D' }: UntilOptions = {},
): Promise<T> {
  const { clock } = world
  const by = Math.max(1, toMilliseconds(step))
  const end = clock.now() + toMilliseconds(within)
  for (;;) {
    const found = await condition()
    if (found) return found
    const left = end - clock.now()
    if (left <= 0) {
      throw kitError(
        'NOT_REACHED',
        `The condition did not hold within ${within}: it is ${clock.iso()} in the world "${world.id}".`,
      )
    }
    await clock.advance(Math.min(by, left))
    await realDelay(0)
    for (let pause = 0; pause < MAX_PAUSES && world.isBusy; pause++) await realDelay(1)
  }
}
