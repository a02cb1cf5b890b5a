import { Command, Option } from 'commander'
import { MAX_QUIET_MS } from '../simulator/option-table.ts'
import type { SimEvent } from '../world/events.ts'
import { clientCommand, type Output, printing } from './control/client-command.ts'
import { MAX_RATE, MIN_RATE } from '../time/clock-mode.ts'
import { assertNoWord, type ConnectionFlags, fitting } from './options.ts'
import { eventLine } from './output/lines.ts'

/** `backlot clock ...`: look at a world's time, stop it, move it. */
export function clockCommand(): Command {
  const now = clientCommand(
    'now',
    'what time it is, and whether it runs',
    '  backlot clock\n  backlot clock now --json',
  )
  const freeze = clientCommand(
    'freeze',
    'stop time, now or at a later instant',
    '  backlot clock freeze 2030-01-01T00:00:00Z',
  ).argument('[instant]', 'ISO 8601; now by default')
  const resume = clientCommand(
    'resume',
    'let time run on from where it stands',
    '  backlot clock resume\n  backlot clock resume --rate 60',
  )
  const advance = clientCommand(
    'advance',
    'move time forward; what falls due on the way has happened when it returns',
    '  backlot clock advance PT15M\n  backlot clock advance 2030-01-01T00:00:00Z',
  ).argument('<duration or instant>', '15m, PT15M, P7D, or 2030-01-01T00:00:00Z; a bare number is milliseconds')
  const step = clientCommand(
    'step',
    'move time forward to where something falls due next, and do it',
    '  backlot clock step\n  backlot clock now --json   # what is due, and why',
  )
  const settle = clientCommand(
    'settle',
    'move time forward until nothing is due',
    '  backlot clock settle --limit P1D\n  backlot clock settle --quiet-for 200',
  )
  return new Command('clock')
    .description("look at a world's time, stop it, or move it forward")
    .addCommand(
      printing(now.allowExcessArguments(), async client => {
        assertNoWord(now)
        return timeOutput(await client.get('/clock', 'now'))
      }),
      { isDefault: true },
    )
    .addCommand(printing(freeze, async (client, _, [at]) => timeOutput(await client.post('/clock/freeze', { at }))))
    .addCommand(
      printing<ConnectionFlags & { rate?: number }>(resume, async (client, { rate }) =>
        timeOutput(await client.post('/clock/resume', { rate })),
      ).addOption(
        new Option('--rate <number>', 'how many times as fast as real time (default: as before)').argParser(
          fitting('rate', { type: 'number', minimum: MIN_RATE, maximum: MAX_RATE }),
        ),
      ),
    )
    .addCommand(
      printing(advance, async (client, _, [how = '']) => movedOutput(await client.post('/clock/advance', toMove(how)))),
    )
    .addCommand(printing(step, async client => movedOutput(await client.post('/clock/step'))))
    .addCommand(
      printing<ConnectionFlags & { limit?: string; quietFor?: number }>(settle, async (client, { limit, quietFor }) =>
        movedOutput(await client.post('/settle', { limit, quietFor })),
      )
        .option('--limit <duration>', 'how far at most, such as 1d or P1D (default: P7D)')
        .addOption(
          new Option('--quiet-for <ms>', 'go on until no request and no webhook was under way for so long').argParser(
            fitting('quietFor', { type: 'number', minimum: 0, maximum: MAX_QUIET_MS }),
          ),
        ),
    )
}

function toMove(how: string): object {
  if (/^\d+$/.test(how)) return { by: Number(how) }
  return /^\d{4}-/.test(how) ? { to: how } : { by: how }
}

function timeOutput(time: { now: string; mode: string; rate: number }): Output {
  const rate = time.rate === 1 ? '' : `, ${time.rate}x`
  return { text: `${time.now} (${time.mode}${rate})`, json: time }
}

function movedOutput(moved: { now: string; happened: readonly SimEvent[] }): Output {
  return { text: [...moved.happened.map(eventLine), moved.now].join('\n'), json: moved }
}
