/** Threads as tests write them: who says what, and when, a line each. */
import { SimError } from '../../../errors/sim-error.ts'
import { toMilliseconds } from '../../../time/duration.ts'
import { parseInstant, toIso } from '../../../time/instant.ts'

/**
 * One line of a thread: `QUERY at -P3D: Where is it?`. The time is so long before the present (ISO 8601 such as `-PT2H`, or
 * short such as `-3d`), or an ISO 8601 instant; without one, the line comes a minute after the one before.
 */
export type ThreadLine<R extends string> = `${R}: ${string}` | `${R} at ${string}: ${string}`

/** A line, read. */
export interface SaidLine<R extends string> {
  readonly role: R
  /** Epoch milliseconds. */
  readonly at: number
  readonly text: string
}

const MINUTE = 60_000

/**
 * Reads the lines of a thread that ends now or earlier; the first line is one of `first`. Refuses with `INVALID_INPUT` what
 * is no such line, and a line that is earlier than the one before or later than now.
 */
export function readThread<R extends string>(
  lines: readonly ThreadLine<R>[],
  roles: readonly R[],
  first: readonly R[],
  now: number,
): SaidLine<R>[] {
  const said: SaidLine<R>[] = []
  for (const [index, line] of lines.entries()) {
    const [, name, when, text = ''] = /^(\S+)(?: at (\S+))?: ([^]*\S[^]*)$/.exec(line) ?? []
    const role = (index === 0 ? first : roles).find(known => known === name)
    const before = said.at(-1)?.at
    const usual = before === undefined ? now - (lines.length - 1) * MINUTE : before + MINUTE
    const at = when === undefined ? usual : readInstant(when, now)
    if (role === undefined || at === undefined) {
      const roleNames = (index === 0 ? first : roles).join(' or ')
      throw refused(line, `begin it with ${roleNames}, such as "${roles[0]} at -P3D: Hello"`)
    }
    if (at < (before ?? 0) || at > now) throw refused(line, `it has to be from ${toIso(before ?? 0)} to ${toIso(now)}`)
    said.push({ role, at, text })
  }
  if (said.length === 0) throw new SimError('invalid', 'INVALID_INPUT', 'A thread has at least one line.')
  return said
}

function readInstant(when: string, now: number): number | undefined {
  return when.startsWith('-') ? now - toMilliseconds(when.slice(1)) : parseInstant(when)
}

function refused(line: string, remedy: string): SimError {
  return new SimError('invalid', 'INVALID_INPUT', `The line "${line}" cannot be one of this thread; ${remedy}.`)
}
