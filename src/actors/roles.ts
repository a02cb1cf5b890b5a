import type { Act } from '../vendors/contract/act.ts'
import type { Role } from '../vendors/contract/role.ts'
import type { Casts, Script } from '../vendors/contract/script.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'

/** A role that scripts can play. */
export interface PlayableRole {
  readonly vendor: AnyVendor
  readonly name: string
  readonly role: Role
  /** What it can do, by the names that scripts use. */
  readonly moves: ReadonlyMap<string, Act>
}

/** The roles of all vendors by name. */
export function rolesOf(vendors: readonly AnyVendor[]): ReadonlyMap<string, PlayableRole> {
  const roles = vendors.flatMap(vendor =>
    Object.entries(vendor.roles).map(([name, role]) => ({ vendor, name, role, moves: movesOf(vendor, name) })),
  )
  return new Map(roles.map(role => [role.name, role]))
}

function movesOf({ acts }: AnyVendor, role: string): ReadonlyMap<string, Act> {
  return new Map(
    Object.entries(acts).flatMap(([name, act]) =>
      act.roles.includes(role) && (act.move || !act.body) ? [[act.move?.do ?? act.path ?? name, act]] : [],
    ),
  )
}

/** The casts that come with the simulator by name: what the roles of these vendors do in each. */
export function readyMadeCasts(vendors: readonly AnyVendor[]): Casts {
  const casts: Record<string, readonly Script[]> = { silent: [] }
  for (const vendor of vendors)
    for (const [name, scripts] of Object.entries(vendor.casts)) casts[name] = [...(casts[name] ?? []), ...scripts]
  return casts
}
