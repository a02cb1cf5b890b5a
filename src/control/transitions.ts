import { Strict } from '../inputs/strict.ts'
import { transitionSettingsSchema } from '../actors/schema.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { type ControlApp, worldOf } from './app.ts'

/** How life cycles move by themselves. */
export function transitionsRoutes(app: ControlApp, sim: Simulator): void {
  app.get('/transitions', { schema: { summary: 'How each life cycle moves by itself' } }, async request => ({
    transitions: worldOf(sim, request).transitions.settings,
  }))
  app.put(
    '/transitions',
    {
      schema: {
        summary: 'Replaces all of it; life cycles that are not named move by `actor`',
        body: Strict({ transitions: transitionSettingsSchema(sim.options.vendors) }),
      },
    },
    async request => ({ transitions: worldOf(sim, request).transitions.set(request.body.transitions) }),
  )
}
