import { type Command, Option } from 'commander'
import { ControlClient } from './client.ts'
import { clientCommand, type ConnectionFlags, jsonFlag } from './options.ts'

interface ResetFlags extends ConnectionFlags {
  to?: string
  only?: string
  json?: boolean
}

/** `backlot reset`: a world back to how it began. */
export function resetCommand(): Command {
  return clientCommand(
    'reset',
    'bring a world back to how it began, whole or in parts',
    '  backlot reset\n  backlot reset --to empty\n  backlot reset --world ci-42 --only journal,events',
  )
    .addOption(new Option('--to <what>', 'empty: the accounts alone, without conversations').choices(['empty']))
    .option('--only <parts>', 'some of state,journal,events,faults,clock; all by default')
    .addOption(jsonFlag())
    .action(reset)
}

async function reset({ to, only, json, ...flags }: ResetFlags): Promise<void> {
  const client = new ControlClient(flags)
  const query = new URLSearchParams({ ...(to && { to }), ...(only && { only }) })
  const answer = await client.post<{ reset: string[] }>(`/reset?${query}`)
  console.log(json ? JSON.stringify(answer) : `Reset ${answer.reset.join(', ')} of world ${client.world}.`)
}
