import { type Command, Option } from 'commander'
import { clientCommand, printing } from './control/client-command.ts'
import type { ConnectionFlags } from './options.ts'

/** `backlot reset`: a world back to how it began. */
export function resetCommand(): Command {
  const command = clientCommand(
    'reset',
    'bring a world back to how it began, whole or in parts',
    '  backlot reset\n  backlot reset --to empty\n  backlot reset --world ci-42 --only journal,events',
  )
    .addOption(new Option('--to <what>', 'empty: the accounts alone, without conversations').choices(['empty']))
    .option('--only <parts>', 'some of state,journal,events,faults,clock; all by default')
  return printing<ConnectionFlags & { to?: string; only?: string }>(command, async (client, { to, only }) => {
    const query = new URLSearchParams({ ...(to && { to }), ...(only && { only }) })
    const answer = await client.post<{ reset: string[] }>(`/reset?${query}`)
    return { text: `Reset ${answer.reset.join(', ')} of world ${client.world}.`, json: answer }
  })
}
