import type { SimError } from '../errors/sim-error.ts'
import type { Index } from './groups.ts'
import { sizeOf } from './size.ts'

/** What every record is: immutable. A change replaces the record, so that copies of a table can share it. */
export type Row = Readonly<Record<string, unknown>>

/** How a table is made: its key, its indexes, and the refusal for a record that is not there. */
export interface TableDefinition<R extends Row, I extends string> {
  /** The record's `id` where it is left out. */
  readonly key?: (row: R) => string
  readonly indexes?: Readonly<Record<I, Index<R>>> | undefined
  /** The vendor's refusal for an unknown key; a bug of ours where it is left out. */
  readonly missing?: (key: string) => SimError
  /** The running number that a record brings; those minted later are above it. */
  readonly ordinal?: ((row: R) => number) | undefined
  /** How many bytes a record counts for; about what it takes in a document where it is left out. */
  readonly bytesOf?: (row: R) => number
}

/** A definition with what is left out filled in: all copies of a table share it. */
export class Shape<R extends Row, I extends string> {
  readonly key: (row: R) => string
  readonly names: readonly I[]
  readonly indexes: readonly Index<R>[]
  readonly missing: (key: string) => SimError
  readonly ordinal: ((row: R) => number) | undefined
  readonly bytesOf: (row: R) => number

  constructor({ key, indexes, missing, ordinal, bytesOf }: TableDefinition<R, I>) {
    this.key = key ?? (row => String(row['id']))
    this.names = Object.keys(indexes ?? {}) as I[] // Object.keys widens to string
    this.indexes = Object.values(indexes ?? {})
    this.missing = missing ?? unknownKey
    this.ordinal = ordinal
    this.bytesOf = bytesOf ?? sizeOf
  }
}

function unknownKey(key: string): never {
  throw new Error(`There is no record with the key "${key}".`)
}

/** How many bytes the records of several tables count for together. */
export interface Tally {
  bytes: number
}
