import { toMilliseconds } from '../time/duration.ts'
import { timeError } from '../time/errors.ts'
import { realDelay } from '../time/real-time.ts'
import type { SimEvent } from '../world/events.ts'
import type { SimWorld } from './sim-world.ts'

/** How far and for whom time is moved until nothing is due. */
export interface SettleOptions {
  /** How far at most: milliseconds, ISO 8601 or short. Seven days by default. */
  readonly limit?: string | number | undefined
  /** For how many real milliseconds no request and no webhook may have been under way. Clients are not waited for without it. */
  readonly quietFor?: number | undefined
}

/** How `until` moves time. */
export interface UntilOptions {
  /** How far each time: milliseconds, ISO 8601 or short. A minute by default. */
  readonly step?: string | number | undefined
  /** How far at most. A day by default. */
  readonly within?: string | number | undefined
}

/** How many steps `until` may be asked for: each lets clients act, which takes a real millisecond or more. */
const MAX_STEPS = 10_000

/** How long `until` waits at most after each step for the requests under way, in pauses of a real millisecond. */
const MAX_PAUSES = 20

/** Moves a world's time until nothing is due, and on while clients answer; the signal ends the wait for them. */
export function settle(
  world: SimWorld,
  { limit = 'P7D', quietFor = 0 }: SettleOptions = {},
  signal: AbortSignal = world.ended,
): Promise<{ now: string; happened: SimEvent[] }> {
  const { clock } = world
  const end = clock.now() + toMilliseconds(limit)
  return world.happened(async () => {
    await clock.settle(end)
    if (quietFor === 0) return
    for (let before = -1; before !== world.activity && !signal.aborted;) {
      before = world.activity
      await clock.settle(end)
      await realDelay(quietFor, signal)
      if (world.isBusy || (clock.next(1)[0]?.at ?? Infinity) <= end) before = -1
    }
  })
}

/**
 * Moves a world's time step by step until the condition holds; answers what it answered then, and what it answered last where
 * it never held. Refuses with `INVALID_DURATION` what would take more than 10,000 steps.
 */
export async function until<T>(
  world: SimWorld,
  condition: () => T | Promise<T>,
  { step = 'PT1M', within = 'P1D' }: UntilOptions = {},
): Promise<T> {
  const { clock } = world
  const [by, most] = [toMilliseconds(step), toMilliseconds(within)]
  if (by * MAX_STEPS < most)
    throw timeError(
      'INVALID_DURATION',
      `Steps of ${step} within ${within} are more than ${MAX_STEPS}; name a longer step.`,
    )
  const end = clock.now() + most
  for (;;) {
    const found = await condition()
    const left = end - clock.now()
    if (found || left <= 0) return found
    await clock.advance(Math.min(by, left))
    await realDelay(0)
    for (let pause = 0; pause < MAX_PAUSES && world.isBusy; pause++) await realDelay(1)
  }
}
