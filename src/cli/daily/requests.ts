import type { Command } from 'commander'
import type { JournalEntry } from '../../world/journal.ts'
import { clientCommand, listing } from '../client-command.ts'
import { journalLine } from '../output.ts'

/** `backlot requests`: the journal of a world, a line each. */
export function requestsCommand(name: string, summary: string): Command {
  const command = clientCommand(
    name,
    summary,
    '  backlot requests\n  backlot requests --world ci-42 --json | jq .errors',
  )
  return listing<JournalEntry>(
    command,
    async client => {
      const answer = await client.get<{ requests: JournalEntry[]; dropped: number }>('/requests')
      if (answer.dropped > 0)
        console.error(
          `${answer.dropped} older requests are forgotten; start with a larger --journal-limit to keep more.`,
        )
      return answer.requests
    },
    journalLine,
  )
}
