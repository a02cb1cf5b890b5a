import { MAX_CHAIN } from '../actors/actors.ts'
import { INVALID_ACTOR } from '../actors/casting.ts'
import { readyMadeCasts } from '../actors/roles.ts'
import { actorsFileSchema, transitionsSchema } from '../actors/schema.ts'
import { INVALID_TRANSITION } from '../actors/transitions.ts'
import type { SimWorld } from '../simulator/sim-world.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { type ControlRoute, route } from './route.ts'

/** The scripts that act, and the life cycles that move, by themselves. */
export function actorsRoutes(vendors: readonly AnyVendor[]): ControlRoute[] {
  return [
    route(
      'GET /actors',
      'Who plays, which casts there are, and what the rules forbade lately',
      { past: true },
      ({ world }) => show(world),
    ),
    route(
      'PUT /actors',
      'Replaces who plays: names of ready-made casts, and scripts',
      { body: actorsFileSchema(vendors), code: INVALID_ACTOR },
      ({ world, body }) => {
        world.actors.play(body.actors)
        return show(world)
      },
    ),
    route('GET /transitions', 'How each life cycle moves by itself', { past: true }, ({ world }) => ({
      transitions: world.transitions.settings,
    })),
    route(
      'PUT /transitions',
      'Replaces all of it; life cycles that are not named move by `actor`',
      { body: transitionsSchema(vendors), code: INVALID_TRANSITION },
      ({ world, body }) => ({ transitions: world.transitions.set(body.transitions) }),
    ),
  ]
}

function show({ actors: { cast, refusals }, settings: { vendors } }: SimWorld) {
  return { actors: cast, readyMade: Object.keys(readyMadeCasts(vendors)), refusals, maxChain: MAX_CHAIN }
}
