import type { Command } from 'commander'
import type { VendorAccess } from '../control/describe.ts'
import { ControlClient } from './control/client.ts'
import { clientCommand } from './control/client-command.ts'
import { type ConnectionFlags, jsonFlag } from './options.ts'

/** `backlot env`: a simulator's addresses and credentials as a shell's variables. */
export function envCommand(): Command {
  return clientCommand(
    'env',
    "print a running simulator's addresses and credentials as shell exports, and nothing else",
    '  eval "$(backlot env)"\n  eval "$(backlot env --world ci-42)"\n  eval "$(backlot env --unset)"',
  )
    .option('--unset', 'print what takes the variables away again; needs no simulator')
    .addOption(jsonFlag())
    .action(env)
}

/**
 * The variables that lead to a world: its simulator's URL, its name, and each vendor's URL and first credential, of another
 * role too where there is one.
 */
export function toVariables(url: string, world: string, vendors: readonly VendorAccess[]): Record<string, string> {
  const perVendor = vendors.flatMap(({ name, urls, credentials: [first, ...others] }) => [
    [variable(name, 'URL'), urls[0]],
    [variable(name, 'TOKEN'), first?.token],
    // The first one of each role stays.
    ...others
      .toReversed()
      .flatMap(({ role, token }) =>
        role === undefined || role === first?.role ? [] : [[variable(name, role, 'TOKEN'), token]],
      ),
  ])
  const known = perVendor.filter(([, value]) => value !== undefined)
  return { BACKLOT_URL: url, BACKLOT_WORLD: world, ...Object.fromEntries(known) }
}

async function env({ unset, json, ...flags }: ConnectionFlags & { unset?: boolean }): Promise<void> {
  if (unset) {
    const { VENDOR_LIST } = await import('../vendors/index.ts')
    const names = VENDOR_LIST.flatMap(({ name, otherRoles = [] }) => [
      variable(name, 'URL'),
      variable(name, 'TOKEN'),
      ...otherRoles.map(role => variable(name, role, 'TOKEN')),
    ])
    console.log(`unset ${['BACKLOT_URL', 'BACKLOT_WORLD', ...names].join(' ')}`)
    return
  }
  const client = new ControlClient(flags)
  const { vendors } = await client.get<{ vendors: VendorAccess[] }>('/info', 'vendors')
  const variables = toVariables(client.url, client.world, vendors)
  if (json) console.log(JSON.stringify(variables))
  else for (const [name, value] of Object.entries(variables)) console.log(`export ${name}=${quote(value)}`)
}

function variable(...words: readonly string[]): string {
  return `BACKLOT_${words.join('_').toUpperCase()}`
}

/** As one word of a shell, whatever is in it. */
function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
