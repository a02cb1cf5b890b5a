import { Command } from 'commander'
import type { describeWorld } from '../../control/describe.ts'
import { NewWorldSchema, PastSchema } from '../../simulator/options.ts'
import { clientCommand, listing, type Output, printing } from '../control/client-command.ts'
import { assertNoWord } from '../options.ts'
import { worldLine } from '../output/lines.ts'
import { membersOf, withMembers } from './member-flags.ts'

type ShownWorld = ReturnType<typeof describeWorld>

/** `backlot worlds ...`: which worlds there are; make one, fork one, end one. */
export function worldsCommand(name: string, summary: string): Command {
  const list = clientCommand('list', 'print the worlds, a line each', '  backlot worlds\n  backlot worlds list --json')
  const { id: _id, test: _test, ...properties } = NewWorldSchema.properties
  const create = clientCommand(
    'new',
    'make a world, as the flags of start say but for what is given here',
    '  backlot worlds new ci-42\n  backlot worlds new ci-43 --seed 7 --clock frozen --fixtures empty',
  ).argument('[id]', 'its name; a free one by default')
  const fork = clientCommand(
    'fork',
    'make a world that is like another one now',
    '  backlot worlds fork default before\n  backlot worlds fork default then --at 7',
  )
    .argument('<from>', 'the world that is copied')
    .argument('[to]', "the copy's name; a free one by default")
  const past = { properties: PastSchema.properties }
  const end = clientCommand('end', 'end a world', '  backlot worlds end ci-42').argument('<id>')
  return new Command(name)
    .description(summary)
    .addCommand(
      listing<ShownWorld>(
        list.allowExcessArguments(),
        async client => {
          assertNoWord(list)
          return (await client.get<{ worlds: ShownWorld[] }>('/worlds', 'worlds')).worlds
        },
        worldLine,
      ),
      { isDefault: true },
    )
    .addCommand(
      printing(withMembers(create, { properties }), async (client, _, [id]) =>
        worldOutput(await client.post('/worlds', { id, ...membersOf(create, { properties }) })),
      ),
    )
    .addCommand(
      printing(withMembers(fork, past), async (client, _, [from = '', id]) =>
        worldOutput(await client.post(`/worlds/${encodeURIComponent(from)}/fork`, { id, ...membersOf(fork, past) })),
      ),
    )
    .addCommand(
      printing(end, async (client, _, [id = '']) => {
        await client.text('DELETE', `/worlds/${encodeURIComponent(id)}`)
        return { text: `Ended world ${id}.`, json: { ended: id } }
      }),
    )
}

function worldOutput(world: ShownWorld): Output {
  return { text: worldLine(world), json: world }
}
