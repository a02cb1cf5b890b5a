import { refusing } from '../errors/sim-error.ts'

/** How rules of faults are refused. */
export const faultsError = refusing({
  FAULT_EXISTS: ['conflict', 'There is a fault of this id already.'],
  FAULT_NOT_FOUND: ['not-found', 'There is no such fault.'],
  INVALID_FAULT: ['invalid', 'The rule cannot work; the message says why.'],
})
