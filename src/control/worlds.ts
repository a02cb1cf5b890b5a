import { Type } from 'typebox'
import { Strict } from '../inputs/strict.ts'
import { simulatorError } from '../simulator/errors.ts'
import { DEFAULT_WORLD } from '../request/world-name.ts'
import { NO_TEST_CLOCK } from '../time/errors.ts'
import { NewWorldSchema } from '../simulator/options.ts'
import { describeWorld } from './describe.ts'
import { route } from './route.ts'

const WorldParams = Type.Object({ id: Type.String({ examples: [DEFAULT_WORLD] }) })
const EndedParams = Type.Object({ id: Type.String({ examples: ['ci-42'] }) })

/** Worlds: list, make, look at, fork, end. */
export const worldsRoutes = [
  route('GET /worlds', 'All worlds', {}, ({ sim, baseUrl }) => ({
    worlds: sim.worlds.list().map(world => describeWorld(world, baseUrl)),
  })),
  route(
    'POST /worlds',
    'A new world, like the start flags say but for what is given here',
    { body: NewWorldSchema, status: 201 },
    async ({ sim, body, baseUrl }) => {
      if (body.clock === 'test') throw simulatorError('INVALID_CLOCK', NO_TEST_CLOCK)
      return describeWorld(await sim.createWorld(body), baseUrl)
    },
  ),
  route('GET /worlds/{id}', 'One world', { params: WorldParams }, ({ sim, params, baseUrl }) =>
    describeWorld(sim.worlds.require(params.id), baseUrl),
  ),
  route(
    'DELETE /worlds/{id}',
    'Ends a world',
    {
      description: 'First there has to be one, such as by `POST /_sim/worlds`; the world `default` never ends.',
      params: EndedParams,
      status: 204,
    },
    ({ sim, params }) => sim.worlds.end(params.id),
  ),
  route(
    'POST /worlds/{id}/fork',
    'A new world that is like this one now',
    { params: WorldParams, body: Strict({ id: Type.Optional(Type.String()) }), status: 201 },
    ({ sim: { worlds }, params, body, baseUrl }) =>
      describeWorld(worlds.fork(worlds.require(params.id), body.id), baseUrl),
  ),
]
