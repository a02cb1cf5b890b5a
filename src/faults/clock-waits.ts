import type { Clock } from '../time/clock.ts'

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
    if (signal.aborted) return
    const clock = this.#clock
    clock.handle(JOB, ({ id }) => this.#waits.get(id)?.())
    await new Promise<void>(resolve => {
      const { id } = clock.after(ms, JOB, {})
      const end = (): void => {
        this.#waits.delete(id)
        signal.removeEventListener('abort', giveUp)
        resolve()
      }
      const giveUp = (): void => {
        clock.cancel(id)
        end()
      }
      this.#waits.set(id, end)
      signal.addEventListener('abort', giveUp, { once: true })
    })
  }

  /** Ends all waits: their requests go on. */
  releaseAll(): void {
    for (const [job, end] of this.#waits) {
      this.#clock.cancel(job)
      end()
    }
  }
}
