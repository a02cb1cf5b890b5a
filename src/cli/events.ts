import type { Command } from 'commander'
import type { SimEvent } from '../world/events.ts'
import { ControlClient } from './client.ts'
import { clientCommand } from './client-command.ts'
import { type ConnectionFlags, jsonFlag } from './options.ts'
import { eventLine, linePrinter } from './output.ts'

/** `backlot events`: what happened in a world, a line each. */
export function eventsCommand(): Command {
  return clientCommand(
    'events',
    'print what happened in a world, oldest first, a line each',
    '  backlot events\n  backlot events --follow --json | jq .type',
  )
    .option('--follow', 'go on with what happens from now on, until the simulator or Ctrl+C ends it')
    .addOption(jsonFlag())
    .action(events)
}

async function events({ follow, json, ...flags }: ConnectionFlags & { follow?: boolean }): Promise<void> {
  const client = new ControlClient(flags)
  const print = linePrinter(json, eventLine)
  if (follow) return followEvents(client, print)
  const answer = await client.get<{ events: SimEvent[]; dropped: number }>('/events')
  if (answer.dropped > 0)
    console.error(`${answer.dropped} older events are forgotten; start with a larger --journal-limit to keep more.`)
  for (const event of answer.events) print(event)
}

/** Prints the stream from its beginning; where it breaks off, as it does after long silence, it is taken up again. */
async function followEvents(client: ControlClient, print: (event: SimEvent) => void): Promise<void> {
  for (let last = '0'; ;) {
    const { body } = await client.send('GET', '/events', undefined, {
      accept: 'text/event-stream',
      'last-event-id': last,
    })
    try {
      for await (const { id, event } of body ? readEvents(body) : []) {
        last = id
        print(event)
      }
      return
    } catch (error) {
      // undici's word for a connection that broke, or on which nothing came for minutes.
      if (!(error instanceof TypeError && error.message === 'terminated')) throw error
    }
  }
}

/** An event of a stream, with its id there. */
interface StreamedEvent {
  readonly id: string
  readonly event: SimEvent
}

/** The events of a stream of server-sent events; comments and all other fields are passed over. */
async function* readEvents(body: NonNullable<Response['body']>): AsyncGenerator<StreamedEvent> {
  const decoder = new TextDecoder()
  let rest = ''
  const reader = body.getReader()
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const blocks = (rest + decoder.decode(chunk.value, { stream: true })).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const [, id] = /^id: (.+)$/m.exec(block) ?? []
      const [, data] = /^data: (.+)$/m.exec(block) ?? []
      if (id && data) yield { id, event: JSON.parse(data) as SimEvent } // the simulator writes nothing else
    }
  }
}
