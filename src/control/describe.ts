import type { FastifyRequest } from 'fastify'
import { toIso } from '../core/clock.ts'
import { VENDOR_LIST } from '../vendors.ts'
import type { SimWorld } from '../worlds.ts'

/** Scheme, host and port that the caller used. */
export function baseUrlOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`
}

/** A world as the control plane shows it: how it runs, where it is, who gets in. */
export function describeWorld(world: SimWorld, base: string) {
  return {
    id: world.id,
    seed: world.ids.seed,
    clock: { mode: world.clock.mode, now: world.clock.iso() },
    auth: world.settings.auth,
    createdAt: toIso(world.createdAt),
    urls: Object.fromEntries(VENDOR_LIST.map(vendor => [vendor.name, `${base}${world.pathPrefix}${vendor.paths[0]}`])),
    credentials: Object.fromEntries(
      VENDOR_LIST.map(vendor => [
        vendor.name,
        vendor.credentials(world.state(vendor)).map(({ header, token, who }) => ({
          header: header + world.credentialSuffix,
          token: token + world.credentialSuffix,
          who,
        })),
      ]),
    ),
  }
}
