import { Type } from 'typebox'
import { matches } from '../inputs/match.ts'
import { Strict } from '../inputs/strict.ts'
import { Match, route, waitRoute } from './route.ts'

/** The journal: every request to a vendor, newest 1,000 by default. */
export const requestsRoutes = [
  route('GET /requests', 'The requests of this world, oldest first', {}, ({ world }) => ({
    requests: world.journal.list(),
    dropped: world.journal.dropped,
  })),
  route('DELETE /requests', 'Forgets them', { status: 204 }, ({ world }) => world.journal.clear()),
  route(
    'POST /requests/count',
    'How many match',
    { body: Strict({ match: Type.Optional(Match) }) },
    ({ world, body: { match = {} } }) => ({
      count: world.journal.list().filter(entry => matches(match, entry)).length,
    }),
  ),
  waitRoute('requests', world => world.journal),
]
