import type { FastifyReply, FastifyRequest } from 'fastify'
import { type TSchema, Type } from 'typebox'
import { check, fromText } from '../inputs/check.ts'
import { isObject } from '../inputs/match.ts'
import { assertWorldId, namedWorld, readTarget } from '../request/world-name.ts'
import { PastSchema } from '../simulator/options.ts'
import { worldAt } from '../simulator/past-world.ts'
import type { SimWorld } from '../simulator/sim-world.ts'
import type { Simulator } from '../simulator/simulator.ts'
import type { RouteInput, RouteRow } from '../vendors/contract/route.ts'
import { controlError } from './errors.ts'

/** The code of what does not fit a route. */
const INVALID_INPUT = 'INVALID_INPUT'

/** What a route takes and answers, but for its path and its words. */
export interface RouteSchemas extends Pick<RouteRow, 'description' | 'params' | 'query' | 'body' | 'status'> {
  /** The code of a refused body; `INVALID_INPUT` where it is left out. */
  readonly code?: string
  /** The body's schema for the documentation, in place of `body`, where `answer` checks the body by itself. */
  readonly documentedBody?: () => TSchema
  /** Whether `at` in the query may name an event: `world` is then as it was right after that, to be looked at. */
  readonly past?: true
  /** What an answer of status 200 holds; undocumented where it is left out. */
  readonly response?: TSchema
}

/** Method and path below `/_sim`, parameters in braces: `GET /worlds/{id}`. */
export type Endpoint = `${RouteRow['method']} /${string}`

/** A call of a route: what it brings, checked by the row's schemas, and where it arrives. */
export interface ControlCall<R> extends RouteInput<R> {
  readonly sim: Simulator
  /** The world that path or header names, else the default one; it is created on first use, and only when it is read. */
  readonly world: SimWorld
  /** Aborts when the client disconnects, when the world ends, or when the simulator closes; read by what uses the world until then. */
  readonly signal: AbortSignal
  /** Scheme, host and port that the caller used. */
  readonly baseUrl: string
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** One route below `/_sim`: a call and its answer. */
export interface ControlRoute extends RouteSchemas {
  readonly endpoint: Endpoint
  /** One sentence for the documentation. */
  readonly summary: string
  /** Answers what becomes JSON, or bytes; refuses with a `SimError`. */
  answer(call: ControlCall<unknown>): unknown
}

/** Method and URL of a route, as fastify writes them. */
export function addressOf({ endpoint }: ControlRoute): { readonly method: string; readonly url: string } {
  const [method = '', path = ''] = endpoint.split(' ')
  return { method, url: `/_sim${path.replaceAll(/\{(\w+)\}/g, ':$1')}` }
}

/** Makes a route, typed: what `answer` is given follows from the schemas. */
export function route<const R extends RouteSchemas>(
  endpoint: Endpoint,
  summary: string,
  schemas: R,
  answer: (call: ControlCall<R>) => unknown,
): ControlRoute {
  const { past, query } = schemas
  const asked = past ? { query: Type.Object({ ...query?.properties, ...PastSchema.properties }) } : {}
  return { ...schemas, ...asked, endpoint, summary, answer }
}

/** The call of a route that a request makes. Refuses what does not fit the route's schemas. */
export function callOf(
  sim: Simulator,
  { params: paramsSchema, query: querySchema, body: bodySchema, documentedBody, code, past }: RouteSchemas,
  request: FastifyRequest,
  reply: FastifyReply,
): ControlCall<unknown> {
  const params = readTexts(paramsSchema, request.params as Texts) // as routers and browsers write it
  const query = readTexts(querySchema, request.query as Texts)
  // Every member of every body is optional unless its route says otherwise, so a missing body is an empty one.
  const body = request.body ?? {}
  if (bodySchema) check(bodySchema, body, '', code ?? INVALID_INPUT)
  else if (!documentedBody) assertEmpty(body, querySchema)
  return {
    params,
    query,
    body,
    sim,
    request,
    reply,
    baseUrl: `${request.protocol}://${request.host}`,
    get world() {
      const id = namedWorld(readTarget(request.originalUrl).world, request.headers)
      if (id !== undefined) assertWorldId(id)
      const world = sim.world(id)
      const { at } = query as { readonly at?: number } // checked above
      if (!past || at === undefined) return world
      const asItWas = worldAt(world, at)
      reply.raw.once('close', () => asItWas.close())
      return asItWas
    },
    get signal() {
      const disconnected = new AbortController()
      const release = sim.worlds.hold(this.world)
      reply.raw.once('close', () => {
        disconnected.abort()
        release()
      })
      return AbortSignal.any([disconnected.signal, sim.closing, this.world.ended])
    },
  }
}

/** Refuses a body where none is taken: what it says would not be done. */
function assertEmpty(body: unknown, query: Type.TObject = Type.Object({})): void {
  const names = isObject(body) ? Object.keys(body) : ['']
  if (names.length === 0) return
  const inUrl = names.filter(name => Object.hasOwn(query.properties, name))
  const remedy = inUrl.length > 0 ? `send ${inUrl.map(name => `"${name}"`).join(' and ')} in the URL` : 'leave it out'
  throw controlError(INVALID_INPUT, `This call takes no body; ${remedy}.`)
}

type Texts = Readonly<Record<string, unknown>>

/** Parameters of a path or a query, with numbers read from their texts. */
function readTexts(schema: Type.TObject = Type.Object({}), texts: Texts): object {
  const values = Object.entries(texts).map(([name, text]) => [name, fromText(schema.properties[name], text)])
  const read: object = Object.fromEntries(values)
  check(schema, read, '', INVALID_INPUT)
  return read
}

/** The parameters of a path with an id, URL-decoded by the router. */
export const IdParams = Type.Object({
  id: Type.String({ description: 'As the vendor writes it, URL-encoded, or the bare number.' }),
})
