/** The work of a world that waits (webhooks, jobs), where several processes have it: which of them does what. */
import { realNow } from '../../time/real-time.ts'
import { TAKEN_MS, type Work } from '../../webhooks/shared-work.ts'
import type { SimWorld } from '../sim-world.ts'
import type { DueIn } from './store.ts'

/** How long after a job fell due another process does it, real milliseconds. */
const OVERDUE_MS = 1000
const NO_WORK: Work = { taken: [], done: [] }

/** What this process takes to do of a world's work, and what it has done, both once that is written. */
export function workOf({ begunWebhooks }: SimWorld): Work {
  return begunWebhooks?.queue.work ?? NO_WORK
}

/** It is written: what is taken is done now. */
export function workWritten({ begunWebhooks }: SimWorld, work: Work): void {
  if (work !== NO_WORK) begunWebhooks?.queue.workWritten(work)
}

/** Another process has taken these deliveries of a world; what it does not finish in time is taken by this one. */
export function leaveToOthers(world: SimWorld, deliveries: readonly number[]): void {
  if (deliveries.length > 0) world.webhooks.queue.shared.leave(deliveries)
}

/** Takes what other processes have taken and not finished in time; all of it where the store tells that it is overdue. */
export function takeOverdue({ begunWebhooks }: SimWorld, isAll = false): void {
  begunWebhooks?.queue.takeOverdue(isAll)
}

/** When the work that waits in a world is overdue, so that another process does it. */
export function dueIn({ begunWebhooks, clock }: SimWorld): DueIn {
  if (begunWebhooks?.queue.isUnderWay) return TAKEN_MS
  const [job] = clock.next(1)
  if (!job) return null
  if (clock.mode !== 'real') return Infinity
  return Math.max(0, (job.at - clock.now()) / clock.rate) + OVERDUE_MS
}

/** When other processes do the work of a world, as its store knows. */
export class Plan {
  /** Real time, epoch milliseconds; null where no work waits, undefined where the store has to be told. */
  #at: DueIn | undefined = null

  /** The store knows it. */
  note(due: DueIn): void {
    this.#at = due === null ? null : realNow() + due
  }

  /** The store has to be told anew. */
  forget(): void {
    this.#at = undefined
  }

  /** Whether the store does not have to be told that work is due: it has that, or an earlier instant, at which it is looked at again. */
  holds(due: DueIn): boolean {
    const at = this.#at
    if (due === null || at === null || at === undefined) return due === at
    return at <= realNow() + due
  }
}
