import { Command } from 'commander'
import { assertNoWord } from './options.ts'
import { type StartFlags, startOptions, withServerFlags } from './server-flags.ts'

/** `backlot start`: serves until it is told to stop. */
export function startCommand(): Command {
  return withServerFlags(
    new Command('start').description('serve the three APIs until SIGINT, SIGTERM or SIGHUP'),
    startOptions(),
  )
    .addHelpText('after', EXAMPLES)
    .allowExcessArguments()
    .action(start)
}

const EXAMPLES = `
Every flag can also be set by BACKLOT_<FLAG>, such as BACKLOT_PORT=0; lists are separated by commas.
So can backlot.json in the working directory, or the file of --config: {"seed": 7, "fixtures": ["demo"]}. Variables
win over it, flags over both.

Examples:
  backlot                                     the three APIs on http://127.0.0.1:4000
  backlot start --port 0 --json               a free port, told in one line of JSON
  backlot start --detach                      in the background; backlot stop ends it
  backlot start --fixtures default --fixtures my-orders.json
  backlot start --import shop.json --export-on-exit shop.json
  backlot start --host 0.0.0.0 --admin-token s3cret

Exit codes: 0 stopped by a signal (--detach: ready), 1 could not start or could not export, 2 wrong usage.`

async function start(flags: StartFlags, command: Command): Promise<void> {
  assertNoWord(command)
  // The process in the background is told where its log is, and with it that it is the one.
  const log = process.env['BACKLOT_DETACHED']
  if (flags.detach && log === undefined) await (await import('./detach.ts')).startDetached(flags)
  else await (await import('./serve.ts')).serveUntilSignal(flags, log)
}
