import { refusing } from '../errors/sim-error.ts'

/** How a world refuses. */
export const worldError = refusing({
  WAIT_TIMEOUT: ['timeout', 'Too few entries that match came in time.'],
  WORLD_FULL: ['too-large', 'The world has as many records, or as much work that waits, as one document can hold.'],
})
