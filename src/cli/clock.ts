import { Command } from 'commander'
import type { SimEvent } from '../world/events.ts'
import { ControlClient } from './client.ts'
import { clientCommand, type ConnectionFlags, jsonFlag } from './options.ts'
import { eventLine } from './output.ts'

interface ClockFlags extends ConnectionFlags {
  json?: boolean
}

interface Time {
  readonly mode: string
  readonly now: string
}

interface Moved {
  readonly now: string
  readonly happened: readonly SimEvent[]
}

/** `backlot clock ...`: look at a world's time, stop it, move it. */
export function clockCommand(): Command {
  return new Command('clock')
    .description("look at a world's time, stop it, or move it forward")
    .addCommand(
      command('now', 'what time it is, and whether it runs', '  backlot clock\n  backlot clock now --json').action(
        async (flags: ClockFlags) => show(await new ControlClient(flags).get<Time>('/clock'), flags),
      ),
      { isDefault: true },
    )
    .addCommand(
      command('freeze', 'stop time, now or at a later instant', '  backlot clock freeze 2030-01-01T00:00:00Z')
        .argument('[instant]', 'ISO 8601; now by default')
        .action(async (at: string | undefined, flags: ClockFlags) =>
          show(await new ControlClient(flags).post<Time>('/clock/freeze', at === undefined ? {} : { at }), flags),
        ),
    )
    .addCommand(
      command('resume', 'let time run on from where it stands', '  backlot clock resume').action(
        async (flags: ClockFlags) => show(await new ControlClient(flags).post<Time>('/clock/resume'), flags),
      ),
    )
    .addCommand(
      command(
        'advance',
        'move time forward; what falls due on the way has happened when it returns',
        '  backlot clock advance PT15M\n  backlot clock advance 2030-01-01T00:00:00Z',
      )
        .argument(
          '<duration or instant>',
          'ISO 8601: PT15M, P7D, or 2030-01-01T00:00:00Z; a bare number is milliseconds',
        )
        .action(async (how: string, flags: ClockFlags) =>
          showMoved(await new ControlClient(flags).post<Moved>('/clock/advance', toMove(how)), flags),
        ),
    )
    .addCommand(
      command('settle', 'move time forward until nothing is due', '  backlot clock settle --limit P1D')
        .option('--limit <duration>', 'how far at most, ISO 8601 (default: P7D)')
        .action(async ({ limit, ...flags }: ClockFlags & { limit?: string }) =>
          showMoved(await new ControlClient(flags).post<Moved>('/settle', limit === undefined ? {} : { limit }), flags),
        ),
    )
}

function command(name: string, description: string, examples: string): Command {
  return clientCommand(name, description, examples).addOption(jsonFlag())
}

function toMove(how: string): object {
  if (/^\d+$/.test(how)) return { by: Number(how) }
  return /^\d{4}-/.test(how) ? { to: how } : { by: how }
}

function show(time: Time, { json }: ClockFlags): void {
  console.log(json ? JSON.stringify(time) : `${time.now} (${time.mode})`)
}

function showMoved(moved: Moved, { json }: ClockFlags): void {
  if (json) return console.log(JSON.stringify(moved))
  for (const event of moved.happened) console.log(eventLine(event))
  console.log(moved.now)
}
