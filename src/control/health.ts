import { Type } from 'typebox'
import { readPackageFile } from '../core/files.ts'
import type { Simulator } from '../simulator.ts'
import { VENDOR_LIST } from '../vendors.ts'
import { type ControlApp, worldOf } from './app.ts'

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
      const base = `${request.protocol}://${request.host}`
      return {
        version: readVersion(),
        world: world.id,
        vendors: VENDOR_LIST.map(vendor => ({
          name: vendor.name,
          title: vendor.title,
          urls: vendor.paths.map(path => base + world.pathPrefix + path),
          credentials: vendor.credentials(world.state(vendor)).map(({ header, token, who }) => ({
            header: header + world.credentialSuffix,
            token: token + world.credentialSuffix,
            who,
          })),
          simulated: 'Every root field, with its state, its rules and its errors.',
          scenery: Object.fromEntries(
            Object.entries(vendor.scenery).map(([type, { fields }]) => [type, Object.keys(fields)]),
          ),
          notSimulated: vendor.notSimulated,
        })),
      }
    },
  )
}

function readVersion(): string {
  const { version } = JSON.parse(readPackageFile('package.json')) as { version: string }
  return version
}
