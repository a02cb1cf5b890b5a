import { parse } from 'tinyduration'
import { describe } from '../inputs/check.ts'
import { timeError } from './errors.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The units of a short form such as `1h30m`. */
const UNITS: Readonly<Record<string, number>> = { ms: 1, s: SECOND, m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY }

/**
 * Milliseconds of a duration: a whole number of milliseconds, a short form such as `15m`, `1h30m` or `7d`, or ISO 8601
 * such as `PT15M` or `P7D`. Years and months have no fixed length and are refused, as are negative durations.
 */
export function toMilliseconds(duration: string | number): number {
  const ms = typeof duration === 'number' ? duration : (parseShort(duration) ?? parseIso(duration))
  if (ms !== undefined && Number.isSafeInteger(ms) && ms >= 0) return ms
  throw timeError(
    'INVALID_DURATION',
    `${describe(String(duration))} is not a duration; send milliseconds, weeks to milliseconds such as 15m or 1h30m, or ISO 8601 of weeks, days, hours, minutes and seconds, such as PT15M or P7D.`,
  )
}

/** Milliseconds of a short form; undefined when it is not one. */
function parseShort(duration: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|[smhdw]))+$/.test(duration)) return undefined
  let sum = 0
  for (const [, amount, unit = ''] of duration.matchAll(/([\d.]+)([a-z]+)/g)) sum += Number(amount) * UNITS[unit]!
  return Math.round(sum)
}

/** What ISO 8601 can be: `tinyduration` takes a duration within other text too, and seconds for 50 kB of digits. */
const ISO = /^P[\d.,A-SU-Z]{0,50}(?:T[\d.,A-SU-Z]{1,50})?$/

/** Milliseconds of an ISO 8601 duration; undefined when it is not one, or has no fixed length. */
function parseIso(duration: string): number | undefined {
  if (!ISO.test(duration)) return undefined
  try {
    const { years, months, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = parse(duration)
    if (years || months) return undefined
    return Math.round(weeks * 7 * DAY + days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND)
  } catch {
    return undefined
  }
}
