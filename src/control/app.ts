import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import { Type } from 'typebox'
import { Strict } from '../inputs/strict.ts'
import { assertWorldId, namedWorld } from '../request/world-name.ts'
import type { Simulator } from '../simulator/simulator.ts'
import type { SimWorld } from '../simulator/sim-world.ts'

/** The control plane's application: routes are typed by their TypeBox schemas. */
export type ControlApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** The world of a control request: by path, by header, or `default`; it is created on first use. */
export function worldOf(sim: Simulator, request: Pick<FastifyRequest, 'params' | 'headers'>): SimWorld {
  const { world } = request.params as { world?: string } // a parameter of our own prefix
  const id = namedWorld(world, request.headers)
  if (id !== undefined) assertWorldId(id)
  return sim.world(id)
}

/** The parameters of a path with an id, URL-decoded by the router. */
export const IdParams = Type.Object({
  id: Type.String({ description: 'As the vendor writes it, URL-encoded, or the bare number.' }),
})

/** A deep subset of what an entry must hold. */
export const Match = Type.Record(Type.String(), Type.Unknown(), { description: 'A deep subset of the entry.' })

/** The body of a wait. */
export const Wait = Strict({
  match: Type.Optional(Match),
  count: Type.Optional(Type.Integer({ minimum: 1, description: 'At least so many; 1 by default.' })),
  timeoutMs: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 600_000, description: 'Real milliseconds; 5,000 by default.' }),
  ),
})

/** Aborts when the client disconnects, or when the simulator closes or the world ends. */
export function abortOnHangUp(sim: Simulator, world: SimWorld, reply: FastifyReply): AbortSignal {
  const hangUp = new AbortController()
  reply.raw.once('close', () => hangUp.abort())
  return AbortSignal.any([hangUp.signal, sim.closing, world.ended])
}
