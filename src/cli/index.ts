#!/usr/bin/env node
import module from 'node:module'
import { Command } from 'commander'
import { clockCommand } from './clock.ts'
import { envCommand } from './env.ts'
import { eventsCommand } from './events.ts'
import { execCommand } from './exec.ts'
import { generateCommand } from './generate.ts'
import { listenCommand } from './listen.ts'
import { replayCommand } from './replay.ts'
import { resetCommand } from './reset.ts'
import { startCommand } from './start.ts'
import { stateCommand } from './state.ts'
import { statusCommand } from './status.ts'
import { stopCommand } from './stop.ts'
import { catchTheRest, endWithReader, report } from './last-resort.ts'
import { fullName } from './options.ts'
import { neverByProxy } from './proxies.ts'
import { VERSION } from '../format/version.gen.ts'

// Node 22 and later keep what they compiled for the next start; the rest of the program is loaded after this.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') module.enableCompileCache()

/** A command is declared at once and loaded when it is called: what it needs of the simulator comes by `import()`. */
const program = new Command('backlot')
  // Names the vendors for people: reading them from the list would load them for every command.
  .description('A faithful in-memory simulator of the THG, Marketplacer and GUURU messaging APIs.')
  .version(VERSION, '-v, --version', 'print the version')
  .enablePositionalOptions()
  .addCommand(startCommand(), { isDefault: true })
  .addCommand(statusCommand())
  .addCommand(stopCommand())
  .addCommand(execCommand())
  .addCommand(envCommand())
  .addCommand(stateCommand())
  .addCommand(resetCommand())
  .addCommand(clockCommand())
  .addCommand(eventsCommand())
  .addCommand(listenCommand())
  .addCommand(replayCommand())
  .addCommand(generateCommand())
refuseInOneSentence(program)
neverByProxy(process.env)
endWithReader()
catchTheRest()

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}

/** Commander words what is wrong with the command line; `report` says what the process ends with. */
function refuseInOneSentence(command: Command): void {
  command.exitOverride().showHelpAfterError(`Run ${fullName(command)} --help to see what is possible.`)
  for (const child of command.commands) refuseInOneSentence(child)
}
