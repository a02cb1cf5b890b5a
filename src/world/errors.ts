import { refusing } from '../errors/sim-error.ts'

/** How a world refuses. */
export const worldError = refusing({ WAIT_TIMEOUT: ['timeout', 'Too few entries that match came in time.'] })
