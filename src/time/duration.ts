import { parse } from 'tinyduration'
import { timeError } from './errors.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * Milliseconds of a duration: a whole number of milliseconds, or ISO 8601 such as `PT15M` or `P7D`. Years and months
 * have no fixed length and are refused, as are negative durations.
 */
export function toMilliseconds(duration: string | number): number {
  const ms = typeof duration === 'number' ? duration : parseIso(duration)
  if (ms !== undefined && Number.isSafeInteger(ms) && ms >= 0) return ms
  throw timeError(
    'INVALID_DURATION',
    `"${duration}" is not a duration; send milliseconds, or ISO 8601 of weeks, days, hours, minutes and seconds, such as PT15M or P7D.`,
  )
}

/** Milliseconds of an ISO 8601 duration; undefined when it is not one, or has no fixed length. */
function parseIso(duration: string): number | undefined {
  try {
    const { negative, years, months, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = parse(duration)
    if (negative || years || months) return undefined
    return Math.round(weeks * 7 * DAY + days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND)
  } catch {
    return undefined
  }
}
