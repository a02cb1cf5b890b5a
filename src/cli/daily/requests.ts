import type { Command } from 'commander'
import type { RecordedRequest } from '../../simulator/recorded-request.ts'
import type { JournalEntry } from '../../world/journal.ts'
import { ControlClient } from '../control/client.ts'
import { clientCommand } from '../control/client-command.ts'
import { cliError } from '../errors.ts'
import { type ConnectionFlags, jsonFlag } from '../options.ts'
import { linePrinter } from '../output/lines.ts'
import { journalLine, requestText, tellDropped } from '../output/request-lines.ts'
import { followStream } from '../control/stream.ts'

interface RequestsFlags extends ConnectionFlags {
  follow?: boolean
}

/** `backlot requests [ID]`: the journal of a world, a line each, or one request whole. */
export function requestsCommand(name: string, summary: string): Command {
  return clientCommand(
    name,
    summary,
    '  backlot requests\n  backlot requests 7\n  backlot requests --follow --json | jq .operation',
  )
    .argument('[id]', 'the number of one request: print its document, variables and answer')
    .option('--follow', 'go on with what comes from now on, until the simulator or Ctrl+C ends it')
    .addOption(jsonFlag())
    .action(requests)
}

async function requests(id: string | undefined, { follow, json, ...flags }: RequestsFlags): Promise<void> {
  const client = new ControlClient(flags)
  const print = linePrinter(json, journalLine)
  if (id !== undefined) {
    if (follow) throw cliError('USAGE', 'backlot requests takes a number or --follow; leave one out.')
    linePrinter(
      json,
      requestText,
    )(await client.get<RecordedRequest>(`/requests/${encodeURIComponent(id)}`, 'request', 'response', 'events'))
    return
  }
  if (follow) return followStream(client, '/requests', print)
  const answer = await client.get<{ requests: JournalEntry[]; dropped: number }>('/requests', 'requests', 'dropped')
  tellDropped(answer)
  for (const entry of answer.requests) print(entry)
}
