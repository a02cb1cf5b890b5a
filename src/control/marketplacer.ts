import { Type } from 'typebox'
import type { Simulator } from '../simulator/simulator.ts'
import { SellerRow } from '../vendors/marketplacer/records.ts'
import { type ControlApp, IdParams, Strict, worldOf } from './app.ts'

/** Marketplacer's other side by hand: the sellers. */
export function marketplacerRoutes(app: ControlApp, sim: Simulator): void {
  app.post(
    '/marketplacer/sellers',
    {
      schema: {
        summary: 'A seller exists, with the key mp-seller-<number>',
        body: Strict(Type.Partial(SellerRow).properties),
      },
    },
    async (request, reply) => reply.status(201).send(worldOf(sim, request).marketplacer.addSeller(request.body)),
  )
  app.post(
    '/marketplacer/sellers/:id/messages',
    { schema: { summary: 'The seller writes', params: IdParams, body: Strict({ message: Type.String() }) } },
    async (request, reply) =>
      reply.status(201).send(worldOf(sim, request).marketplacer.seller(request.params.id).send(request.body)),
  )
  app.post(
    '/marketplacer/sellers/:id/read',
    { schema: { summary: 'The seller reads what the operator wrote', params: IdParams } },
    async request => worldOf(sim, request).marketplacer.seller(request.params.id).read(),
  )
}
