import { readyMadeCasts } from '../actors/casting.ts'
import { actorsFileSchema } from '../actors/schema.ts'
import { MAX_CHAIN } from '../actors/actors.ts'
import type { Simulator } from '../simulator/simulator.ts'
import type { SimWorld } from '../simulator/sim-world.ts'
import { type ControlApp, worldOf } from './app.ts'

/** The scripts that act by themselves. */
export function actorsRoutes(app: ControlApp, sim: Simulator): void {
  app.get(
    '/actors',
    { schema: { summary: 'Who plays, which casts there are, and what the rules forbade lately' } },
    async request => show(worldOf(sim, request)),
  )
  app.put(
    '/actors',
    {
      schema: {
        summary: 'Replaces who plays: names of ready-made casts, and scripts',
        body: actorsFileSchema(sim.options.vendors),
      },
    },
    async request => {
      const world = worldOf(sim, request)
      world.actors.play(request.body.actors)
      return show(world)
    },
  )
}

function show({ actors: { cast, refusals }, settings: { vendors } }: SimWorld) {
  return { actors: cast, readyMade: Object.keys(readyMadeCasts(vendors)), refusals, maxChain: MAX_CHAIN }
}
