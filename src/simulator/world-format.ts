import { expandCast } from '../actors/casting.ts'
import { SavedActorsSchema, SavedTransitionsSchema } from '../actors/schema.ts'
import type { SavedActors } from '../actors/actors.ts'
import { readFaults } from '../faults/faults.ts'
import type { DocumentFormat } from '../format/document-format.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { SavedWebhooksSchema } from '../webhooks/schema.ts'

/** What documents of worlds with these vendors hold. */
export function worldFormat(vendors: readonly AnyVendor[]): DocumentFormat {
  return {
    vendors,
    parts: [
      { name: 'faults', assert: saved => void readFaults(saved, vendors) },
      { name: 'webhooks', schema: SavedWebhooksSchema },
      {
        name: 'actors',
        schema: SavedActorsSchema,
        assert: saved => void expandCast((saved as SavedActors | undefined)?.actors ?? []), // checked by the schema
      },
      { name: 'transitions', schema: SavedTransitionsSchema },
    ],
  }
}
