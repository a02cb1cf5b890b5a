const TIME =
  /^[ \t\r\n\f\v]*(-?\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d(?::?\d\d)?)?[ \t\r\n\f\v]*$/i
const DATE = /^([1-9]\d{3,})-(?:(\d\d)(?:-(\d\d)(?:T00:00)?)?)?$/
const DIGITS = /^(\d{4})(\d\d)(\d\d)$/

/** The first day of the Gregorian calendar, in epoch milliseconds: Ruby writes earlier dates differently than it reads them. */
const FIRST_DAY = Date.UTC(1582, 9, 15)

/** Year, month, day, hour, minute, second. */
type Fields = [number, number, number, number, number, number]

/** The minutes by which a zone (`Z`, `+10:00`, `-0530`, `+10`) is ahead of UTC. */
export function zoneMinutes(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? []
  return sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes ?? 0))
}

/**
 * Reads a text as graphql-ruby's `ISO8601DateTime` does on Ruby 3.1 (assumed), in epoch milliseconds; undefined when it refuses the text. A
 * text is a time, whose day may be past its month's end, or a date, which may not: whole, without its signs, without its
 * day or its month, or with `T00:00`. Blanks may stand around a time. What has no zone is in `zone`, minutes ahead of UTC.
 */
export function parseDateTime(text: string, zone: number): number | undefined {
  const time = TIME.exec(text)
  if (!time) return parseDate(text, zone)
  const [year, month, day, hour, minute, second] = time.slice(1, 7).map(Number) as Fields // the pattern has six
  const offset = time[8] === undefined ? zone : zoneMinutes(time[8])
  if (Math.abs(offset) >= 24 * 60) return undefined
  const local: Fields = [year, month, day, hour, minute, second]
  const fields = time[8] === undefined ? local : toUtc(local, offset)
  const ahead = time[8] === undefined ? zone : 0
  return isTime(fields) ? epochOf(fields) + Number(`0.${time[7] ?? 0}`) * 1000 - ahead * 60_000 : undefined
}

function parseDate(text: string, zone: number): number | undefined {
  const [, year, month = '01', day = '01'] = DATE.exec(text) ?? DIGITS.exec(text) ?? []
  if (year === undefined) return undefined
  const at = epochOf([Number(year), Number(month), Number(day), 0, 0, 0])
  // The calendar repeats after 400 years: so years are known too that `Date` does not know.
  const likeIt = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month) - 1, Number(day)))
  const isReal = likeIt.getUTCMonth() + 1 === Number(month) && Number(day) > 0
  const isWritten = at >= FIRST_DAY || DIGITS.test(text) || text.length < '1582-10-15'.length
  return isReal && isWritten ? at - zone * 60_000 : undefined
}

/**
 * Takes off an offset of minutes as Ruby does, before it looks whether there is such a time: what the offset changes may be
 * past its end, such as the hour in `T25:00:00+10:00`. A day past its month's end becomes the first of the next month.
 */
function toUtc([year, month, day, hour, minute, second]: Fields, offset: number): Fields {
  const [hours, minuteOfHour] = takeOff(minute, offset, 60)
  const [days, hourOfDay] = takeOff(hour, hours, 24)
  const rest = [hourOfDay, minuteOfHour, second] as const
  const moved = day - days
  if (offset > 0 && moved < 1) {
    const [lastYear, last]: [number, number] = month > 1 ? [year, month - 1] : [year - 1, 12]
    return [lastYear, last, lastDay(lastYear, last), ...rest]
  }
  if (offset < 0 && days !== 0 && moved > lastDay(year, month))
    return month === 12 ? [year + 1, 1, 1, ...rest] : [year, month + 1, 1, ...rest]
  return [year, month, moved, ...rest]
}

/** What is left to be taken off of the next greater part, and the part, which stays as it is where nothing is. */
function takeOff(part: number, offset: number, size: number): [left: number, part: number] {
  const whole = Math.trunc(offset / size)
  if (offset % size === 0) return [whole, part]
  const moved = part - (offset % size)
  return [whole - Math.floor(moved / size), moved - Math.floor(moved / size) * size]
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
}

function isTime([, month, day, hour, minute, second]: Fields): boolean {
  const isHour = hour < 24 || (hour === 24 && minute === 0 && second === 0)
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && isHour && minute < 60 && second <= 60
}

/** Epoch milliseconds; of a year that `Date` does not know, infinite. */
function epochOf([year, month, day, hour, minute, second]: Fields): number {
  const at = new Date(0).setUTCFullYear(year, month - 1, day) + ((hour * 60 + minute) * 60 + second) * 1000
  return Number.isNaN(at) ? year * Infinity : at
}
