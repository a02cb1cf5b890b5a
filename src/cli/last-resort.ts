import { CommanderError } from 'commander'
import { errorCode, errorMessage } from '../errors/reasons.ts'
import { SimError } from '../errors/sim-error.ts'
import { once } from '../world/once.ts'
import { cliError, EXITS } from './errors.ts'

/** What the process ends with where the command does not say otherwise. */
const EXIT = { done: 0, failed: 1, usage: 2 } as const

/** Says on standard error, in one line, what went wrong. Answers what the process ends with for it. */
export function report(error: unknown): number {
  // Commander has written its own sentence already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
  const isRefusal = error instanceof SimError
  console.error(oneLine(isRefusal ? error.message : `Unexpected error: ${errorMessage(error)}`))
  return (isRefusal && EXITS[error.kind]) || EXIT.failed
}

/** How many characters of a sentence are printed: it may repeat what a file or a server holds. */
const MAX_SENTENCE = 4000

/** A sentence as a terminal can show it: one line without control characters, cut where it is very long. */
export function oneLine(text: string): string {
  const start = text
    .slice(0, MAX_SENTENCE + 1)
    .replaceAll(/\s*[\n\r]\s*/g, ' ')
    .replaceAll(/\p{Cc}/gu, '')
  return text.length > MAX_SENTENCE ? `${start.slice(0, MAX_SENTENCE)}...` : start
}

/**
 * An error that no part of the program has caught ends the process in one line and with 1, and in order: as SIGTERM does,
 * so that a server exports.
 */
export function catchTheRest(): void {
  const end = once(endInOrder)
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, error => {
      process.exitCode = report(error)
      end()
    })
  }
}

/**
 * Ends a command whose reader has closed standard output, as `head` does; the exit code stays. A command whose output is
 * lost for another reason, such as a full disk, ends with 1. What is lost of standard error is no reason to end.
 */
export function endWithReader(): void {
  process.stderr.on('error', () => {})
  process.stdout.once('error', error => {
    process.stdout.on('error', () => {})
    const code = errorCode(error) ?? error.message
    const sentence = `Standard output cannot be written (${code}); name a file or a pipe that takes it.`
    if (code !== 'EPIPE') process.exitCode = report(cliError('UNUSABLE_FILE', sentence))
    endInOrder()
  })
}

/** From now on it does not matter whether the command's output can be written. */
export function outliveReader(): void {
  process.stdout.removeAllListeners('error').on('error', () => {})
}

/** What hears SIGTERM (`onEnding`) ends the process; where nothing does, there is nothing to put in order. */
function endInOrder(): void {
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit()
}
