import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AnyVendor } from '../../vendors/contract/vendor.ts'
import type { Simulator } from '../../simulator/simulator.ts'

/** Sends GraphiQL for one endpoint: the vendor's sample operations, its first credential filled in, nothing from a CDN. */
export async function sendGraphiQL(
  sim: Simulator,
  vendor: AnyVendor,
  { url }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  // GraphiQL is nine megabytes: it is loaded when it is first opened.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const [credential] = vendor.credentials(sim.world().state(vendor))
  const [header = '', ...value] = credential?.header.split(': ') ?? []
  const page = renderGraphiQL({
    title: `backlot: ${vendor.title}`,
    endpoint: url.replace(/\?.*/, ''),
    defaultQuery: vendor.samples,
    ...(credential ? { headers: JSON.stringify({ [header]: value.join(': ') }, null, 2) } : {}),
    shouldPersistHeaders: false,
  })
  return reply.type('text/html; charset=utf-8').send(page)
}
