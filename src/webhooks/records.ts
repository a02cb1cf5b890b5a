import { ascending } from '../tables/ascending.ts'
import { Table } from '../tables/table.ts'
import type { WebhookConfig } from './config.ts'
import type { Delivery, QueuedDelivery } from './delivery.ts'

/** What a delivery takes about, besides its body. */
const DELIVERY_BYTES = 1024
/** The one group of all finished deliveries. */
export const FINISHED = ''
/** Whose configuration stands under no partner's id: the first one's, whatever that is. */
export const FIRST = ''

/** Who is told of what this partner's records do, and the secret. */
type PartnerConfig = Pick<WebhookConfig, 'secret' | 'endpoints'> & { readonly partner: string }

/** The webhooks of one world as plain data. */
export interface SavedWebhooks extends WebhookConfig {
  readonly partners: readonly PartnerConfig[]
  /** Oldest first. */
  readonly deliveries: readonly QueuedDelivery[]
}

/** A delivery, and its place: among the pending ones of its receiver and subject, or among the finished ones. */
export type DeliveryRow = { readonly delivery: QueuedDelivery; readonly place: number }

/** The webhooks of every world. Where there is no record of a configuration, they are a fresh world's. */
export const WEBHOOKS = {
  name: 'webhooks',
  /** Empty tables, or those that a document's member says; it was checked with its document. */
  createState(saved?: unknown) {
    const tables = {
      configs: new Table({ key: ({ partner }: PartnerConfig) => partner, bytesOf: () => 0 }),
      deliveries: new Table({
        key: ({ delivery }: DeliveryRow) => String(delivery.id),
        bytesOf: ({ delivery }) => bytesOfDelivery(delivery),
        indexes: {
          queued: { keys: ({ delivery }) => (isPending(delivery) ? queueKey(delivery) : undefined), compare: byPlace },
          finished: { keys: ({ delivery }) => (isPending(delivery) ? undefined : FINISHED), compare: byPlace },
        },
      }),
    }
    if (saved === undefined) return tables
    const { secret, endpoints, partners, deliveries } = saved as SavedWebhooks
    for (const config of [{ partner: FIRST, secret, endpoints }, ...partners]) tables.configs.put(config)
    deliveries.forEach((delivery, place) => tables.deliveries.put({ delivery, place }))
    return tables
  },
}

/** Deliveries of one receiver and subject are in one queue. */
export function queueKey({ url, subject }: QueuedDelivery): string {
  return `${url} ${subject}`
}

/** How many bytes a delivery takes. */
export function bytesOfDelivery({ body }: Pick<Delivery, 'body'>): number {
  return DELIVERY_BYTES + body.length
}

function isPending({ status }: QueuedDelivery): boolean {
  return status === 'pending'
}

function byPlace(a: DeliveryRow, b: DeliveryRow): number {
  return ascending(a.place, b.place)
}
