/** How each vendor's API is asked what it does, by vendor. It loads nothing else of the vendors. */
import type { VendorProbes } from './contract/truth/probe.ts'
import { probes as guuru } from './guuru/probes.ts'
import { probes as marketplacer } from './marketplacer/probes.ts'
import { probes as thg } from './thg/probes.ts'

/** The probes of each vendor. */
export const PROBES: Readonly<Record<string, VendorProbes>> = { thg, marketplacer, guuru }
