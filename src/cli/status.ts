import type { Command } from 'commander'
import type { describeWorld, VendorAccess } from '../control/describe.ts'
import { SimError } from '../errors/sim-error.ts'
import { simulatorError } from '../simulator/errors.ts'
import { ControlClient } from './control/client.ts'
import { clientCommand, type Output, printing } from './control/client-command.ts'
import type { ConnectionFlags } from './options.ts'
import { vendorTable } from './output/lines.ts'
import { theOneMeant } from './running.ts'

/** `backlot status`: whether a simulator runs, and how. */
export function statusCommand(): Command {
  const command = clientCommand(
    'status',
    'whether a simulator runs, where, and how its world stands (without --url: at port 4000, or the detached one)',
    '  backlot status\n  backlot status --url http://127.0.0.1:5001 --world ci-42 --json',
  )
  return printing(command, async (_, flags) => {
    const client = new ControlClient({ ...flags, url: await theOneMeant(flags.url) })
    return status(client).catch((error: unknown) => toNotRunning(client, flags, error))
  })
}

/** For programs it is an answer that nothing runs, and exit code 1; people are told the refusal. */
function toNotRunning({ url }: ControlClient, { json }: ConnectionFlags, error: unknown): Output {
  if (!json || !(error instanceof SimError) || error.kind !== 'unavailable') throw error
  process.exitCode = 1
  return { text: '', json: { running: false, url, error: { code: error.code, message: error.message } } }
}

async function status(client: ControlClient): Promise<Output> {
  // Reads the list first, because a request to a world's own path would create it.
  const { worlds } = await client.get<{ worlds: ReturnType<typeof describeWorld>[] }>('/worlds', 'worlds')
  const world = worlds.find(({ id }) => id === client.world)
  if (!world) {
    const names = worlds.map(({ id }) => id)
    const shown = names.length > 10 ? [...names.slice(0, 10), '...'] : names
    const remedy = `--world takes one of ${shown.join(', ')}.`
    throw simulatorError('WORLD_NOT_FOUND', `There is no world "${client.world}" at ${client.url}; ${remedy}`)
  }
  type Info = { version: string; pid: number; vendors: VendorAccess[] }
  const { version, pid, vendors } = await client.get<Info>('/info', 'version', 'pid', 'vendors')
  const count = `${worlds.length} ${worlds.length === 1 ? 'world' : 'worlds'}`
  const { mode, now } = world.clock
  const lines = [
    `backlot ${version} runs at ${client.url} as process ${pid} with ${count}.`,
    `World ${world.id}: seed ${world.seed}, clock ${mode} at ${now}, auth ${world.auth}.\n`,
    vendorTable(vendors),
  ]
  return {
    text: lines.join('\n'),
    json: { running: true, url: client.url, version, pid, worlds: worlds.length, world },
  }
}
