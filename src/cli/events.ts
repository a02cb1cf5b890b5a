import type { Command } from 'commander'
import type { SimEvent } from '../world/events.ts'
import { ControlClient } from './control/client.ts'
import { clientCommand } from './control/client-command.ts'
import { type ConnectionFlags, jsonFlag } from './options.ts'
import { eventLine, linePrinter } from './output/lines.ts'
import { followStream } from './control/stream.ts'

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
  if (follow) return followStream(client, '/events', print)
  const answer = await client.get<{ events: SimEvent[]; dropped: number }>('/events', 'events', 'dropped')
  if (answer.dropped > 0)
    console.error(`${answer.dropped} older events are forgotten; start with a larger --journal-limit to keep more.`)
  for (const event of answer.events) print(event)
}
