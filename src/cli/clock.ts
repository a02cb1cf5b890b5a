import { Command } from 'commander'
import type { SimEvent } from '../world/events.ts'
import { clientCommand, type Output, printing } from './client-command.ts'
import type { ConnectionFlags } from './options.ts'
import { eventLine } from './output.ts'

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
    .addCommand(nowCommand(), { isDefault: true })
    .addCommand(freezeCommand())
    .addCommand(resumeCommand())
    .addCommand(advanceCommand())
    .addCommand(settleCommand())
}

function nowCommand(): Command {
  const examples = '  backlot clock\n  backlot clock now --json'
  const command = clientCommand('now', 'what time it is, and whether it runs', examples)
  return printing(command, async client => timeOutput(await client.get('/clock')))
}

function freezeCommand(): Command {
  const examples = '  backlot clock freeze 2030-01-01T00:00:00Z'
  const command = clientCommand('freeze', 'stop time, now or at a later instant', examples).argument(
    '[instant]',
    'ISO 8601; now by default',
  )
  return printing(command, async (client, _, at) => timeOutput(await client.post('/clock/freeze', { at })))
}

function resumeCommand(): Command {
  const command = clientCommand('resume', 'let time run on from where it stands', '  backlot clock resume')
  return printing(command, async client => timeOutput(await client.post('/clock/resume')))
}

function advanceCommand(): Command {
  const description = 'move time forward; what falls due on the way has happened when it returns'
  const examples = '  backlot clock advance PT15M\n  backlot clock advance 2030-01-01T00:00:00Z'
  const values = 'ISO 8601: PT15M, P7D, or 2030-01-01T00:00:00Z; a bare number is milliseconds'
  const command = clientCommand('advance', description, examples).argument('<duration or instant>', values)
  return printing(command, async (client, _, how = '') => movedOutput(await client.post('/clock/advance', toMove(how))))
}

function settleCommand(): Command {
  const examples = '  backlot clock settle --limit P1D'
  const command = clientCommand('settle', 'move time forward until nothing is due', examples)
  return printing<ConnectionFlags & { limit?: string }>(command, async (client, { limit }) =>
    movedOutput(await client.post('/settle', { limit })),
  ).option('--limit <duration>', 'how far at most, ISO 8601 (default: P7D)')
}

function toMove(how: string): object {
  if (/^\d+$/.test(how)) return { by: Number(how) }
  return /^\d{4}-/.test(how) ? { to: how } : { by: how }
}

function timeOutput(time: Time): Output {
  return { text: `${time.now} (${time.mode})`, json: time }
}

function movedOutput(moved: Moved): Output {
  return { text: [...moved.happened.map(eventLine), moved.now].join('\n'), json: moved }
}
