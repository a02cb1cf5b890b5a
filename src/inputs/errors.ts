import { refusing } from '../errors/sim-error.ts'

/** How a value that does not fit its schema is refused. */
export const inputsError = refusing({ INVALID_DOCUMENT: ['invalid', 'A document is not JSON, or not as it must be.'] })
