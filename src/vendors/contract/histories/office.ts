/** Office hours as an axis of their own: Monday to Friday, 8 to 18 o'clock UTC, one after the other. */

const HOUR = 60 * 60_000
const DAY = 24 * HOUR
const WEEK = 7 * DAY
const OPENS = 8 * HOUR
const SHIFT = 10 * HOUR
const SHIFTS = 5 * SHIFT
/** Monday, 5 January 1970. */
const MONDAY = 4 * DAY

/** How much office time there was until an instant, milliseconds. */
export function toOfficeTime(at: number): number {
  const week = Math.floor((at - MONDAY) / WEEK)
  const day = Math.floor((at - MONDAY - week * WEEK) / DAY)
  const time = at - MONDAY - week * WEEK - day * DAY
  return week * SHIFTS + Math.min(SHIFTS, day * SHIFT + Math.min(SHIFT, Math.max(0, time - OPENS)))
}

/** The instant with so much office time before it. */
export function fromOfficeTime(worked: number): number {
  const week = Math.floor(worked / SHIFTS)
  const day = Math.floor((worked - week * SHIFTS) / SHIFT)
  return MONDAY + week * WEEK + day * DAY + OPENS + (worked - week * SHIFTS - day * SHIFT)
}

/** The instant at which so much office time has passed. */
export function afterOfficeTime(at: number, worked: number): number {
  return fromOfficeTime(toOfficeTime(at) + worked)
}
