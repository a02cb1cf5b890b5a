import { Type } from 'typebox'
import { Strict } from '../inputs/strict.ts'
import { matches } from '../inputs/match.ts'
import { waitFor } from '../world/wait.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { abortOnHangUp, type ControlApp, Match, Wait, worldOf } from './app.ts'

/** The journal: every request to a vendor, newest 1,000 by default. */
export function requestsRoutes(app: ControlApp, sim: Simulator): void {
  app.get('/requests', { schema: { summary: 'The requests of this world, oldest first' } }, async request => {
    const { journal } = worldOf(sim, request)
    return { requests: journal.list(), dropped: journal.dropped }
  })
  app.delete('/requests', { schema: { summary: 'Forgets them' } }, async (request, reply) => {
    worldOf(sim, request).journal.clear()
    return reply.status(204).send()
  })
  app.post(
    '/requests/count',
    { schema: { summary: 'How many match', body: Strict({ match: Type.Optional(Match) }) } },
    async request => {
      const { match = {} } = request.body
      return {
        count: worldOf(sim, request)
          .journal.list()
          .filter(entry => matches(match, entry)).length,
      }
    },
  )
  app.post(
    '/requests/wait',
    {
      schema: {
        summary: 'Waits until enough match, past ones included; 408 with the nearest misses when the time is up',
        body: Wait,
      },
    },
    async (request, reply) => {
      const { match = {}, ...options } = request.body
      const world = worldOf(sim, request)
      const signal = abortOnHangUp(sim, world, reply)
      return { requests: await waitFor(world.journal, { match, ...options, signal }) }
    },
  )
}
