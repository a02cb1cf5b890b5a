import { refusing } from '../../errors/sim-error.ts'

/** How acts of every vendor are refused, and histories. */
export const contractError = refusing({
  CREDENTIAL_NOT_FOUND: [
    'not-found',
    'The vendor knows no such key, token or session in this world.',
    'control-plane#acts',
  ],
  HISTORY_TOO_SMALL: ['conflict', 'The world has more records already than the history is to end with.', 'generate'],
  ILLEGAL_MOVE: ['conflict', 'The present status does not allow the act.', 'control-plane#acts'],
})
