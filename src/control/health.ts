import { Type } from 'typebox'
import { readyMadeCasts } from '../actors/casting.ts'
import { FAULT_KINDS } from '../faults/rule.ts'
import { VERSION } from '../format/version.gen.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { webhookEvents } from '../webhooks/webhooks.ts'
import { type ControlApp, worldOf } from './app.ts'
import { baseUrlOf, describeVendors } from './describe.ts'

/** Whether the server lives, and what it simulates. */
export function healthRoutes(app: ControlApp, sim: Simulator): void {
  app.get(
    '/health',
    {
      schema: {
        summary: 'Answers as soon as the server can',
        response: { 200: Type.Object({ status: Type.Literal('ok') }) },
      },
    },
    async () => ({
      status: 'ok' as const,
    }),
  )

  app.get(
    '/info',
    { schema: { summary: 'Version, endpoints, credentials, what is simulated and what is not' } },
    async request => {
      const world = worldOf(sim, request)
      const access = describeVendors(world, baseUrlOf(request))
      return {
        version: VERSION,
        pid: process.pid,
        world: world.id,
        vendors: sim.options.vendors.map((vendor, index) => ({
          ...access[index],
          simulated: 'Every root field, with its state, its rules and its errors.',
          scenery: Object.fromEntries(
            Object.entries(vendor.scenery).map(([type, { fields }]) => [type, Object.keys(fields)]),
          ),
          notSimulated: vendor.notSimulated,
        })),
        webhooks: webhookEvents(sim.options.vendors),
        actors: Object.keys(readyMadeCasts(sim.options.vendors)),
        faults: Object.keys(FAULT_KINDS),
        limits: world.settings.limits,
        nasty: world.nasty ? { seed: world.nasty.seed, log: world.nasty.log } : null,
      }
    },
  )
}
