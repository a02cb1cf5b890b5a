import { toIso } from '../time/instant.ts'
import type { Fault } from '../faults/fault.ts'

/** How long after each failure the next attempt is made, milliseconds on the world's clock; then it is given up. Assumed. */
const RETRY_DELAYS = [1000, 5000, 25_000] as const
/** How many attempts of one delivery are remembered. */
const MAX_ATTEMPTS = 100
/** How long a delivery with a webhook-reorder waits for the one that overtakes it, milliseconds on the world's clock. */
const REORDER_MS = 1000
/** How long a webhook-delay without `ms` lasts, milliseconds on the world's clock. */
const DELAY_MS = 60_000

/** One attempt to deliver: the receiver's HTTP status, or why there was none. */
export interface Attempt {
  /** ISO 8601 on the world's clock. */
  readonly at: string
  readonly status: number | null
  /** Real milliseconds until the status or the failure. */
  readonly durationMs: number
  readonly error?: string
}

/** One message to one receiver, sent or to be sent. */
export interface Delivery {
  readonly id: number
  readonly event: string
  /** The id of the record that the event is about. Deliveries about one subject keep their order. */
  readonly subject: string
  readonly url: string
  /** `pending`: there will be an attempt. `failed`: given up after the last retry. `dropped`: a fault dropped it. */
  readonly status: 'pending' | 'delivered' | 'failed' | 'dropped'
  /** ISO 8601 on the world's clock. */
  readonly createdAt: string
  readonly headers: Readonly<Record<string, string>>
  /** The text that is signed and sent, byte for byte. */
  readonly body: string
  /** The fault that applies to it. */
  readonly fault: { readonly id: string; readonly kind: string } | null
  readonly attempts: readonly Attempt[]
}

/** What is sent where. */
export type Message = Pick<Delivery, 'url' | 'headers' | 'body'>

/** What a vendor sends: a delivery before it is queued. */
export type NewDelivery = Pick<Delivery, 'event' | 'subject' | 'url' | 'headers' | 'body'>

/** A delivery with what the queue needs to know: plain data. */
export interface QueuedDelivery extends Delivery {
  /** No attempt before this instant, epoch milliseconds. */
  readonly notBefore: number
  /** How many attempts in a row failed. */
  readonly failures: number
  /** How many times the receiver must still accept it. */
  readonly copies: number
}

/** A delivery that is queued now (epoch milliseconds), as the fault says. */
export function createDelivery(
  id: number,
  message: NewDelivery,
  fault: Fault | undefined,
  now: number,
): QueuedDelivery {
  return {
    id,
    ...message,
    status: fault?.kind === 'webhook-drop' ? 'dropped' : 'pending',
    createdAt: toIso(now),
    fault: fault ? { id: fault.id, kind: fault.kind } : null,
    attempts: [],
    notBefore: now + initialDelay(fault),
    failures: 0,
    copies: fault?.kind === 'webhook-duplicate' ? 2 : 1,
  }
}

/** A delivery that is to be sent once more, at once. */
export function redelivered(delivery: QueuedDelivery, now: number): QueuedDelivery {
  return { ...delivery, status: 'pending', notBefore: now, failures: 0, copies: Math.max(1, delivery.copies) }
}

/** A delivery after an attempt: any 2xx accepts it, other outcomes are retried in the order of the subject until there is no delay left. Assumed. */
export function attempted(delivery: QueuedDelivery, attempt: Attempt, now: number): QueuedDelivery {
  const isAccepted = attempt.status !== null && attempt.status >= 200 && attempt.status <= 299
  const failures = isAccepted ? 0 : delivery.failures + 1
  const copies = isAccepted ? delivery.copies - 1 : delivery.copies
  const delay = isAccepted ? 0 : RETRY_DELAYS[failures - 1]
  return {
    ...delivery,
    status: copies <= 0 ? 'delivered' : delay === undefined ? 'failed' : 'pending',
    attempts: [...delivery.attempts, attempt].slice(-MAX_ATTEMPTS),
    failures,
    copies,
    notBefore: now + (delay ?? 0),
  }
}

/** Whether a delivery was queued only to be overtaken by the next one of its queue, and still waits for that. */
export function isOvertakable({ fault, attempts, notBefore }: QueuedDelivery, now: number): boolean {
  return fault?.kind === 'webhook-reorder' && attempts.length === 0 && notBefore > now
}

function initialDelay(fault: Fault | undefined): number {
  if (fault?.kind === 'webhook-delay') return fault.ms ?? DELAY_MS
  return fault?.kind === 'webhook-reorder' ? REORDER_MS : 0
}
