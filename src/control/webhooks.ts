import { Type } from 'typebox'
import type { Simulator } from '../simulator/simulator.ts'
import { webhookOptionsSchema } from '../webhooks/schema.ts'
import { webhookEvents } from '../webhooks/webhooks.ts'
import { type ControlApp, worldOf } from './app.ts'

const DeliveryParams = Type.Object({ id: Type.Integer({ minimum: 1 }) })

/** The webhooks: who is told of what, and what became of each message. */
export function webhooksRoutes(app: ControlApp, sim: Simulator): void {
  app.get(
    '/webhooks',
    { schema: { summary: 'Who is told of what, and the secret' } },
    async request => worldOf(sim, request).webhooks.config,
  )
  app.put(
    '/webhooks',
    {
      schema: {
        summary: 'Replaces all of it: a URL for all events, receivers event by event, the secret',
        body: webhookOptionsSchema(webhookEvents(sim.options.vendors)),
      },
    },
    async request => worldOf(sim, request).webhooks.configure(request.body),
  )
  app.get(
    '/webhooks/deliveries',
    {
      schema: {
        summary:
          'All that waits and the newest 1,000 that are done, with every attempt; dropped: done and forgotten; overflow: never sent, because too many waited',
      },
    },
    async request => {
      const { webhooks } = worldOf(sim, request)
      return { deliveries: webhooks.deliveries(), dropped: webhooks.dropped, overflow: webhooks.overflow }
    },
  )
  app.post(
    '/webhooks/deliveries/:id/redeliver',
    {
      schema: {
        summary:
          'Sends it once more, same key and bytes; answers when the attempt is made, or at once (`pending`) behind others for the same receiver and subject',
        params: DeliveryParams,
      },
    },
    async request => worldOf(sim, request).webhooks.redeliver(request.params.id),
  )
}
