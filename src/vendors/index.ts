import type { AnyVendor } from './contract/vendor.ts'
import type { guuruError } from './guuru/errors.ts'
import { guuru } from './guuru/index.ts'
import type { marketplacerError } from './marketplacer/errors.ts'
import { marketplacer } from './marketplacer/index.ts'
import type { thgError } from './thg/errors.ts'
import { thg } from './thg/index.ts'

/** The three vendors by name, in the order in which they are listed everywhere. */
export const VENDORS = { thg, marketplacer, guuru } as const

/** A vendor's name. */
export type VendorName = keyof typeof VENDORS

/** What makes their refusals. */
export type VendorRefusals = typeof thgError | typeof marketplacerError | typeof guuruError

/** All vendors as a list. */
export const VENDOR_LIST: readonly AnyVendor[] = Object.values(VENDORS)

/** The vendor with this name among some; a name that came from a list of them has one. */
export function vendorOf(name: string, vendors: readonly AnyVendor[] = VENDOR_LIST): AnyVendor {
  return vendors.find(vendor => vendor.name === name)!
}
