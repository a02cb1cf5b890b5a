import { Type } from 'typebox'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { INVALID_WEBHOOK } from '../webhooks/config.ts'
import { Partner, webhookOptionsSchema } from '../webhooks/schema.ts'
import { type DeliveryChange, webhookEvents } from '../webhooks/webhooks.ts'
import { type ControlRoute, route } from './route.ts'
import { stream, type StreamForm, wantsStream } from './stream.ts'

const DELIVERIES: StreamForm<DeliveryChange> = { nameOf: () => 'delivery', dataOf: ({ delivery }) => delivery }

/** The webhooks: who is told of what, and what became of each message. */
export function webhooksRoutes(vendors: readonly AnyVendor[], commentEveryMs?: number): ControlRoute[] {
  return [
    route(
      'GET /webhooks',
      'Who is told of what, and the secret: of one partner',
      { past: true, query: Type.Object({ partner: Type.Optional(Partner) }) },
      ({ world, query: { partner } }) => world.webhooks.configOf(partner),
    ),
    route(
      'PUT /webhooks',
      'Replaces all of it for one partner: a URL for all events, receivers event by event, the secret',
      { body: webhookOptionsSchema(webhookEvents(vendors)), code: INVALID_WEBHOOK },
      ({ world, body }) => world.webhooks.configure(body),
    ),
    route(
      'GET /webhooks/deliveries',
      'All that waits and the newest 1,000 that are done, with every attempt; dropped: done and forgotten; overflow: never sent, because too many waited. A stream with Accept: text/event-stream: each again with each attempt',
      { past: true },
      call => {
        const { webhooks } = call.world
        if (wantsStream(call)) return stream(call, webhooks.changes, DELIVERIES, commentEveryMs)
        const { dropped, overflow } = webhooks
        return { deliveries: webhooks.deliveries(), dropped, overflow }
      },
    ),
    route(
      'POST /webhooks/deliveries/{id}/redeliver',
      'Sends it once more, same key and bytes; answers when the attempt is made, or at once (`pending`) behind others for the same receiver and subject',
      {
        description: 'First there has to be a receiver, by `PUT /_sim/webhooks`, and something that it is told of.',
        params: Type.Object({ id: Type.Integer({ minimum: 1, examples: [1] }) }),
      },
      ({ world, params }) => world.webhooks.redeliver(params.id),
    ),
  ]
}
