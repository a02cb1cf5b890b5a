import { Type } from 'typebox'
import { Enum } from '../inputs/strict.ts'
import { readLedger } from '../truth/ledger.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { type ControlRoute, route } from './route.ts'

/** What is known of these vendors, and by what. */
export function evidenceRoutes(vendors: readonly AnyVendor[]): ControlRoute[] {
  const names = vendors.map(({ name }) => name)
  return [
    route(
      'GET /evidence',
      'What each behaviour of the vendors rests on, and the tests that pin it',
      { query: Type.Object({ vendor: Type.Optional(Enum(names)) }) },
      async ({ query: { vendor } }) => {
        const asked = vendor === undefined ? names : [vendor]
        return { evidence: (await readLedger()).filter(row => asked.includes(row.vendor)) }
      },
    ),
  ]
}
