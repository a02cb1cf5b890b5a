import type { Vendor, VendorName } from './contract/vendor.ts'
import type { Tables } from '../world/world.ts'
import { guuru } from './guuru/index.ts'
import { marketplacer } from './marketplacer/index.ts'
import { thg } from './thg/index.ts'

/** The three vendors by name, in the order in which they are listed everywhere. */
export const VENDORS = { thg, marketplacer, guuru } as const

/** A vendor whose state and actor somebody else knows. */
export type AnyVendor = Vendor<Tables, unknown>

/** All vendors as a list. Each meets only its own state and actors, which is what makes this one cast safe. */
export const VENDOR_LIST = Object.values(VENDORS) as unknown as readonly AnyVendor[]

/** A vendor by name. */
export function vendorOf(name: VendorName): AnyVendor {
  return VENDOR_LIST.find(vendor => vendor.name === name)!
}
