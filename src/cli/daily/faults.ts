import { Command } from 'commander'
import type { TSchema } from 'typebox'
import { ANY_VENDOR, FAULT_KINDS, type FaultRule, faultRuleSchema } from '../../faults/rule.ts'
import type { JsonSchema } from '../../inputs/json-schema.ts'
import { VENDOR_LIST } from '../../vendors/index.ts'
import { clientCommand, listing, printing } from '../control/client-command.ts'
import { assertNoWord } from '../options.ts'
import { faultLine, type ListedFault } from '../output/lines.ts'
import { type MembersSchema, membersOf, withMembers } from './member-flags.ts'

/** `backlot faults ...`: the rules of what goes wrong in a world. */
export function faultsCommand(name: string, summary: string): Command {
  const list = clientCommand(
    'list',
    'print the rules with their hits, the first one to decide first, a line each',
    '  backlot faults\n  backlot faults list --json',
  )
  const clear = clientCommand('clear', 'take all rules away', '  backlot faults clear --world ci-42')
  const remove = clientCommand('remove', 'take a rule away', '  backlot faults remove fault-1').argument('<id>')
  return new Command(name)
    .description(summary)
    .addCommand(
      listing<ListedFault>(
        list.allowExcessArguments(),
        async client => {
          assertNoWord(list)
          return (await client.get<{ faults: ListedFault[] }>('/faults', 'faults')).faults
        },
        faultLine,
      ),
      { isDefault: true },
    )
    .addCommand(addCommand())
    .addCommand(
      printing(remove, async (client, _, [id = '']) => {
        await client.text('DELETE', `/faults/${encodeURIComponent(id)}`)
        return { text: `Removed ${id}.`, json: { removed: id } }
      }),
    )
    .addCommand(
      printing(clear, async client => {
        await client.text('DELETE', '/faults')
        return { text: `World ${client.world} has no rules any more.`, json: { faults: [] } }
      }),
    )
}

function addCommand(): Command {
  const members = rulesMembers()
  const command = clientCommand(
    'add',
    'add a rule behind the others',
    `  backlot faults add --vendor ${ANY_VENDOR} --kind http-status --status 503\n  backlot faults add --vendor ${VENDOR_LIST.at(-1)?.name} --kind rate-limited --retry-after 5 --times 2`,
  ).addHelpText('after', KINDS)
  return printing(withMembers(command, members), async client => {
    const rule = await client.post<ListedFault>('/faults', membersOf(command, members))
    return { text: faultLine(rule), json: rule }
  })
}

/** The members of all kinds of rules; one that several kinds have is what any of them takes. */
function rulesMembers(): MembersSchema {
  const union: TSchema = faultRuleSchema(VENDOR_LIST)
  const { anyOf: rules = [] }: JsonSchema = union
  const names = [...new Set(rules.flatMap(({ properties = {} }) => Object.keys(properties)))]
  const schemasOf = (name: string): JsonSchema[] => {
    const found = rules.flatMap(({ properties = {} }) => properties[name] ?? [])
    return found.filter((schema, index) => found.findIndex(other => isSame(other, schema)) === index)
  }
  const merge = ([first = {}, ...more]: JsonSchema[]): JsonSchema =>
    more.length > 0 ? { anyOf: [first, ...more] } : first
  const required: (keyof FaultRule)[] = ['vendor', 'kind']
  return { properties: Object.fromEntries(names.map(name => [name, merge(schemasOf(name))])), required }
}

function isSame(one: JsonSchema, other: JsonSchema): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

const KINDS = `
Kinds, each with the members of its own:
${Object.entries(FAULT_KINDS)
  .map(([kind, { members }]) => `  ${kind.padEnd(22)}${Object.keys(members).join(', ')}`.trimEnd())
  .join('\n')}`
