import { toMilliseconds } from '../time/duration.ts'
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
      if (world.isBusy || clock.isDue(end)) before = -1
    }
  })
}
