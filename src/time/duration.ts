import { parse } from 'tinyduration'
import { SimError } from '../errors/sim-error.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * Milliseconds of a duration: a whole number of milliseconds, or ISO 8601 such as `PT15M` or `P7D`. Years and months
 * have no fixed length and are refused, as are negative durations.
 */
export function toMilliseconds(duration: string | number): number {
  if (typeof duration === 'number') {
    if (Number.isSafeInteger(duration) && duration >= 0) return duration
    throw invalid(String(duration))
  }
  const parts = parseIso(duration)
  if (parts.negative || parts.years || parts.months) throw invalid(duration)
  const { weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = parts
  const ms = Math.round(weeks * 7 * DAY + days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND)
  if (!Number.isSafeInteger(ms)) throw invalid(duration)
  return ms
}

function parseIso(duration: string): ReturnType<typeof parse> {
  try {
    return parse(duration)
  } catch {
    throw invalid(duration)
  }
}

function invalid(duration: string): SimError {
  return new SimError(
    'INVALID_DURATION',
    `"${duration}" is not a duration; send milliseconds, or ISO 8601 of weeks, days, hours, minutes and seconds, such as PT15M or P7D.`,
  )
}
