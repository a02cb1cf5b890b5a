import { Type } from 'typebox'
import { assertPlayable, expandCast } from '../actors/casting.ts'
import { rolesOf } from '../actors/roles.ts'
import { Cue, savedActorsSchema, savedTransitionsSchema, transitionJobSchema } from '../actors/schema.ts'
import { ACTORS, type SavedActors } from '../actors/actors.ts'
import { TRANSITIONS } from '../actors/transitions.ts'
import type { SavedFaults } from '../faults/fault.ts'
import { LATENCY_JOB } from '../faults/clock-waits.ts'
import { FAULTS } from '../faults/faults.ts'
import { savedFaultsSchema } from '../faults/rule.ts'
import { assertSense } from '../faults/rule-check.ts'
import { Strict } from '../inputs/strict.ts'
import type { DocumentFormat } from '../format/document.ts'
import { documentFormat } from '../format/schema.ts'
import { overlayVendors, type Schemas } from '../graphql/overlay.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { WEBHOOKS } from '../webhooks/records.ts'
import { savedWebhooksSchema } from '../webhooks/schema.ts'
import { webhookEvents } from '../webhooks/webhooks.ts'
import type { Owners } from '../world/changes.ts'
import { once } from '../world/once.ts'
import { PERSISTED_QUERIES } from '../world/persisted-queries.ts'

/** The vendors with the schemas that a user gives some of them, and what documents of their worlds hold. */
export function withSchemas(known: readonly AnyVendor[], schemas: Schemas) {
  const vendors = overlayVendors(known, schemas)
  return { vendors, format: worldFormat(vendors) }
}

/** What documents of worlds with these vendors hold. */
export function worldFormat(vendors: readonly AnyVendor[]): DocumentFormat {
  return documentFormat({
    vendors,
    parts: once(() => [
      {
        ...FAULTS,
        schema: savedFaultsSchema(vendors),
        jobs: { [LATENCY_JOB]: Strict({}) },
        assert: saved => {
          for (const { rule } of (saved as SavedFaults | undefined)?.rules ?? []) assertSense(rule, vendors) // checked by the schema
        },
      },
      {
        ...WEBHOOKS,
        schema: savedWebhooksSchema(webhookEvents(vendors)),
        jobs: { webhook: Strict({ delivery: Type.Integer({ minimum: 1 }) }) },
      },
      {
        ...ACTORS,
        schema: savedActorsSchema(vendors),
        jobs: { actor: Cue },
        assert: saved => {
          const { actors = [] } = (saved as SavedActors | undefined) ?? {} // checked by the schema
          if (actors.length > 0) assertPlayable(expandCast(actors, vendors), rolesOf(vendors))
        },
      },
      {
        ...TRANSITIONS,
        schema: savedTransitionsSchema(vendors),
        jobs: { transition: transitionJobSchema(vendors) },
      },
    ]),
  })
}

/** Whose tables worlds have whose documents are of this format. */
export function ownersOf(format: DocumentFormat): Owners {
  const byName = <O extends { readonly name: string }>(owners: readonly O[]) =>
    new Map(owners.map(owner => [owner.name, owner]))
  return { states: byName(format.vendors), parts: byName([...format.parts(), PERSISTED_QUERIES]) }
}
