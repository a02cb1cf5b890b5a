import { toIso } from '../time/instant.ts'
import type { Credential } from '../vendors/contract/vendor.ts'
import type { SimWorld } from '../simulator/sim-world.ts'

/** How many credentials of a vendor are shown where not all are asked for. */
export const SHOWN_CREDENTIALS = 3

/** A world as the control plane shows it: how it runs, where it is, who gets in; the first credentials, or all of them. */
export function describeWorld(world: SimWorld, base: string, credentials?: 'all') {
  const vendors = describeVendors(world, base)
  const shown = credentials === 'all' ? undefined : SHOWN_CREDENTIALS
  return {
    id: world.id,
    seed: world.ids.seed,
    clock: { mode: world.clock.mode, now: world.clock.iso() },
    auth: world.settings.auth,
    createdAt: toIso(world.createdAt),
    urls: Object.fromEntries(vendors.map(({ name, urls }) => [name, urls[0]])),
    credentials: Object.fromEntries(vendors.map(({ name, credentials: known }) => [name, known.slice(0, shown)])),
  }
}

/** One vendor as a world has it: where it is, and who gets in. */
export interface VendorAccess {
  readonly name: string
  readonly title: string
  readonly urls: readonly string[]
  readonly credentials: readonly Credential[]
}

/** The vendors as this world has them. */
export function describeVendors(world: SimWorld, base: string): VendorAccess[] {
  return world.settings.vendors.map(vendor => ({
    name: vendor.name,
    title: vendor.title,
    urls: vendor.paths.map(path => base + world.pathPrefix + path),
    credentials: vendor.credentials(world.state(vendor)).map(({ header, token, ...rest }) => ({
      header: header + world.credentialSuffix,
      token: token + world.credentialSuffix,
      ...rest,
    })),
  }))
}
