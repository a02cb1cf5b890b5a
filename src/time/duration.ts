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

/** A number of ISO 8601 and its unit. A text is read in a time that grows with its length and no faster. */
const part = (name: string, unit: string): string => `(?:(?<${name}>\\d+(?:[.,]\\d+)?|[.,]\\d+)${unit})?`
const TIME = `(?:T(?=.)${part('h', 'H')}${part('m', 'M')}${part('s', 'S')})?`
const ISO = new RegExp(`^P(?=.)${part('w', 'W')}${part('d', 'D')}${TIME}$`)

/** Milliseconds of an ISO 8601 duration; undefined when it is not one, or has no fixed length. */
function parseIso(duration: string): number | undefined {
  const { groups } = ISO.exec(duration) ?? {}
  if (!groups) return undefined
  const amounts = Object.entries(UNITS).map(([unit, ms]) => Number((groups[unit] ?? '0').replace(',', '.')) * ms)
  return Math.round(amounts.reduce((sum, ms) => sum + ms))
}
