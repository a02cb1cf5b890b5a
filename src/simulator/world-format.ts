import { expandCast } from '../actors/casting.ts'
import { savedActorsSchema, savedTransitionsSchema } from '../actors/schema.ts'
import type { SavedActors } from '../actors/actors.ts'
import { readFaults } from '../faults/fault.ts'
import type { DocumentFormat } from '../format/document.ts'
import { documentFormat } from '../format/schema.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { savedWebhooksSchema } from '../webhooks/schema.ts'
import { webhookEvents } from '../webhooks/webhooks.ts'

/** What documents of worlds with these vendors hold. */
export function worldFormat(vendors: readonly AnyVendor[]): DocumentFormat {
  return documentFormat({
    vendors,
    parts: [
      { name: 'faults', assert: saved => void readFaults(saved, vendors) },
      { name: 'webhooks', schema: savedWebhooksSchema(webhookEvents(vendors)) },
      {
        name: 'actors',
        schema: savedActorsSchema(vendors),
        assert: saved => void expandCast((saved as SavedActors | undefined)?.actors ?? [], vendors), // checked by the schema
      },
      { name: 'transitions', schema: savedTransitionsSchema(vendors) },
    ],
  })
}
