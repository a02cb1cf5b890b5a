/** The machine's own time in the hand of a test: it stands still, and goes on when the test says so. */
import { performance } from 'node:perf_hooks'
import { onTestFinished } from 'vitest'

/** Moves it on, milliseconds. */
export interface MachineTime {
  advance(ms: number): void
}

/** Holds what `realNow` answers until the test is finished. Timers of the machine run on. */
export function holdMachineTime(): MachineTime {
  // Half a millisecond in, so that what passes between two readings is never seen.
  let now = Math.floor(performance.timeOrigin + performance.now()) + 0.5
  Object.defineProperty(performance, 'timeOrigin', { configurable: true, get: () => now - performance.now() })
  onTestFinished(() => {
    Reflect.deleteProperty(performance, 'timeOrigin')
  })
  return { advance: ms => void (now += ms) }
}
