import { addHistory } from '../generate/history.ts'
import { historySchema } from '../generate/options.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { type ControlRoute, route } from './route.ts'

/** Months of data. */
export function historyRoutes(vendors: readonly AnyVendor[]): ControlRoute[] {
  return [
    route(
      'POST /history',
      'Adds months of data of one vendor, until now, so that the world ends with what is asked for',
      { body: historySchema(vendors), status: 201 },
      ({ world, body }) => world.during(addHistory(world, vendors, body)),
    ),
  ]
}
