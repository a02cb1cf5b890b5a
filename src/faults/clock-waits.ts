import type { Clock } from '../time/clock.ts'
import { MAX_INSTANT } from '../time/instant.ts'
import { whenAborted } from './broken-answer.ts'

const JOB = 'fault.latency'

/** The requests of one world that wait on its clock. */
export class ClockWaits {
  readonly #clock: Clock
  /** What ends each wait, by its job's id. */
  readonly #waits = new Map<number, () => void>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Waits `ms` milliseconds on the world's clock. The signal or `releaseAll` ends the wait early. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    // What never falls due would never end.
    if (signal.aborted || this.#clock.in(ms) === MAX_INSTANT) return
    this.#clock.handle(JOB, ({ id }) => this.#end(id))
    const { id } = this.#clock.after(ms, JOB, {})
    const ended = new Promise<void>(resolve => this.#waits.set(id, resolve))
    const unlisten = whenAborted(signal, () => this.#release(id))
    await ended
    unlisten()
  }

  /** Ends all waits: their requests go on. */
  releaseAll(): void {
    for (const id of this.#waits.keys()) this.#release(id)
  }

  #release(id: number): void {
    this.#clock.cancel(id)
    this.#end(id)
  }

  #end(id: number): void {
    this.#waits.get(id)?.()
    this.#waits.delete(id)
  }
}
