import { refusing } from '../errors/sim-error.ts'

/** How times and durations are refused. */
export const timeError = refusing({
  CLOCK_BACKWARDS: ['invalid', 'A clock never goes back; only a reset does that.', 'time#move-it'],
  INVALID_DURATION: [
    'invalid',
    'The duration is neither milliseconds nor a text such as `15m` or `PT15M`.',
    'time#move-it',
  ],
  INVALID_INSTANT: ['invalid', 'The instant is not ISO 8601, or not in the years 1970 to 9999.', 'time#move-it'],
  INVALID_RATE: ['invalid', 'A clock cannot run so fast, or not forward.', 'time#let-it-run-fast-or-as-far-as-it-must'],
  TEST_CLOCK: [
    'conflict',
    "The time of the world is that of the test's fake timers; nothing else moves it.",
    'time#the-time-of-a-test',
  ],
})

/** Why a process of its own has no world in the time of a test. */
export const NO_TEST_CLOCK =
  "The clock test is the time of a test's fake timers: createSimulator({ clock: 'test' }) has it."
