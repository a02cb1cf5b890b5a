import { timeError } from './errors.ts'

/** Epoch milliseconds of an ISO 8601 instant; undefined when it is not one. */
export function parseInstant(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d(T|$)/.test(text)) return undefined
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : at
}

/** ISO 8601 in UTC. */
export function toIso(at: number): string {
  return new Date(at).toISOString()
}

/** Epoch milliseconds of an ISO 8601 instant. Throws `INVALID_INSTANT` when it is not one. */
export function toInstant(text: string): number {
  const at = parseInstant(text)
  if (at === undefined)
    throw timeError('INVALID_INSTANT', `"${text}" is not an ISO 8601 instant, such as 2026-01-01T00:00:00.000Z.`)
  return at
}
