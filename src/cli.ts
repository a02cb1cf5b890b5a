#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { startCommand } from './cli/start.ts'
import { SimError } from './core/error.ts'

/** What the process ends with: 0 done, 1 could not be done, 2 the command line is wrong. */
const EXIT = { failed: 1, usage: 2 } as const

const program = new Command('backlot')
  .description('A faithful in-memory simulator of the THG, Marketplacer and GUURU messaging APIs.')
  .addCommand(startCommand(), { isDefault: true })
  .exitOverride()
  .showHelpAfterError('Run backlot --help to see what is possible.')
for (const command of program.commands)
  command.exitOverride().showHelpAfterError('Run backlot --help to see what is possible.')

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}

function report(error: unknown): number {
  // Commander has written its own sentence already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage
  const isUsage = error instanceof SimError && error.code === 'USAGE'
  console.error(
    error instanceof SimError
      ? error.message
      : `Unexpected error: ${error instanceof Error ? error.message : String(error)}`,
  )
  return isUsage ? EXIT.usage : EXIT.failed
}
