import { refusing } from '../errors/sim-error.ts'

/** How a world refuses. */
export const worldError = refusing({
  ENTRIES_DROPPED: [
    'conflict',
    'The log dropped entries that could match: it cannot tell how many there were.',
    'test-kit#vitest',
  ],
  HISTORY_DROPPED: [
    'gone',
    'What the world was then is not kept any more, or the simulator keeps no history.',
    'control-plane#the-past',
  ],
  INVALID_WAIT: ['invalid', 'More entries are waited for than the log keeps.', 'control-plane#journal-and-events'],
  REQUEST_NOT_FOUND: [
    'not-found',
    'The journal has no request of this number: it dropped it, or there was none.',
    'control-plane#journal-and-events',
  ],
  WAIT_TIMEOUT: ['timeout', 'Too few entries that match came in time.', 'control-plane#journal-and-events'],
  WORLD_CHANGED: [
    'conflict',
    'The world changed while a history was made for it, so that nothing was added.',
    'generate#in-a-world',
  ],
  WORLD_FULL: [
    'too-large',
    'The world has as many records, or as much work that waits, as one document can hold.',
    'control-plane#limits',
  ],
})
