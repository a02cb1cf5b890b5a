import type { SimEvent } from '../world/events.ts'
import { type ControlCall, route, waitRoute } from './route.ts'

/** How many bytes of events an unread stream may hold before the server cuts it: the reader resumes with `Last-Event-ID`. */
const MAX_UNREAD_BYTES = 1024 * 1024

/** What happened in a world: as a list, awaited, or as a stream of server-sent events. */
export const eventsRoutes = [
  route('GET /events', 'What happened, oldest first; a stream with Accept: text/event-stream', {}, call => {
    if (call.request.headers.accept?.includes('text/event-stream')) return stream(call)
    const { events } = call.world
    return { events: events.list(), dropped: events.dropped }
  }),
  waitRoute('events', world => world.events),
]

/** Takes the connection over: fastify sends nothing of its own. */
function stream({ world: { events }, signal, request, reply }: ControlCall<unknown>): void {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive' })
  const write = (event: SimEvent): void => {
    raw.write(`id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
    if (raw.writableLength > MAX_UNREAD_BYTES) raw.destroy()
  }
  raw.write(': what happens from here on\n\n')
  for (const event of events.since(lastEventId(request.headers['last-event-id']) ?? events.lastId)) write(event)
  const unlisten = events.listen(write)
  signal.addEventListener('abort', () => {
    unlisten()
    raw.end()
  })
}

function lastEventId(header: string | string[] | undefined): number | undefined {
  const id = Number(header)
  return header !== undefined && Number.isSafeInteger(id) && id >= 0 ? id : undefined
}
