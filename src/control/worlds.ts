import { Type } from 'typebox'
import { Strict } from '../inputs/strict.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { type ControlApp, IdParams } from './app.ts'
import { baseUrlOf, describeWorld } from './describe.ts'

const Clock = Type.Union([
  Type.Literal('real'),
  Type.Literal('frozen'),
  Strict({ frozenAt: Type.String({ description: 'ISO 8601' }) }),
])

const NewWorld = Strict({
  id: Type.Optional(Type.String({ description: 'A free name by default.' })),
  seed: Type.Optional(Type.Integer({ minimum: 0 })),
  fixtures: Type.Optional(
    Type.Union([Type.String(), Type.Object({}), Type.Array(Type.Union([Type.String(), Type.Object({})]))], {
      description: '`default`, `empty`, or a fixture document; a list is merged in order.',
    }),
  ),
  clock: Type.Optional(Clock),
  auth: Type.Optional(Type.Union([Type.Literal('strict'), Type.Literal('open')])),
})

/** Worlds: list, make, look at, fork, end. */
export function worldsRoutes(app: ControlApp, sim: Simulator): void {
  app.get('/worlds', { schema: { summary: 'All worlds' } }, async request => ({
    worlds: sim.worlds.list().map(world => describeWorld(world, baseUrlOf(request))),
  }))
  app.post(
    '/worlds',
    { schema: { summary: 'A new world, like the start flags say but for what is given here', body: NewWorld } },
    async (request, reply) =>
      reply.status(201).send(describeWorld(await sim.createWorld(request.body), baseUrlOf(request))),
  )
  app.get('/worlds/:id', { schema: { summary: 'One world', params: IdParams } }, async request =>
    describeWorld(sim.worlds.require(request.params.id), baseUrlOf(request)),
  )
  app.delete('/worlds/:id', { schema: { summary: 'Ends a world', params: IdParams } }, async (request, reply) => {
    sim.worlds.end(request.params.id)
    return reply.status(204).send()
  })
  app.post(
    '/worlds/:id/fork',
    {
      schema: {
        summary: 'A new world that is like this one now',
        params: IdParams,
        body: Strict({ id: Type.Optional(Type.String()) }),
      },
    },
    async (request, reply) => {
      const fork = sim.worlds.fork(sim.worlds.require(request.params.id), request.body.id)
      return reply.status(201).send(describeWorld(fork, baseUrlOf(request)))
    },
  )
}
