import { Command } from 'commander'
import { exampleOf } from '../../inputs/example.ts'
import { type Act, pathOf, toldBody } from '../../vendors/contract/act.ts'
import type { AnyVendor } from '../../vendors/contract/vendor.ts'
import { VENDOR_LIST } from '../../vendors/index.ts'
import { clientCommand, printing } from '../control/client-command.ts'
import { answerLine } from '../output/lines.ts'
import { type MembersSchema, membersOf, memberWords, withMembers } from './member-flags.ts'

/** `backlot VENDOR ACT [ID]`: what the other side of a vendor's API does, a command for each row of its acts. */
export function actsCommand(name: string, summary: string): Command {
  const command = new Command(name).description(summary)
  for (const vendor of VENDOR_LIST.filter(one => one.name === name))
    for (const [act, row] of Object.entries(vendor.acts)) command.addCommand(actCommand(vendor, act, row))
  // The flags that all have, and other names, would hide the members that each act takes.
  return command.configureHelp({
    subcommandTerm: act => [act.name(), ...act.registeredArguments.map(one => `<${one.name()}>`)].join(' '),
  })
}

function actCommand(vendor: AnyVendor, act: string, row: Act): Command {
  const { creates, path = act, summary } = row
  const body = toldBody(row)
  const members: MembersSchema = body ?? { properties: {} }
  const example = body === undefined ? [] : Object.entries(Object(exampleOf(body)) as object)
  const words = example.map(([name, value]) => memberWords(name, value))
  const line = ['backlot', vendor.name, path, ...(creates ? [] : ['ID']), ...words].join(' ')
  const command = clientCommand(path, summary, `  ${line}`).summary(`${summary}${memberList(members)}`)
  if (path !== act) command.alias(act)
  if (!creates) command.argument('<id>', `which of the ${row.about}: as the API has it, or its bare number`)
  return printing(withMembers(command, members), async (client, _, [id = '']) => {
    const address = pathOf(act, row).replace('{id}', encodeURIComponent(id))
    const answer = await client.post<object>(`/${vendor.name}${address}`, membersOf(command, members))
    return { text: answerLine(answer), json: answer }
  })
}

/** The members that an act takes, those in brackets that it does not need. */
function memberList({ properties, required = [] }: MembersSchema): string {
  const names = Object.keys(properties).map(name => (required.includes(name) ? `--${name}` : `[--${name}]`))
  return names.length > 0 ? `; ${names.join(' ')}` : ''
}
