import { refusing } from '../errors/sim-error.ts'

/** How a table refuses. */
export const tablesError = refusing({
  RECORD_EXISTS: ['conflict', 'There is a record of this key already.', 'records'],
})
