import { TimeZone } from './time-zone.ts'

const MINUTE = 60_000

/** The days of the week, Sunday first as in ECMAScript. */
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** When a person works. */
export interface WorkingHours {
  /** `HH:MM`. */
  readonly from: string
  /** `HH:MM`, later on the same day. */
  readonly to: string
  /** Monday to Friday where nothing is said. */
  readonly days?: readonly Weekday[] | undefined
  /** An IANA time zone, such as `Europe/Berlin`; UTC where nothing is said. */
  readonly timeZone?: string | undefined
}

const MONDAY_TO_FRIDAY: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri']

/** Whether these hours hold any time at all. */
export function isWorkingHours({ from, to, days = MONDAY_TO_FRIDAY }: WorkingHours): boolean {
  return toMinutes(from) < toMinutes(to) && days.length > 0
}

/** How much working time a week has, milliseconds. */
export function workingTimeOfWeek({ from, to, days = MONDAY_TO_FRIDAY }: WorkingHours): number {
  return (toMinutes(to) - toMinutes(from)) * MINUTE * new Set(days).size
}

/** The instant at which `duration` milliseconds of working time have passed since `start`: nights and days off do not count. */
export function addWorkingTime(start: number, duration: number, hours: WorkingHours): number {
  const zone = new TimeZone(hours.timeZone)
  let left = duration
  for (let at = start; ;) {
    const { opens, closes } = shiftFrom(at, hours, zone)
    const begins = Math.max(at, opens)
    if (begins + left <= closes) return begins + left
    left -= closes - begins
    at = closes + 1
  }
}

/** The present shift, or the next one. */
function shiftFrom(
  at: number,
  { from, to, days = MONDAY_TO_FRIDAY }: WorkingHours,
  zone: TimeZone,
): { opens: number; closes: number } {
  for (let day = zone.dayOf(at); ; day++) {
    const closes = zone.instantOf(day, toMinutes(to) * MINUTE)
    // 1970-01-01 was a Thursday.
    const weekday = WEEKDAYS[(day + 4) % 7]!
    if (days.includes(weekday) && at <= closes) return { opens: zone.instantOf(day, toMinutes(from) * MINUTE), closes }
  }
}

function toMinutes(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
