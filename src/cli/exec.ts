import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { Command, Option } from 'commander'
import { errorCode } from '../errors/reasons.ts'
import { SimError } from '../errors/sim-error.ts'
import { cliError } from './errors.ts'
import { toVariables } from './env.ts'
import { endAtSecondSignal, type EndSignal, onEnding } from './ending.ts'
import { followClock } from './follow-clock.ts'
import { outliveReader } from './last-resort.ts'
import { flag, port } from './options.ts'
import type { Running } from './serve.ts'
import { toSpawnable } from './windows-script.ts'
import { type ServerFlags, withServerFlags } from './server-flags.ts'

interface ExecFlags extends ServerFlags {
  world?: string
  followClock?: boolean
}

/** `backlot exec -- CMD`: a simulator for as long as a command runs. */
export function execCommand(): Command {
  return withServerFlags(
    new Command('exec')
      .description('run a command with a simulator of its own, on a free port, and keep its exit code')
      .usage('[options] -- <command> [arguments]')
      .argument('<command...>', 'what to run; it finds the simulator in BACKLOT_URL and the like')
      .passThroughOptions()
      // BACKLOT_PORT is not read: it may name the port of another simulator that is running.
      .addOption(new Option('--port <number>', 'port to listen on').default(0, 'a free one').argParser(port)),
  )
    .addOption(flag('--world <name>', 'the world that the variables lead to (default: default)'))
    .addOption(flag('--follow-clock', "set the command's wall clock to the world's, and keep it there (Linux)"))
    .addHelpText('after', HELP)
    .action(exec)
}

// Names the vendors for people: reading them from the list would load them for every command.
const HELP = `
The command is given BACKLOT_URL, BACKLOT_WORLD, BACKLOT_{THG,MARKETPLACER,GUURU}_{URL,TOKEN}, and
BACKLOT_MARKETPLACER_SELLER_TOKEN. It takes the flags of backlot start, by BACKLOT_<FLAG> and backlot.json too.

Examples:
  backlot exec -- npm test
  backlot exec --seed 7 --clock frozen -- npx playwright test
  backlot exec --clock frozen --follow-clock -- npm run dev

Exit codes: the command's own; 128 and the signal's number when a signal ended it; 127 when it cannot be run;
1 when the simulator could not start or could not export, 2 wrong usage.`

async function exec(words: readonly string[], flags: ExecFlags): Promise<void> {
  if (words[0] === '') throw cannotRun('', 'it is empty')
  const { serve, warningsOf } = await import('./serve.ts')
  const running = await serve(flags)
  for (const warning of warningsOf(running.sim)) console.error(warning)
  outliveReader()
  const stop = (): Promise<void> => {
    endAtSecondSignal()
    return running.stop()
  }
  const exitCode = await runBeside(running, words, flags).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  await stop().catch((error: unknown) => {
    if (exitCode === 0 || !(error instanceof SimError)) throw error
    console.error(error.message)
  })
  process.exit(exitCode || process.exitCode)
}

/** Runs a command with the variables that lead to a simulator; answers what a shell would say it ended with. */
async function runBeside(
  { sim, url }: Running,
  [command = '', ...args]: readonly string[],
  flags: ExecFlags,
): Promise<number> {
  const { describeVendors } = await import('../control/describe.ts')
  const { world: id = 'default', adminToken } = flags
  const world = sim.worlds.find(id) ?? sim.worlds.create(id)
  const followed = flags.followClock ? followClock(world.clock) : undefined
  if (followed) process.on('exit', followed.stop)
  const variables = { ...toVariables(url, id, describeVendors(world, url)), ...followed?.variables }
  // At a terminal the command shares our group, so that it can read what is typed and gets Ctrl+C from the terminal.
  const hasOwnGroup = !process.stdin.isTTY && process.platform !== 'win32'
  const { file, args: words, isVerbatim } = toSpawnable(command, args)
  const child = spawn(file, words, {
    windowsVerbatimArguments: isVerbatim,
    stdio: 'inherit',
    detached: hasOwnGroup,
    env: { ...process.env, ...variables, ...(adminToken && { BACKLOT_ADMIN_TOKEN: adminToken }) },
  })
  // What is meant to end us is meant for the command as much.
  onEnding(signal => {
    if (hasOwnGroup) signalGroup(child.pid, signal)
    else if (signal !== 'SIGINT') child.kill(signal)
  })
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
    child.once('error', error => {
      reject(cannotRun(command, errorCode(error) ?? error.message))
    })
  })
}

function cannotRun(command: string, reason: string): Error {
  const remedy = 'write it as you would in a shell, after --, its words apart.'
  return cliError('CANNOT_RUN', `The command "${command}" cannot be run (${reason}); ${remedy}`)
}

/** Sends a signal to all processes of a group; one whose processes have all ended is left alone. */
function signalGroup(leader: number | undefined, signal: EndSignal): void {
  try {
    if (leader !== undefined) process.kill(-leader, signal)
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
}
