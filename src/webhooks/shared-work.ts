import { realNow } from '../time/real-time.ts'
import type { Attempt, QueuedDelivery } from './delivery.ts'

/** How long a process that has taken a delivery may take to send it before another one does, real milliseconds. */
export const TAKEN_MS = 3000

/** Deliveries, by their ids: which a process takes to send, and of which it has noted an outcome. */
export interface Work {
  readonly taken: readonly number[]
  readonly done: readonly number[]
}

/** An outcome that is not written yet, and the delivery that it is of. */
interface Outcome {
  readonly of: QueuedDelivery
  readonly attempt: Attempt
}

/** Which deliveries are whose to send, where several processes have their world. */
export class SharedWork {
  readonly #granted = new Set<number>()
  /** Until when (real time, epoch milliseconds) deliveries are those of other processes. */
  readonly #elsewhere = new Map<number, number>()
  readonly #outcomes = new Map<number, Outcome>()

  /** What of these is taken to be sent, and the outcomes so far, both once that is written. */
  of(ready: ReadonlySet<number>): Work {
    return { taken: [...ready].filter(id => !this.#granted.has(id)), done: [...this.#outcomes.keys()] }
  }

  /** It is written: those of `ready` that were taken are this process's to send. */
  written({ taken, done }: Work, ready: ReadonlySet<number>): void {
    for (const id of done) this.#outcomes.delete(id)
    for (const id of taken) if (ready.has(id)) this.#granted.add(id)
  }

  /** Whether a delivery is this process's to send. */
  isGranted(id: number): boolean {
    return this.#granted.has(id)
  }

  /** It is being sent: the next attempt has to be granted anew. */
  begin(id: number): void {
    this.#granted.delete(id)
  }

  /** Keeps an outcome until it is written. */
  keep(id: number, outcome: Outcome): void {
    this.#outcomes.set(id, outcome)
  }

  /** The outcomes that were lost with what was not written. */
  takeOutcomes(): [number, Outcome][] {
    const outcomes = [...this.#outcomes]
    this.#outcomes.clear()
    return outcomes
  }

  /** Other processes send these deliveries, until it is too late. */
  leave(ids: readonly number[]): void {
    for (const id of ids) this.#elsewhere.set(id, realNow() + TAKEN_MS)
  }

  /** Whether another process sends it, and still may. */
  isElsewhere(id: number): boolean {
    return (this.#elsewhere.get(id) ?? 0) > realNow()
  }

  /** How many deliveries other processes send, or did not finish in time. */
  get elsewhere(): number {
    return this.#elsewhere.size
  }

  /** Whether other processes did not finish some in time, or any; they are not theirs any more. */
  endOverdue(isAll: boolean): boolean {
    const overdue = [...this.#elsewhere.keys()].filter(id => isAll || !this.isElsewhere(id))
    for (const id of overdue) this.#elsewhere.delete(id)
    return overdue.length > 0
  }

  /** Forgets all. */
  clear(): void {
    for (const all of [this.#granted, this.#elsewhere, this.#outcomes]) all.clear()
  }
}
