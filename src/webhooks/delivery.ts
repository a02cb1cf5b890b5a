import type { Outcome } from './sender.ts'

/** One attempt to deliver: when (ISO 8601 on the world's clock), and what came of it. */
export interface Attempt extends Outcome {
  readonly at: string
}

/** One message on its way to one receiver, or there. */
export interface Delivery {
  readonly id: number
  readonly event: string
  /** What it is about: the chat's id. */
  readonly subject: string
  readonly url: string
  /** `pending`: there will be an attempt. `failed`: given up. `dropped`: a fault's doing. */
  readonly status: 'pending' | 'delivered' | 'failed' | 'dropped'
  /** ISO 8601 on the world's clock. */
  readonly createdAt: string
  readonly headers: Readonly<Record<string, string>>
  /** The very text that is signed and sent. */
  readonly body: string
  /** The fault that shapes it. */
  readonly fault: { readonly id: string; readonly kind: string } | null
  readonly attempts: readonly Attempt[]
}

/** A delivery before anything is done about it. */
export type NewDelivery = Pick<Delivery, 'event' | 'subject' | 'url' | 'headers' | 'body'>

/** A delivery with what the queue must know: plain data. */
export interface QueuedDelivery extends Delivery {
  /** No attempt before this instant, epoch milliseconds. */
  readonly notBefore: number
  /** How many attempts in a row failed. */
  readonly failures: number
  /** How many times the receiver must still take it. */
  readonly copies: number
}
