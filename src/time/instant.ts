import { timeError } from './errors.ts'
import { toMilliseconds } from './duration.ts'
import { describe } from '../inputs/check.ts'

/** The last instant of a world, epoch milliseconds: the end of the year 9999. The first one is 0, in 1970. */
export const MAX_INSTANT = 253_402_300_799_999

/**
 * Marks the schema of an instant. `past`: something had happened by then; `future`: something is due or ends then. A
 * document may say such a member relative to the world's beginning.
 */
export const INSTANT: unique symbol = Symbol('instant')

/** What fits a time relative to the world's beginning: a duration, ISO 8601 or short, behind a sign or none. */
export const RELATIVE_PATTERN =
  '^[-+]?(P(?=[0-9T])([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9.]+S)?)?|([0-9]+([.][0-9]+)?(ms|[smhdw]))+)$'

/** Milliseconds from the world's beginning, such as those of `-PT26H`; undefined where the text is no such time. */
export function parseRelative(text: string): number | undefined {
  if (!new RegExp(RELATIVE_PATTERN).test(text)) return undefined
  const ms = toMilliseconds(text.replace(/^[-+]/, ''))
  return text.startsWith('-') ? -ms : ms
}

/** Epoch milliseconds of an ISO 8601 instant; undefined when it is not one of 1970 to 9999. */
export function parseInstant(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d(T|$)/.test(text)) return undefined
  const at = Date.parse(text)
  // Date.parse takes the 31st of a month that has none for the first day of the next one.
  if (new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDate() !== Number(text.slice(8, 10))) return undefined
  return at >= 0 && at <= MAX_INSTANT ? at : undefined
}

/** ISO 8601 in UTC. */
export function toIso(at: number): string {
  return new Date(at).toISOString()
}

/** The same function, which makes the text once as long as it is asked for the same: much happens in one instant. */
export function rememberingLast<T>(toText: (of: T) => string): (of: T) => string {
  let last: T | undefined
  let text = ''
  return of => {
    if (of !== last) {
      text = toText(of)
      last = of
    }
    return text
  }
}

/** Refuses with `INVALID_INSTANT` epoch milliseconds beyond the last instant. */
export function assertInstant(at: number): void {
  if (at >= 0 && at <= MAX_INSTANT) return
  throw timeError('INVALID_INSTANT', `Time ends at ${toIso(MAX_INSTANT)}, so it cannot go on for so long.`)
}

/** Refuses to go from `now` to an instant before it with `CLOCK_BACKWARDS`, or beyond the last one with `INVALID_INSTANT`. */
export function assertForward(at: number, now: number): void {
  assertInstant(at)
  if (at >= now) return
  const sentence = `The clock stands at ${toIso(now)} and cannot go back to ${toIso(at)}; only a reset does that.`
  throw timeError('CLOCK_BACKWARDS', sentence)
}

/** Epoch milliseconds of an ISO 8601 instant. Throws `INVALID_INSTANT` when it is not one of 1970 to 9999. */
export function toInstant(text: string): number {
  const at = parseInstant(text)
  if (at === undefined)
    throw timeError(
      'INVALID_INSTANT',
      `${describe(text)} is not an ISO 8601 instant of the years 1970 to 9999, such as 2026-01-01T00:00:00.000Z.`,
    )
  return at
}
