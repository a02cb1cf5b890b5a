import { createHmac } from 'node:crypto'
import type { SimEvent } from '../world/events.ts'
import type { Faults } from '../faults/faults.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { VendorWebhooks, WebhookMessage } from '../vendors/contract/webhooks.ts'
import type { Job } from '../time/agenda.ts'
import { once } from '../world/once.ts'
import { assertWebhooks, toConfig, type WebhookConfig } from './config.ts'
import type { Delivery, QueuedDelivery } from './delivery.ts'
import { WebhookQueue } from './queue.ts'
import { type SavedWebhooks, WEBHOOKS } from './records.ts'
import type { WebhookOptions } from './schema.ts'
import { withWrongSignature } from './signature.ts'
import type { World, WorldPart } from '../world/world.ts'

/** The names of the events that these vendors send. */
export function webhookEvents(vendors: readonly AnyVendor[]): string[] {
  return vendors.flatMap(({ webhooks }) => webhooks?.events ?? [])
}

/** The webhooks of one world: who is told, and what became of each message. */
export class Webhooks implements WorldPart {
  readonly #world: World
  readonly #vendors: readonly AnyVendor[]
  readonly #events: readonly string[]
  readonly #faults: Pick<Faults, 'take'>
  readonly #fresh: () => WebhookConfig
  readonly #queue: WebhookQueue

  constructor(world: World, vendors: readonly AnyVendor[], options: WebhookOptions, faults: Pick<Faults, 'take'>) {
    this.#world = world
    this.#vendors = vendors
    this.#events = webhookEvents(vendors)
    this.#faults = faults
    this.#fresh = once(() => toConfig(options, this.#events))
    this.#queue = new WebhookQueue(world, delivery => this.#headersOf(delivery))
  }

  /** Who is told of what, and the secret. */
  get config(): WebhookConfig {
    return this.#world.part(WEBHOOKS).config.get('') ?? this.#fresh()
  }

  /**
   * Changes who is told of what from now on, or refuses with `INVALID_WEBHOOK`; what waits already goes where it was
   * meant to go.
   */
  configure(options: WebhookOptions): WebhookConfig {
    assertWebhooks(options, this.#events)
    const { secret, endpoints } = toConfig(options, this.#events)
    return this.#world.part(WEBHOOKS).config.put({ secret, endpoints })
  }

  /** All deliveries that wait and the newest of those that are done, oldest first. */
  deliveries(): Delivery[] {
    return this.#queue.list().map(toDelivery)
  }

  /** How many deliveries that are done were let go because newer ones came. */
  get dropped(): number {
    return this.#queue.counts.forgotten
  }

  /** How many messages were never sent because too many waited. */
  get overflow(): number {
    return this.#queue.counts.overflow
  }

  /** How many deliveries wait and are finished, and how many bytes all deliveries take. */
  get counts(): Readonly<Record<'waiting' | 'finished' | 'bytes', number>> {
    return this.#queue.counts
  }

  /**
   * Sends a delivery once more, same key and same bytes; answers when the attempt is made, or at once where earlier ones
   * for the same receiver and subject still wait.
   */
  async redeliver(id: number): Promise<Delivery> {
    return toDelivery(await this.#queue.redeliver(id))
  }

  save(): SavedWebhooks {
    const { secret, endpoints } = this.config
    return { secret, endpoints, deliveries: this.#queue.list() }
  }

  /** A delivery is due. */
  perform(job: Job): void {
    this.#queue.perform(job)
  }

  /** Attempts under way are cut, pending deliveries go out. */
  restart(): void {
    this.#queue.restart()
  }

  close(): void {
    this.#queue.close()
  }

  /** The headers of a delivery's next attempt: a fault may put a wrong signature among them. */
  #headersOf({ event, headers, fault, attempts }: QueuedDelivery): Delivery['headers'] {
    const { name: vendor = '', webhooks } = this.#vendors.find(each => each.webhooks?.events.includes(event)) ?? {}
    const forging = { family: 'webhook', vendor, operations: [event], kind: 'webhook-bad-signature' } as const
    // The fault that a delivery is queued with concerns its first attempt; the rules are asked anew for each further one.
    const isForged = attempts.length === 0 ? fault?.kind === forging.kind : this.#faults.take(forging) !== undefined
    return webhooks && isForged ? withWrongSignature(headers, webhooks.headers.signature) : headers
  }

  /** Tells the endpoints of an event. */
  tell(event: SimEvent): void {
    if (this.config.endpoints.length === 0) return
    for (const vendor of this.#vendors) {
      const { name, webhooks } = vendor
      const message = webhooks?.toMessage(this.#world.state(vendor), event)
      if (webhooks && message) return this.#send(message, name, webhooks.headers)
    }
  }

  #send(message: WebhookMessage, vendor: string, names: VendorWebhooks['headers']): void {
    const { secret, endpoints } = this.config
    const receivers = endpoints.filter(
      endpoint => endpoint.active && endpoint.url !== '' && endpoint.event === message.event,
    )
    if (receivers.length === 0) return
    const body = JSON.stringify(message.body, omitEmpty)
    const headers = {
      'Content-Type': 'application/json',
      [names.event]: message.event,
      ...(secret === null ? {} : { [names.signature]: createHmac('sha256', secret).update(body).digest('hex') }),
      [names.key]: this.#world.ids.uuid('webhook.key'),
      // An id that cannot be a header's value is in the body all the same.
      ...(/^[\x21-\x7e]+$/.test(message.subject) ? { [names.subject]: message.subject } : {}),
    }
    for (const { url } of receivers) {
      const fault = this.#faults.take({ family: 'webhook', vendor, operations: [message.event] })
      this.#queue.add({ event: message.event, subject: message.subject, url, headers, body }, fault)
    }
  }
}

function omitEmpty(_key: string, value: unknown): unknown {
  return value === null || value === '' ? undefined : value
}

function toDelivery({
  notBefore: _notBefore,
  failures: _failures,
  copies: _copies,
  ...delivery
}: QueuedDelivery): Delivery {
  return delivery
}
