import { toIso } from './instant.ts'

/** From March of the year 0 until ISO 8601 needs more than four digits for a year, as epoch milliseconds. */
const [FIRST_MS, LAST_MS] = [-62_162_035_200_000, 253_402_300_799_999]
/** Days of a Gregorian cycle of 400 years, and from March of the year 0 to 1970. */
const [CYCLE_DAYS, EPOCH_DAYS] = [146_097, 719_468]
const DAY_MS = 86_400_000

/**
 * ISO 8601 in UTC in whole seconds, `2026-01-01T00:00:00Z`, of a whole number of milliseconds: many times faster than
 * `Date`, because every record of every page has its times. The date is Howard Hinnant's `civil_from_days`: years begin
 * in March, leap days come last.
 */
export function toIsoSeconds(at: number): string {
  if (!(at >= FIRST_MS && at <= LAST_MS)) return toIso(at).replace(/\.\d+/, '')
  const sinceEpoch = Math.floor(at / DAY_MS)
  const days = sinceEpoch + EPOCH_DAYS
  const cycle = quotient(days, CYCLE_DAYS)
  const dayOfCycle = days - cycle * CYCLE_DAYS
  const leapDays = quotient(dayOfCycle, 1460) - quotient(dayOfCycle, 36_524) + quotient(dayOfCycle, 146_096)
  const yearOfCycle = quotient(dayOfCycle - leapDays, 365)
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + quotient(yearOfCycle, 4) - quotient(yearOfCycle, 100))
  const fromMarch = quotient(5 * dayOfYear + 2, 153)
  const day = dayOfYear - quotient(153 * fromMarch + 2, 5) + 1
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
  const seconds = quotient(at - sinceEpoch * DAY_MS, 1000)
  const minutes = quotient(seconds, 60)
  return spell(quotient(year, 100), year % 100, month, day, quotient(minutes, 60), minutes % 60, seconds % 60)
}

/** A quotient of small positive numbers without its fraction: twice as fast as by `Math.floor`. */
const quotient = (dividend: number, divisor: number): number => (dividend / divisor) | 0

const tens = (number: number): number => 48 + quotient(number, 10)
const ones = (number: number): number => 48 + (number % 10)

/** Character by character: a text that is put together of parts is put together once more when it is sent. */
function spell(century: number, year: number, month: number, day: number, h: number, m: number, s: number): string {
  // oxfmt-ignore
  return String.fromCharCode(
    tens(century), ones(century), tens(year), ones(year), 45, tens(month), ones(month), 45, tens(day), ones(day), 84,
    tens(h), ones(h), 58, tens(m), ones(m), 58, tens(s), ones(s), 90,
  )
}
