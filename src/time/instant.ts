import { timeError } from './errors.ts'

/** The last instant of a world, epoch milliseconds: the end of the year 9999. The first one is 0, in 1970. */
export const MAX_INSTANT = 253_402_300_799_999

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

/** Epoch milliseconds of an ISO 8601 instant. Throws `INVALID_INSTANT` when it is not one of 1970 to 9999. */
export function toInstant(text: string): number {
  const at = parseInstant(text)
  if (at === undefined)
    throw timeError(
      'INVALID_INSTANT',
      `"${text}" is not an ISO 8601 instant of the years 1970 to 9999, such as 2026-01-01T00:00:00.000Z.`,
    )
  return at
}
