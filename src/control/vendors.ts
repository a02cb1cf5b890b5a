import type { FastifySchema } from 'fastify'
import type { Act, Place } from '../vendors/contract/act.ts'
import { BytesAnswer, type RouteInput } from '../vendors/contract/route.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { type ControlApp, IdParams, worldOf } from './app.ts'

/** One route below `/_sim/<vendor>`, made from an act or a route of the vendor. */
interface VendorRoute {
  readonly method: string
  /** Parameters in braces. */
  readonly path: string
  readonly schema: FastifySchema
  readonly status?: number | undefined
  answer(place: Place, input: RouteInput<unknown>): unknown
}

/** What each vendor offers besides its API: its routes, and the acts of the people on the other end. */
export function vendorRoutes(app: ControlApp, sim: Simulator): void {
  for (const vendor of sim.options.vendors) {
    for (const { method, path, schema, status = 200, answer } of routesOf(vendor)) {
      app.route({
        method,
        url: `/${vendor.name}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
        schema,
        handler: async (request, reply) => {
          const world = worldOf(sim, request)
          const { params, query, body } = request as unknown as RouteInput<unknown> // checked by the row's own schemas
          const answered = answer({ world, state: world.state(vendor) }, { params, query, body })
          if (!(answered instanceof BytesAnswer)) return reply.status(status).send(answered)
          return reply.type(answered.type).send(Buffer.from(answered.bytes))
        },
      })
    }
  }
}

function routesOf({ routes, acts }: AnyVendor): VendorRoute[] {
  return [
    ...routes.map(({ method, path, summary, params, query, body, status, answer }): VendorRoute => ({
      method,
      path,
      schema: { summary, ...(params && { params }), ...(query && { querystring: query }), ...(body && { body }) },
      status,
      answer,
    })),
    ...Object.entries(acts).map(([name, act]) => toRoute(name, act)),
  ]
}

function toRoute(name: string, act: Act): VendorRoute {
  const { about, creates = false, path = name, summary, body, status } = act
  const description = act.allowedIn && allowedWords(act.allowedIn)
  const schema = {
    summary,
    ...(description && { description }),
    ...(creates ? {} : { params: IdParams }),
    ...(body && { body }),
  }
  const answer: VendorRoute['answer'] = (place, { params, body: told }) =>
    act.perform(place, 'id' in params ? String(params.id) : '', told, act.roles[0])
  return { method: 'POST', path: creates ? `/${about}` : `/${about}/{id}/${path}`, schema, status, answer }
}

function allowedWords(moves: NonNullable<Act['allowedIn']>): string {
  const statuses = Object.entries(moves).flatMap(([status, next]) => (next === null ? [] : [status]))
  return `Allowed while ${statuses.join(', ')}.`
}
