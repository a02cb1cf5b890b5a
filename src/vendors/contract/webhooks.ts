import type { SimEvent } from '../../world/events.ts'
import type { AnyTable, Tables } from '../../world/states.ts'
import type { World } from '../../world/world.ts'

/** What a vendor has to say about something that happened. */
export interface WebhookMessage {
  readonly event: string
  /** Whose endpoints are told, by the key in `partners`; the first one's where it is left out. */
  readonly partner?: string
  /** What it is about: messages about one subject arrive in the order in which things happened. */
  readonly subject: string
  /** Members without a value are left out, at any depth. */
  readonly body: object
}

/** How a vendor sends webhooks. */
export interface VendorWebhooks<S extends Tables = Tables> {
  /** The names of the events that it sends; no other vendor has the same. */
  readonly events: readonly string[]
  /** The headers' names. */
  readonly headers: Readonly<Record<'event' | 'signature' | 'key' | 'subject', string>>
  /** Who can have endpoints and a secret of their own; all messages are of one owner where it is left out. */
  partners?(state: S): Pick<AnyTable, 'all' | 'get' | 'require'>
  /** What the vendor tells of an event; undefined when it tells nothing. */
  toMessage(state: S, event: SimEvent, world: World): WebhookMessage | undefined
}
