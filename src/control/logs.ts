import { Type } from 'typebox'
import type { Pattern } from '../inputs/match.ts'
import { Strict } from '../inputs/strict.ts'
import { requestOf } from '../simulator/recorded-request.ts'
import { assertPattern, type LogName } from '../simulator/patterns.ts'
import type { SimWorld } from '../simulator/sim-world.ts'
import { eachInTurns } from '../time/real-time.ts'
import type { SimEvent } from '../world/events.ts'
import type { JournalEntry } from '../world/journal.ts'
import { type Awaitable, countIn, waitFor } from '../world/wait.ts'
import { assumptionsOf } from './answer-assumptions.ts'
import { type ControlRoute, route } from './route.ts'
import { stream, type StreamForm, wantsStream } from './stream.ts'

const REQUESTS: StreamForm<JournalEntry> = { nameOf: () => 'request', dataOf: entry => entry, together: 50 }
const EVENTS: StreamForm<SimEvent> = { nameOf: ({ type }) => type, dataOf: event => event }

/** A deep subset of what an entry must hold. */
const Match = Type.Record(Type.String(), Type.Unknown(), { description: 'A deep subset of the entry.' })

const RequestParams = Type.Object({ id: Type.Integer({ minimum: 1, examples: [1] }) })

/** A world's two logs, newest 1,000 entries each by default: every request to a vendor, and everything that happened. */
export function logRoutes(commentEveryMs?: number): ControlRoute[] {
  return [
    route(
      'GET /requests',
      'The requests of this world, oldest first; a stream with Accept: text/event-stream',
      {},
      async call => {
        const {
          reply,
          world: { journal },
        } = call
        if (wantsStream(call)) return stream(call, journal, REQUESTS, commentEveryMs)
        // One text after the other: what all of them are as objects takes ten times as much memory.
        const texts: string[] = []
        await eachInTurns(journal.entries(), entry => texts.push(JSON.stringify(entry)))
        const body = `{"requests":[${texts.join(',')}],"dropped":${journal.dropped}}`
        reply.type('application/json; charset=utf-8')
        return body
      },
    ),
    route('DELETE /requests', 'Forgets them', { status: 204 }, ({ world }) => world.journal.clear()),
    route(
      'GET /requests/{id}',
      'One request whole, with its answer and the events that it caused; secrets are masked',
      {
        description:
          'First there has to be a request to a vendor. Bodies are null where the simulator keeps no history.',
        params: RequestParams,
      },
      ({ world, params }) => requestOf(world, params.id),
    ),
    route(
      'GET /requests/{id}/assumptions',
      'What its answer rests on that is assumed, by the names of the header x-backlot-assumed',
      {
        description:
          'First there has to be a request to a vendor. It is executed again in a copy of the world as it was then; `complete` is false where that answers otherwise, so that there may be more than fields, codes and changes of status show.',
        params: RequestParams,
        response: Type.Object({ assumed: Type.Array(Type.String()), complete: Type.Boolean() }),
      },
      ({ sim, world, params }) => assumptionsOf(sim, world, params.id),
    ),
    countRoute('requests', world => world.journal, { status: 200 }),
    waitRoute('requests', world => world.journal),
    route('GET /events', 'What happened, oldest first; a stream with Accept: text/event-stream', {}, async call => {
      const isStream = wantsStream(call)
      // A reader may have more than this process knows yet.
      if (isStream) await call.sim.persistence?.catchUp(call.world)
      const events = call.world.events.shown
      if (isStream) return stream(call, events, EVENTS, commentEveryMs)
      return { events: events.list(), dropped: events.dropped }
    }),
    countRoute('events', world => world.events.shown, { actor: 'shopper' }),
    waitRoute('events', world => world.events.shown),
  ]
}

/** The route that counts the entries of a log that match; `example` is a match for the documentation. */
function countRoute(name: LogName, logOf: (world: SimWorld) => Awaitable<object>, example: Pattern): ControlRoute {
  return route(
    `POST /${name}/count`,
    'How many match; dropped: how many could have matched that the log no longer holds',
    {
      body: Strict({ match: Type.Optional(Match) }, { match: example }),
      response: Type.Object({ count: Type.Integer(), dropped: Type.Integer() }),
    },
    ({ world, body: { match = {} } }) => {
      assertPattern(world, name, match)
      return countIn(logOf(world), match)
    },
  )
}

/** The route that waits for entries of a log; the answer's only member has the log's name. */
function waitRoute(name: LogName, logOf: (world: SimWorld) => Awaitable<object>): ControlRoute {
  return route(
    `POST /${name}/wait`,
    'Waits until enough match, past ones included; 408 with the nearest misses when the time is up',
    {
      description: 'First something has to happen: in a fresh world nothing has.',
      body: Strict({
        match: Type.Optional(Match),
        count: Type.Optional(Type.Integer({ minimum: 1, description: 'At least so many; 1 by default.' })),
        timeoutMs: Type.Optional(
          Type.Integer({
            minimum: 0,
            maximum: 600_000,
            description: 'Real milliseconds; 5,000 by default.',
            examples: [1000],
          }),
        ),
      }),
    },
    async ({ world, signal, body: { match = {}, ...options } }) => {
      assertPattern(world, name, match)
      return { [name]: await waitFor(logOf(world), { match, ...options, signal }) }
    },
  )
}
