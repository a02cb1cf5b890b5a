import { Type } from 'typebox'
import { readyMadeCasts } from '../actors/roles.ts'
import { FAULT_KINDS } from '../faults/rule.ts'
import { VERSION } from '../format/version.gen.ts'
import { simulatorError } from '../simulator/errors.ts'
import { webhookEvents } from '../webhooks/webhooks.ts'
import { describeVendors } from './describe.ts'
import { limitsOf } from './limits.ts'
import { type ControlRoute, route } from './route.ts'
import { sessionCookie } from './session.ts'

/** Whether the server lives, and what it simulates. */
export const healthRoutes = [
  route(
    'GET /health',
    'Answers as soon as the server can',
    {
      description: 'With `--store` it is 503 while the process ends and still answers what comes.',
      response: Type.Object({ status: Type.Literal('ok'), store: Type.Optional(Type.Literal('unavailable')) }),
    },
    ({ sim: { persistence } }) => {
      if (persistence?.isEnding) throw simulatorError('SIMULATOR_CLOSED', 'This process ends; ask another one.')
      return { status: 'ok', ...(persistence?.reason !== undefined && { store: 'unavailable' }) }
    },
  ),
  route(
    'GET /info',
    'Version, endpoints, credentials, what is simulated and what is not',
    {},
    async ({ sim, sim: { options }, world, baseUrl }) => {
      const access = describeVendors(world, baseUrl)
      return {
        version: VERSION,
        pid: process.pid,
        world: world.id,
        vendors: options.vendors.map((vendor, index) => ({
          ...access[index],
          simulated: 'Every root field, with its state, its rules and its errors.',
          scenery: Object.fromEntries(
            Object.entries(vendor.scenery).map(([type, { fields }]) => [type, Object.keys(fields)]),
          ),
          notSimulated: vendor.notSimulated,
        })),
        webhooks: webhookEvents(options.vendors),
        actors: Object.keys(readyMadeCasts(options.vendors)),
        faults: Object.keys(FAULT_KINDS),
        limits: await limitsOf(sim, world),
        vendorLimits: world.settings.limits,
        nasty: world.nasty ? { seed: world.nasty.seed, only: world.nasty.only, log: world.nasty.log } : null,
      }
    },
  ),
]

/** The route that exchanges the admin token, which its caller has brought, for a cookie; without one there is nothing to exchange. */
export function sessionRoute(adminToken: string | undefined): ControlRoute {
  return route(
    'POST /session',
    'Exchanges the admin token for a cookie that counts as the token for GET: for what a browser opens by itself',
    { status: 204 },
    ({ reply }) => {
      if (adminToken !== undefined) reply.raw.setHeader('set-cookie', sessionCookie(adminToken))
    },
  )
}

/** The route that ends a simulator which has a process of its own. */
export function stopRoute(onStop: () => void): ControlRoute {
  return route('POST /stop', 'Ends the process: what is under way finishes, and the state is exported', {}, () => {
    onStop()
    return { pid: process.pid }
  })
}
