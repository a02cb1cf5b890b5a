import { refusing } from '../errors/sim-error.ts'

/** How the simulator and its worlds refuse. */
export const simulatorError = refusing({
  DEFAULT_WORLD: ['conflict', 'The world `default` never ends.', 'questions#what-ends-a-world'],
  INVALID_ASSUMPTION: ['invalid', 'There is no such assumption, or it has no such value.', 'assumptions'],
  INVALID_BLACK_BOX: ['invalid', 'This is not a black box of backlot, or not a whole one.', 'test-kit#vitest'],
  INVALID_CLOCK: ['invalid', 'The instant at which the clock stands is not ISO 8601.', 'time'],
  INVALID_OPTION: ['invalid', 'The option has another value than it can have.', 'command-line'],
  SIMULATOR_CLOSED: ['unavailable', 'The simulator is closed.'],
  STORE_UNAVAILABLE: [
    'unavailable',
    'The store of `--store` cannot be opened, read or written; what was not acknowledged may be lost.',
    'store',
  ],
  TOO_MANY_WORLDS: [
    'unavailable',
    'There are as many worlds as `--max-worlds` allows.',
    'worlds#how-a-world-begins-and-ends',
  ],
  WORLD_ENDED: ['not-found', 'The world has ended, or the test that it was for.', 'questions#what-ends-a-world'],
  WORLD_EXISTS: ['conflict', 'There is a world of this name already.', 'worlds#how-a-world-begins-and-ends'],
  WORLD_LOST: ['unavailable', 'The store has lost entries of the world, which cannot be loaded.', 'store'],
  WORLD_MOVED: [
    'unavailable',
    'Other processes changed the world again and again while the request was tried.',
    'store',
  ],
  WORLD_NOT_FOUND: ['not-found', 'There is no such world.', 'worlds#how-a-world-begins-and-ends'],
})
