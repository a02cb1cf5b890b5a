import { createHmac } from 'node:crypto'
import type { JobWords } from '../world/due.ts'
import { BoundedLog } from '../world/log.ts'
import type { SimEvent } from '../world/events.ts'
import type { Faults } from '../faults/faults.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { VendorWebhooks, WebhookMessage } from '../vendors/contract/webhooks.ts'
import type { Job } from '../time/agenda.ts'
import { once } from '../world/once.ts'
import { webhooksError } from './errors.ts'
import { requireOrFirst } from '../vendors/contract/tables.ts'
import { assertWebhooks, haveEndpoints, INVALID_WEBHOOK, toConfig, type WebhookConfig } from './config.ts'
import type { Delivery, QueuedDelivery } from './delivery.ts'
import type { Handler, Handlers } from './handlers.ts'
import { WebhookQueue } from './queue.ts'
import { bytesOfDelivery, FIRST, type SavedWebhooks, WEBHOOKS } from './records.ts'
import type { WebhookOptions } from './schema.ts'
import { withWrongSignature } from './signature.ts'
import type { World } from '../world/world.ts'
import type { WorldPart } from '../world/world-part.ts'

/** The names of the events that these vendors send. */
export function webhookEvents(vendors: readonly AnyVendor[]): string[] {
  return vendors.flatMap(({ webhooks }) => webhooks?.events ?? [])
}

/** What stands for the name of the world in an endpoint's URL. */
const WORLD_IN_URL = '{world}'
/** The header that names the world which sends. */
const WORLD_HEADER = 'X-Backlot-World'

/** What keys are counted as. */
const KEY = 'webhook.key'

/** The configurations of one world: the first partner's, then those of others by their ids. */
type Configs = ReadonlyMap<string, WebhookConfig>

/** A delivery after something became of it: `id` numbers what did. */
export interface DeliveryChange {
  readonly id: number
  readonly delivery: Delivery
}

/** The webhooks of one world: who is told, and what became of each message. */
export class Webhooks implements WorldPart {
  readonly #world: World
  readonly #vendors: readonly AnyVendor[]
  readonly #events: readonly string[]
  readonly #faults: Pick<Faults, 'take'>
  readonly #fresh: () => Configs
  readonly #handlers: Handlers
  /** Its deliveries. */
  readonly queue: WebhookQueue
  /** How many keys were minted since this count of resets. */
  #keys = { resets: 0, minted: 0 }
  #changes: BoundedLog<DeliveryChange> | undefined

  constructor(
    world: World,
    vendors: readonly AnyVendor[],
    {
      options,
      handlers,
      faults,
    }: {
      readonly options: WebhookOptions
      readonly handlers: Handlers
      readonly faults: Pick<Faults, 'take'>
    },
  ) {
    this.#world = world
    this.#handlers = handlers
    this.#vendors = vendors
    this.#events = webhookEvents(vendors)
    this.#faults = faults
    this.#fresh = once(() => {
      const fresh = new Map([[FIRST, toConfig({}, this.#events)]])
      return fresh.set(this.#ownerOf(options.partner), toConfig(options, this.#events))
    })
    this.queue = new WebhookQueue(world, handlers, delivery => this.#toAttempt(delivery))
  }

  /** Who is told of what the first partner's chats do, and the secret. */
  get config(): WebhookConfig {
    return this.configOf()
  }

  /** The same of this partner, the first one where none is named. Refuses one that the world does not have. */
  configOf(partner?: string): WebhookConfig {
    return this.#configs.get(this.#ownerOf(partner)) ?? toConfig({}, this.#events)
  }

  /**
   * Changes who is told of what a partner's records do from now on, or refuses with `INVALID_WEBHOOK`, and a partner that
   * the world does not have; what waits already goes where it was meant to go.
   */
  configure(options: WebhookOptions): WebhookConfig {
    assertWebhooks(options, this.#events)
    return this.#configureAs(options.partner, toConfig(options, this.#events))
  }

  #configureAs(owner: string | undefined, config: WebhookConfig): WebhookConfig {
    const after = new Map(this.#configs).set(this.#ownerOf(owner), config)
    const { configs } = this.#world.part(WEBHOOKS)
    for (const { partner } of configs.all()) configs.remove(partner)
    for (const [partner, { secret, endpoints }] of after) configs.put({ partner, secret, endpoints })
    return config
  }

  /** Tells a function of this process too, of all events of a partner's records; the rest of the configuration stays. */
  to(handler: Handler, options: Pick<WebhookOptions, 'secret' | 'partner'> = {}): WebhookConfig {
    assertWebhooks(options, this.#events)
    const { secret, partner } = options
    const { secret: before, endpoints } = this.configOf(partner)
    const { endpoints: all } = toConfig({ url: this.#handlers.add(handler) }, this.#events)
    return this.#configureAs(
      partner,
      toConfig({ secret: secret === undefined ? before : secret, endpoints: [...endpoints, ...all] }, []),
    )
  }

  /** All deliveries that wait and the newest of those that are done, oldest first. */
  deliveries(): Delivery[] {
    return this.queue.list().map(delivery => this.#toDelivery(delivery))
  }

  /**
   * What became of deliveries, from when this is first asked for: each as it is queued, and again after each attempt. After a
   * reset it begins anew with those that there are.
   */
  get changes(): BoundedLog<DeliveryChange> {
    if (this.#changes) return this.#changes
    const changes = (this.#changes = new BoundedLog(this.#world.events.limits, ({ delivery }) =>
      bytesOfDelivery(delivery),
    ))
    this.queue.onChange = delivery => changes.add({ id: changes.reserve(), delivery: this.#toDelivery(delivery) })
    this.queue.list().forEach(this.queue.onChange)
    return changes
  }

  /** How many deliveries that are done were let go because newer ones came. */
  get dropped(): number {
    return this.queue.counts.forgotten
  }

  /** How many messages were never sent because too many waited. */
  get overflow(): number {
    return this.queue.counts.overflow
  }

  /**
   * Sends a delivery once more, same key and same bytes; answers when the attempt is made, or at once where earlier ones
   * for the same receiver and subject still wait.
   */
  async redeliver(id: number): Promise<Delivery> {
    return this.#toDelivery(await this.queue.redeliver(id))
  }

  save(): SavedWebhooks {
    const others = [...this.#configs].filter(([partner]) => partner !== FIRST)
    const partners = others.map(([partner, config]) => ({ partner, ...config }))
    return { ...this.config, partners, deliveries: this.queue.list() }
  }

  /** Says which delivery is sent where. */
  describe({ data }: Job): JobWords {
    const delivery = this.queue.get(Number(data['delivery']))
    if (!delivery) return { what: 'a delivery that is forgotten', vendor: null, about: null }
    const { event, subject, url, attempts } = this.#toDelivery(delivery)
    const what = `${event} to ${url}, attempt ${attempts.length + 1}`
    return { what, vendor: this.#senderOf(event)?.name ?? null, about: subject }
  }

  /** Attempts under way are cut, pending deliveries go out. */
  restart(): void {
    this.queue.restart()
    this.#changes?.clear()
    if (this.queue.onChange) this.queue.list().forEach(this.queue.onChange)
  }

  /** Goes on with what other processes have made of the world; attempts under way go on. */
  catchUp(): void {
    this.#keys = { resets: this.#world.resets, minted: 0 }
    this.queue.catchUp()
  }

  close(): void {
    this.queue.close()
  }

  /** A document may have a configuration for the first partner's id: it is that of the first one. */
  get #configs(): Configs {
    const { configs } = this.#world.part(WEBHOOKS)
    if (configs.size === 0) return this.#fresh()
    const byOwner = new Map<string, WebhookConfig>()
    for (const { partner, secret, endpoints } of configs.all())
      byOwner.set(this.#isFirst(partner) ? FIRST : partner, { secret, endpoints })
    return byOwner
  }

  /** What a configuration of this partner stands under. Refuses a partner that the world does not have. */
  #ownerOf(partner: string | undefined): string {
    if (partner === undefined || this.#isFirst(partner)) return FIRST
    const tables = this.#partners()
    const known = tables.find(partners => partners.get(partner)) ?? tables[0]
    if (!known) throw webhooksError(INVALID_WEBHOOK, `There is no partner "${partner}"; no vendor here has any.`)
    known.require(partner)
    return partner
  }

  #isFirst(partner: string): boolean {
    return this.#partners().some(partners => {
      const row = partners.get(partner)
      return row !== undefined && row === requireOrFirst(partners, undefined)
    })
  }

  #partners() {
    return this.#vendors.flatMap(vendor => vendor.webhooks?.partners?.(this.#world.state(vendor)) ?? [])
  }

  /** A delivery as its receiver sees it: only here it holds the name of the world, and how often that was reset. */
  #toDelivery({ notBefore: _notBefore, failures: _failures, copies: _copies, ...delivery }: QueuedDelivery): Delivery {
    const { id, resets, credentialSuffix } = this.#world
    const name = this.#senderOf(delivery.event)?.webhooks?.headers.key ?? ''
    const { [name]: key, ...others } = delivery.headers
    const unique = key === undefined ? {} : { [name]: `${key}${resets === 0 ? '' : `.${resets}`}${credentialSuffix}` }
    return {
      ...delivery,
      url: delivery.url.replaceAll(WORLD_IN_URL, id),
      headers: { ...others, ...unique, [WORLD_HEADER]: id },
    }
  }

  /** What a delivery's next attempt sends: a fault may put a wrong signature among the headers. */
  #toAttempt(delivery: QueuedDelivery): Delivery {
    const { event, fault, attempts } = delivery
    const { name: vendor = '', webhooks } = this.#senderOf(event) ?? {}
    const sent = this.#toDelivery(delivery)
    const forging = { family: 'webhook', vendor, operations: [event], kind: 'webhook-bad-signature' } as const
    // The fault that a delivery is queued with concerns its first attempt; the rules are asked anew for each further one.
    const isForged = attempts.length === 0 ? fault?.kind === forging.kind : this.#faults.take(forging) !== undefined
    if (!webhooks || !isForged) return sent
    return { ...sent, headers: withWrongSignature(sent.headers, webhooks.headers.signature) }
  }

  /** The vendor that sends this event. */
  #senderOf(event: string): AnyVendor | undefined {
    return this.#vendors.find(({ webhooks }) => webhooks?.events.includes(event))
  }

  /** Tells the endpoints of an event. */
  tell(event: SimEvent): void {
    if (!haveEndpoints(this.#configs.values())) return
    for (const vendor of this.#vendors) {
      const { webhooks } = vendor
      const message = webhooks?.toMessage(this.#world.state(vendor), event, this.#world)
      if (webhooks && message) this.#send(message, vendor.name, webhooks.headers)
    }
  }

  #send(message: WebhookMessage, vendor: string, names: VendorWebhooks['headers']): void {
    const { secret, endpoints } = this.configOf(message.partner)
    const receivers = endpoints.filter(
      endpoint => endpoint.active && endpoint.url !== '' && endpoint.event === message.event,
    )
    if (receivers.length === 0) return
    const body = JSON.stringify(message.body, omitEmpty)
    const headers = {
      'Content-Type': 'application/json',
      [names.event]: message.event,
      ...(secret === null ? {} : { [names.signature]: createHmac('sha256', secret).update(body).digest('hex') }),
      [names.key]: this.#mintKey(),
      // An id that cannot be a header's value is in the body all the same.
      ...(/^[\x21-\x7e]+$/.test(message.subject) ? { [names.subject]: message.subject } : {}),
    }
    for (const { url } of receivers) {
      const fault = this.#faults.take({ family: 'webhook', vendor, operations: [message.event] })
      this.queue.add({ event: message.event, subject: message.subject, url, headers, body }, fault)
    }
  }

  /** The next key: another one than all before, also where a document has set the world's identifiers back. */
  #mintKey(): string {
    const { ids, resets } = this.#world
    if (resets !== this.#keys.resets) this.#keys = { resets, minted: 0 }
    ids.raise(KEY, this.#keys.minted)
    const key = ids.uuid(KEY)
    this.#keys.minted = ids.count(KEY)
    return key
  }
}

function omitEmpty(_key: string, value: unknown): unknown {
  return value === null || value === '' ? undefined : value
}
