import type { NamedWorld } from '../request/named-world.ts'
import { type ListedWorld, rowOf, SHOWN_CREDENTIALS } from '../simulator/store/listing.ts'
import { toIso } from '../time/instant.ts'
import type { AnyVendor, Credential } from '../vendors/contract/vendor.ts'
import type { SimWorld } from '../simulator/sim-world.ts'

/** A world as the control plane shows it: how it runs, where it is, who gets in; the first credentials, or all of them. */
export function describeWorld(world: SimWorld, base: string, credentials?: 'all') {
  const row = rowOf(world, credentials === 'all' ? Infinity : SHOWN_CREDENTIALS)
  return describeRow({ ...row, named: world, at: world.clock.now() }, world.settings.vendors, base)
}

/** The same of a world that is not here; all credentials of its row. */
export function describeRow(
  { named, seed, clock, at, auth, createdAt, credentials }: Omit<ListedWorld, 'usedAt' | 'events' | 'hasMore'>,
  vendors: readonly AnyVendor[],
  base: string,
) {
  return {
    id: named.id,
    seed,
    clock: { mode: clock.mode, now: toIso(at) },
    auth,
    createdAt: toIso(createdAt),
    urls: Object.fromEntries(vendors.map(({ name, paths }) => [name, `${base}${named.pathPrefix}${paths[0]}`])),
    credentials: Object.fromEntries(
      vendors.map(({ name }) => [name, credentials[name]?.map(one => inWorld(named, one)) ?? []]),
    ),
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
    credentials: [...vendor.credentials(world.state(vendor))].map(one => inWorld(world, one)),
  }))
}

/** A credential as clients of a world send it. */
function inWorld({ credentialSuffix }: NamedWorld, { header, token, ...rest }: Credential): Credential {
  return { header: header + credentialSuffix, token: token + credentialSuffix, ...rest }
}
