import { refusing } from '../errors/sim-error.ts'

/** How rules of faults are refused. */
export const faultsError = refusing({
  FAULT_EXISTS: ['conflict', 'There is a fault of this id already.', 'faults#rules'],
  FAULT_NOT_FOUND: ['not-found', 'There is no such fault.', 'faults#rules'],
  INVALID_FAULT: ['invalid', 'The rule cannot work; the message says why.', 'fault-kinds'],
})
