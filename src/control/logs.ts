import { Type } from 'typebox'
import type { Pattern } from '../inputs/match.ts'
import { Strict } from '../inputs/strict.ts'
import { preferredType } from '../request/header-value.ts'
import { requestOf } from '../simulator/recorded-request.ts'
import { assertPattern, type LogName } from '../simulator/patterns.ts'
import type { SimWorld } from '../simulator/sim-world.ts'
import { eachInTurns, realEvery } from '../time/real-time.ts'
import type { SimEvent } from '../world/events.ts'
import type { BoundedLog } from '../world/log.ts'
import { type Awaitable, countIn, waitFor } from '../world/wait.ts'
import { type ControlCall, type ControlRoute, route } from './route.ts'

/** How many bytes of events an unread stream may hold before the server cuts it: the reader resumes with `Last-Event-ID`. */
const MAX_UNREAD_BYTES = 1024 * 1024

/** How often a quiet stream sends a comment, real milliseconds: proxies and clients drop connections that say nothing. */
const COMMENT_EVERY_MS = 15_000

/** The media types of a log. */
const FORMS = ['application/json', 'text/event-stream'] as const

/** A deep subset of what an entry must hold. */
const Match = Type.Record(Type.String(), Type.Unknown(), { description: 'A deep subset of the entry.' })

/** A world's two logs, newest 1,000 entries each by default: every request to a vendor, and everything that happened. */
export function logRoutes(commentEveryMs = COMMENT_EVERY_MS): ControlRoute[] {
  return [
    route('GET /requests', 'The requests of this world, oldest first', {}, async ({ world: { journal }, reply }) => {
      // One text after the other: what all of them are as objects takes ten times as much memory.
      const texts: string[] = []
      await eachInTurns(journal.entries(), entry => texts.push(JSON.stringify(entry)))
      const body = `{"requests":[${texts.join(',')}],"dropped":${journal.dropped}}`
      return reply.type('application/json; charset=utf-8').send(body)
    }),
    route('DELETE /requests', 'Forgets them', { status: 204 }, ({ world }) => world.journal.clear()),
    route(
      'GET /requests/{id}',
      'One request whole, with its answer and the events that it caused; secrets are masked',
      {
        description:
          'First there has to be a request to a vendor. Bodies are null where the simulator keeps no history.',
        params: Type.Object({ id: Type.Integer({ minimum: 1, examples: [1] }) }),
      },
      ({ world, params }) => requestOf(world, params.id),
    ),
    countRoute('requests', world => world.journal, { status: 200 }),
    waitRoute('requests', world => world.journal),
    route('GET /events', 'What happened, oldest first; a stream with Accept: text/event-stream', {}, call => {
      if (preferredType(call.request.headers.accept, FORMS) === 'text/event-stream') return stream(call, commentEveryMs)
      const { events } = call.world
      return { events: events.list(), dropped: events.dropped }
    }),
    countRoute('events', world => world.events, { actor: 'shopper' }),
    waitRoute('events', world => world.events),
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

/** Takes the connection over: fastify sends nothing of its own. */
function stream({ world: { events }, signal, request, reply }: ControlCall<unknown>, commentEveryMs: number): void {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    connection: 'keep-alive',
  })
  const write = (event: SimEvent): void => {
    raw.write(`id: ${streamId(events, event.id)}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
    if (raw.writableLength > MAX_UNREAD_BYTES) raw.destroy()
  }
  raw.write(': what happens from here on\n\n')
  for (const event of events.since(lastRead(events, request.headers['last-event-id']))) write(event)
  const unlisten = events.listen(write)
  const stopComments = realEvery(commentEveryMs, () => raw.write(': still here\n\n'))
  signal.addEventListener('abort', () => {
    unlisten()
    stopComments()
    raw.end()
  })
}

/** An event's id in a stream: its number, after how often the log was reset, such as `2.12`. */
function streamId({ clears }: BoundedLog<SimEvent>, id: number): string {
  return clears === 0 ? String(id) : `${clears}.${id}`
}

/** The number of the last event that a reader has; what is no id of a stream begins with the next event. */
function lastRead({ clears, lastId }: BoundedLog<SimEvent>, sent: unknown): number {
  const [, ofClears = '0', id] = /^(?:(\d{1,9})\.)?(\d{1,15})$/.exec(String(sent)) ?? []
  if (id === undefined) return lastId
  // Neither an id of before a reset nor one that was not given out yet is of this log.
  return Number(ofClears) === clears && Number(id) <= lastId ? Number(id) : 0
}
