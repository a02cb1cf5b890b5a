import { refusing } from '../../errors/sim-error.ts'

/** How acts of every vendor are refused. */
export const contractError = refusing({ ILLEGAL_MOVE: ['conflict', 'The present status does not allow the act.'] })
