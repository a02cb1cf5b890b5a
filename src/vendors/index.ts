import type { AnyVendor, VendorName } from './contract/vendor.ts'
import { guuru } from './guuru/index.ts'
import { marketplacer } from './marketplacer/index.ts'
import { thg } from './thg/index.ts'

/** The three vendors by name, in the order in which they are listed everywhere. */
export const VENDORS = { thg, marketplacer, guuru } as const

/** All vendors as a list. Each meets only its own state and actors, which is what makes this one cast safe. */
export const VENDOR_LIST = Object.values(VENDORS) as unknown as readonly AnyVendor[]

/** A vendor by name. */
export function vendorOf(name: VendorName): AnyVendor {
  return VENDOR_LIST.find(vendor => vendor.name === name)!
}
