import type { Job } from '../time/agenda.ts'
import type { Clock } from '../time/clock.ts'
import { MAX_INSTANT } from '../time/instant.ts'
import type { JobWords } from '../world/due.ts'
import { whenAborted } from './broken-answer.ts'
import type { Fault } from './fault.ts'
import { ANY_VENDOR } from './rule.ts'

/** The kind of job that ends a wait. */
export const LATENCY_JOB = 'fault.latency'

/** The requests of one world that wait on its clock. */
export class ClockWaits {
  readonly #clock: Clock
  /** What ends each wait and which fault began it, by its job's id. */
  readonly #waits = new Map<number, { readonly fault: Fault; readonly end: () => void }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Waits `ms` milliseconds on the world's clock, because of a fault. The signal or `releaseAll` ends the wait early. */
  async wait(fault: Fault, ms: number, signal: AbortSignal): Promise<void> {
    // What never falls due would never end.
    if (signal.aborted || this.#clock.in(ms) === MAX_INSTANT) return
    this.#clock.handle(LATENCY_JOB, ({ id }) => this.#end(id))
    const { id } = this.#clock.after(ms, LATENCY_JOB, {})
    const ended = new Promise<void>(end => this.#waits.set(id, { fault, end }))
    const unlisten = whenAborted(signal, () => this.#release(id))
    await ended
    unlisten()
  }

  /** Which answer comes when a job is done: none where the request was of an earlier process. */
  describe({ id }: Job): JobWords {
    const { fault } = this.#waits.get(id) ?? {}
    const vendor = fault === undefined || fault.vendor === ANY_VENDOR ? null : fault.vendor
    return { what: 'an answer that was delayed', vendor, about: fault?.id ?? null }
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
    this.#waits.get(id)?.end()
    this.#waits.delete(id)
  }
}
