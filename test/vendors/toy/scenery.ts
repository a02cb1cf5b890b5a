import type { Scenery } from '../../../src/vendors/contract/scenery.ts'

/** Every field is simulated. */
export const scenery: Scenery = {}
