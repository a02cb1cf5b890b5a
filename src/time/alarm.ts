import type { TimeSource } from './real-time.ts'

/** A longer timer of node's would fire at once, milliseconds. */
const MAX_MS = 0x7fff_ffff

/** The one timer of a clock. */
export class Alarm {
  #clear: (() => void) | undefined

  /** Calls `wake` in so many milliseconds by this time, and not when it was set to before; too early where that is far off. */
  set(time: TimeSource, ms: number, wake: () => void): void {
    this.clear()
    this.#clear = time.after(Math.min(Math.max(0, Math.ceil(ms)), MAX_MS), wake)
  }

  /** Stops it. */
  clear(): void {
    this.#clear?.()
    this.#clear = undefined
  }
}
