import type { TSchema } from 'typebox'
import type { AnyVendor } from '../vendors/contract/vendor.ts'

/** How one part of a world (its faults, its webhooks) stands in a document. */
export interface PartFormat {
  /** Its name in the document's `parts`. */
  readonly name: string
  /** What the part saves; any JSON when absent. */
  readonly schema?: TSchema
  /** Refuses what the schema cannot tell; undefined is a document without this part. */
  assert?(saved: unknown): void
}

/** What documents hold: whose records, and which parts. */
export interface DocumentFormat {
  readonly vendors: readonly AnyVendor[]
  readonly parts: readonly PartFormat[]
}
