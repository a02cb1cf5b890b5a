import type { Simulator } from '../simulator/simulator.ts'
import { type ControlApp, worldOf } from './app.ts'

/** The world as one document. */
export function stateRoutes(app: ControlApp, sim: Simulator): void {
  app.get('/state', { schema: { summary: 'The world as one document' } }, async request =>
    worldOf(sim, request).document(),
  )
  app.put(
    '/state',
    { schema: { summary: 'Replaces the whole world by a document; every part is required' } },
    async request => {
      const world = worldOf(sim, request)
      await sim.load(world, request.body)
      return world.document()
    },
  )
}
