import { Type } from 'typebox'
import type { Simulator } from '../simulator/simulator.ts'
import { CustomerRow, DiscussionRow, OrderRow } from '../vendors/thg/records.ts'
import { type ControlApp, IdParams, Strict, worldOf } from './app.ts'

const NumberParams = Type.Object({ number: Type.String({ description: 'Customer number.' }) })
const TokenParams = Type.Object({ token: Type.String({ description: 'Attachment token, URL-encoded.' }) })

/** THG's other side by hand: the agents of customer services, and the shop around them. */
export function thgRoutes(app: ControlApp, sim: Simulator): void {
  app.post(
    '/thg/customers',
    {
      schema: {
        summary: 'A customer exists; locked: true gives ACCOUNT_LOCKED at login',
        body: Strict(Type.Partial(CustomerRow).properties),
      },
    },
    async (request, reply) => reply.status(201).send(worldOf(sim, request).thg.addCustomer(request.body)),
  )
  app.post(
    '/thg/orders',
    { schema: { summary: 'An order exists', body: Strict(Type.Partial(OrderRow).properties) } },
    async (request, reply) => reply.status(201).send(worldOf(sim, request).thg.addOrder(request.body)),
  )
  app.get(
    '/thg/customers/:number/password-reset',
    { schema: { summary: 'The token that an e-mail would have carried', params: NumberParams } },
    async request => worldOf(sim, request).thg.passwordReset(request.params.number),
  )
  app.post(
    '/thg/discussions/:id/pick-up',
    { schema: { summary: 'An agent is assigned: OUTSTANDING, PENDING to IN_PROGRESS', params: IdParams } },
    async request => worldOf(sim, request).thg.agent.pickUp(request.params.id),
  )
  app.post(
    '/thg/discussions/:id/hold',
    { schema: { summary: 'It waits for another team: OUTSTANDING, IN_PROGRESS to PENDING', params: IdParams } },
    async request => worldOf(sim, request).thg.agent.hold(request.params.id),
  )
  app.post(
    '/thg/discussions/:id/respond',
    {
      schema: {
        summary: 'An agent answers: to COMPLETED, or to the given status',
        params: IdParams,
        body: Strict({ message: Type.String(), status: Type.Optional(DiscussionRow.properties.status) }),
      },
    },
    async (request, reply) =>
      reply.status(201).send(worldOf(sim, request).thg.agent.respond(request.params.id, request.body)),
  )
  app.post(
    '/thg/discussions/:id/complete',
    { schema: { summary: 'No answer is needed: COMPLETED from every other status', params: IdParams } },
    async request => worldOf(sim, request).thg.agent.complete(request.params.id),
  )
  app.get(
    '/thg/attachments/:token',
    {
      schema: {
        summary: 'What was uploaded; its bytes with ?raw',
        params: TokenParams,
        querystring: Type.Object({ raw: Type.Optional(Type.String()) }),
      },
    },
    async (request, reply) => {
      const { thg } = worldOf(sim, request)
      const { token } = request.params
      const attachment = thg.attachment(token)
      if (request.query.raw === undefined) return attachment
      return reply.type(attachment.mimeType).send(Buffer.from(thg.attachmentContent(token)))
    },
  )
}
