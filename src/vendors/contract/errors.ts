import { refusing } from '../../errors/sim-error.ts'

/** How acts of every vendor are refused. */
export const contractError = refusing({
  CREDENTIAL_NOT_FOUND: ['not-found', 'The vendor knows no such key, token or session in this world.'],
  ILLEGAL_MOVE: ['conflict', 'The present status does not allow the act.'],
})
