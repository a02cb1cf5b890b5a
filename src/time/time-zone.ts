const DAY = 24 * 60 * 60_000

/** Whether this is the name of an IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** A time zone: which day and which instant the clocks on its walls mean. */
export class TimeZone {
  readonly #format: Intl.DateTimeFormat | undefined

  /** An IANA name; UTC without one. */
  constructor(name: string | undefined) {
    if (name === undefined) return
    const two = '2-digit'
    this.#format = new Intl.DateTimeFormat('en-CA', {
      timeZone: name,
      hourCycle: 'h23',
      calendar: 'iso8601',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    })
  }

  /** The day of an instant, counted from 1970-01-01. */
  dayOf(at: number): number {
    return Math.floor((at + this.#aheadAt(at)) / DAY)
  }

  /**
   * The instant at which the walls show so many milliseconds after midnight of a day. Where clocks are put forward, a time that
   * they leave out is as long after midnight as it would have been; one that comes twice is its first.
   */
  instantOf(day: number, ms: number): number {
    const wall = day * DAY + ms
    const before = wall - this.#aheadAt(wall - DAY)
    const after = wall - this.#aheadAt(wall + DAY)
    return before + this.#aheadAt(before) === wall || after + this.#aheadAt(after) !== wall ? before : after
  }

  /** How far the walls are ahead of UTC at an instant, milliseconds. */
  #aheadAt(at: number): number {
    if (!this.#format) return 0
    const parts = new Map(this.#format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
    const day = Date.UTC(read('year'), read('month') - 1, read('day'))
    const wall = day + (read('hour') * 3600 + read('minute') * 60 + read('second')) * 1000
    return wall - (at - (at % 1000))
  }
}
