import { transitionSettingsSchema } from '../actors/schema.ts'
import { Strict } from '../inputs/strict.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { type ControlRoute, route } from './route.ts'

/** How life cycles move by themselves. */
export function transitionsRoutes(vendors: readonly AnyVendor[]): ControlRoute[] {
  return [
    route('GET /transitions', 'How each life cycle moves by itself', {}, ({ world }) => ({
      transitions: world.transitions.settings,
    })),
    route(
      'PUT /transitions',
      'Replaces all of it; life cycles that are not named move by `actor`',
      { body: Strict({ transitions: transitionSettingsSchema(vendors) }) },
      ({ world, body }) => ({ transitions: world.transitions.set(body.transitions) }),
    ),
  ]
}
