import { type ErrorKind, refusing } from '../errors/sim-error.ts'

/** How the command line refuses; it prints the message. */
export const cliError = refusing({
  AMBIGUOUS: ['invalid', 'Several simulators run in the background, and none is named.'],
  CANNOT_LISTEN: ['unavailable', 'The port cannot be opened.'],
  CANNOT_RUN: ['cannot-run', 'The command of `exec` cannot be run.'],
  NO_FAKETIME: ['unavailable', 'The library that sets the wall clock of a command is not installed.'],
  NOT_COMPARED: ['unavailable', 'An API was not looked at to the end, or shows nothing that could be compared.'],
  NOT_BACKLOT: ['unavailable', 'Another program than backlot answers at the URL.'],
  NOT_OURS: ['conflict', 'The simulator was not started in the background, so that `stop` does not end it.'],
  REFUSED: ['invalid', 'The simulator refuses; its sentence is printed.'],
  STILL_RUNNING: ['timeout', 'The process does not end.'],
  UNREACHABLE: ['unavailable', 'Nothing answers at the URL.'],
  UNUSABLE_FILE: ['invalid', 'A file cannot be read or written, or is not what it should be.'],
  UNWRITABLE_EXPORT: ['unavailable', 'The state cannot be written at the end.'],
  USAGE: ['usage', 'There is no such command, or a flag needs another one.'],
})

/** What the process ends with, by the kind of its refusal; 1 by every other. */
export const EXITS: Readonly<Partial<Record<ErrorKind, number>>> = { usage: 2, 'cannot-run': 127 }
