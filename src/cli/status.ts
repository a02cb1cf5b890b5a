import type { Command } from 'commander'
import type { VendorAccess } from '../control/describe.ts'
import { SimError } from '../errors/sim-error.ts'
import { ControlClient } from './client.ts'
import { clientCommand, type ConnectionFlags, jsonFlag } from './options.ts'
import { vendorTable } from './output.ts'
import { theOneMeant } from './running.ts'

interface Info {
  readonly version: string
  readonly pid: number
}

interface WorldInfo {
  readonly id: string
  readonly seed: number
  readonly clock: { readonly mode: string; readonly now: string }
  readonly auth: string
}

/** `backlot status`: whether a simulator runs, and how. */
export function statusCommand(): Command {
  return clientCommand(
    'status',
    'whether a simulator runs, where, and how its world stands (without --url: at port 4000, or the detached one)',
    '  backlot status\n  backlot status --url http://127.0.0.1:5001 --world ci-42 --json',
  )
    .addOption(jsonFlag())
    .action(status)
}

async function status({ json, ...flags }: ConnectionFlags & { json?: boolean }): Promise<void> {
  const client = new ControlClient({ ...flags, url: theOneMeant(flags.url) })
  // Reads the list first, because a request to a world's own path would create it.
  const { worlds } = await client.get<{ worlds: WorldInfo[] }>('/worlds')
  const world = worlds.find(({ id }) => id === client.world)
  if (!world) {
    const names = worlds.slice(0, 10).map(({ id }) => id)
    const all = [...names, ...(worlds.length > names.length ? ['...'] : [])].join(', ')
    throw new SimError(
      'WORLD_NOT_FOUND',
      `There is no world "${client.world}" at ${client.url}; --world takes one of ${all}.`,
    )
  }
  const { version, pid, vendors } = await client.get<Info & { vendors: VendorAccess[] }>('/info')
  if (json) return console.log(JSON.stringify({ url: client.url, version, pid, worlds: worlds.length, world }))
  const count = `${worlds.length} ${worlds.length === 1 ? 'world' : 'worlds'}`
  const { mode, now } = world.clock
  console.log(`backlot ${version} runs at ${client.url} as process ${pid} with ${count}.`)
  console.log(`World ${world.id}: seed ${world.seed}, clock ${mode} at ${now}, auth ${world.auth}.\n`)
  console.log(vendorTable(vendors))
}
