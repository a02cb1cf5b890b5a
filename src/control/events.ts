import type { SimEvent } from '../world/events.ts'
import { waitFor } from '../world/wait.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { abortOnHangUp, type ControlApp, Wait, worldOf } from './app.ts'

/** How many events an unread stream may pile up before it is cut: the reader resumes with `Last-Event-ID`. */
const MAX_UNREAD_BYTES = 1024 * 1024

/** What happened in a world: as a list, awaited, or as a stream of server-sent events. */
export function eventsRoutes(app: ControlApp, sim: Simulator): void {
  app.get(
    '/events',
    { schema: { summary: 'What happened, oldest first; a stream with Accept: text/event-stream' } },
    async (request, reply) => {
      const world = worldOf(sim, request)
      const { events } = world
      if (!request.headers.accept?.includes('text/event-stream'))
        return { events: events.list(), dropped: events.dropped }
      const signal = abortOnHangUp(sim, world, reply)
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
      return reply
    },
  )
  app.post(
    '/events/wait',
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
      return { events: await waitFor(world.events, { match, ...options, signal }) }
    },
  )
}

function lastEventId(header: string | string[] | undefined): number | undefined {
  const id = Number(header)
  return header !== undefined && Number.isSafeInteger(id) && id >= 0 ? id : undefined
}
