import type { Scenery } from '../contract/scenery.ts'

/** Nothing in GUURU's schema is scenery: every field is simulated. */
export const scenery: Scenery = {}
