/** What the tables of every vendor are made of. */
import { SimError } from '../../errors/sim-error.ts'

/** How a table refuses an unknown key: with this code, as `<what> not found`, with the key as this member of the details. */
export function missing(code: string, what: string, detail?: string): (key: string) => SimError {
  return key => new SimError('not-found', code, `${what} not found`, detail === undefined ? {} : { [detail]: key })
}

/** The record with this key, the first of all where none is named; refuses an unknown key, undefined in an empty table. */
export function requireOrFirst<R>(
  table: { require(key: string): R; all(): Iterable<R> },
  key: string | undefined,
): R | undefined {
  if (key !== undefined) return table.require(key)
  for (const row of table.all()) return row
  return undefined
}
