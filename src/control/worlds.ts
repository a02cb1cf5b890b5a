import { Type } from 'typebox'
import { simulatorError } from '../simulator/errors.ts'
import { DEFAULT_WORLD } from '../request/world-name.ts'
import { toIso } from '../time/instant.ts'
import { NO_TEST_CLOCK } from '../time/errors.ts'
import { ForkSchema, NewWorldSchema } from '../simulator/options.ts'
import { ascending } from '../tables/ascending.ts'
import { describeRow, describeWorld } from './describe.ts'
import { route } from './route.ts'

const WorldParams = Type.Object({ id: Type.String({ examples: [DEFAULT_WORLD] }) })
const EndedParams = Type.Object({ id: Type.String({ examples: ['ci-42'] }) })

/** How many credentials of each vendor are told. */
const Credentials = Type.Object({
  credentials: Type.Optional(
    Type.Literal('all', { description: 'All of them; the first three of each vendor by default.' }),
  ),
})

/** Worlds: list, make, look at, fork, end. */
export const worldsRoutes = [
  route(
    'GET /worlds',
    'All worlds: also when each was used last, how many requests came and how many events there were',
    { query: Credentials },
    async ({ sim: { worlds, persistence, options }, baseUrl, query: { credentials } }) => {
      const others = (await persistence?.listOthers(credentials === 'all')) ?? []
      const described = worlds.list().map(world => ({
        ...describeWorld(world, baseUrl, credentials),
        lastUsedAt: toIso(worlds.usedAt(world)),
        ...world.logged,
      }))
      const listed = others.map(({ usedAt, events, ...row }) => ({
        ...describeRow(row, options.vendors, baseUrl),
        lastUsedAt: toIso(usedAt),
        // The requests are those that came to this process.
        requests: 0,
        events,
      }))
      const byAge = (a: { createdAt: string }, b: { createdAt: string }) => ascending(a.createdAt, b.createdAt)
      return { worlds: [...described, ...listed].toSorted(byAge) }
    },
  ),
  route(
    'POST /worlds',
    'A new world, like the start flags say but for what is given here',
    { query: Credentials, body: NewWorldSchema, status: 201 },
    async ({ sim, body, baseUrl, query: { credentials } }) => {
      if (body.clock === 'test') throw simulatorError('INVALID_CLOCK', NO_TEST_CLOCK)
      return describeWorld(await sim.createWorld(body), baseUrl, credentials)
    },
  ),
  route(
    'GET /worlds/{id}',
    'One world',
    { params: WorldParams, query: Credentials },
    ({ sim, params, baseUrl, query: { credentials } }) =>
      describeWorld(sim.worlds.require(params.id), baseUrl, credentials),
  ),
  route(
    'DELETE /worlds/{id}',
    'Ends a world',
    {
      description: 'First there has to be one, such as by `POST /_sim/worlds`; the world `default` never ends.',
      params: EndedParams,
      status: 204,
    },
    ({ sim: { worlds, persistence }, params: { id } }) => worlds.end(id, persistence?.isEnded(id)),
  ),
  route(
    'POST /worlds/{id}/fork',
    'A new world that is like this one now, or was right after an event',
    {
      params: WorldParams,
      query: Credentials,
      body: ForkSchema,
      status: 201,
    },
    ({ sim: { worlds }, params, body, baseUrl, query: { credentials } }) =>
      describeWorld(worlds.fork(worlds.require(params.id), body), baseUrl, credentials),
  ),
]
