import { refusing } from '../errors/sim-error.ts'

/** How scripts and transitions are refused. */
export const actorsError = refusing({
  INVALID_ACTOR: ['invalid', 'The script cannot play; the message says why.', 'actors#write-a-script'],
  INVALID_TRANSITION: [
    'invalid',
    'There is no such life cycle, or it cannot move in this way.',
    'actors#statuses-that-move-by-themselves',
  ],
})
