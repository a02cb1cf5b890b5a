import { Type } from 'typebox'
import { controlError } from './errors.ts'
import { Strict } from '../inputs/strict.ts'
import { MAX_QUIET_MS } from '../simulator/option-table.ts'
import { dueIn } from '../simulator/due.ts'
import { settle } from '../simulator/settling.ts'
import type { SimWorld } from '../simulator/sim-world.ts'
import { MAX_RATE, MIN_RATE } from '../time/clock-mode.ts'
import { toInstant } from '../time/instant.ts'
import { route } from './route.ts'

// The number first: ajv turns a value into the first type that it can become.
const Duration = Type.Union([Type.Integer({ minimum: 0 }), Type.String()], {
  description: 'ISO 8601 such as PT15M, short such as 15m, or milliseconds.',
  examples: ['PT15M'],
})
const QuietFor = Type.Number({
  minimum: 0,
  maximum: MAX_QUIET_MS,
  description: 'Real milliseconds in which no request and no webhook was under way, and nothing fell due.',
  examples: [200],
})
const Rate = Type.Number({
  minimum: MIN_RATE,
  maximum: MAX_RATE,
  description: 'How many times as fast as real time; 1 at first.',
  examples: [60],
})
const Instant = Type.Optional(Type.String({ description: 'ISO 8601' }))

/** A world's time: look, stop, go on, move. */
export const clockRoutes = [
  route(
    'GET /clock',
    'How time runs, what time it is, and what falls due next: 50 at most',
    { past: true },
    ({ world }) => {
      const { mode, now, rate } = show(world)
      return { mode, now, rate, due: dueIn(world) }
    },
  ),
  route(
    'POST /clock/freeze',
    'Stops time, now or at a later instant',
    { body: Strict({ at: Instant }) },
    async ({ world, body: { at } }) => {
      await world.clock.freeze(at === undefined ? undefined : toInstant(at))
      return show(world)
    },
  ),
  route(
    'POST /clock/resume',
    'Lets time run on from where it stands, as fast as before or so many times as fast as real time',
    { body: Strict({ rate: Type.Optional(Rate) }), code: 'INVALID_RATE' },
    ({ world, body }) => {
      world.clock.resume(body)
      return show(world)
    },
  ),
  route(
    'POST /clock/advance',
    'Moves time forward; what falls due on the way has happened before this answers',
    { body: Strict({ by: Type.Optional(Duration), to: Instant }) },
    ({ world, body: { by, to } }) => {
      if ((by === undefined) === (to === undefined))
        throw controlError('INVALID_INPUT', 'Send exactly one of "by" and "to".')
      return world.happened(() =>
        to === undefined ? world.clock.advance(by ?? 0) : world.clock.advanceTo(toInstant(to)),
      )
    },
  ),
  route(
    'POST /clock/step',
    'Moves time forward to the instant at which something falls due next, and does it; nowhere where nothing is due',
    {},
    ({ world }) => world.happened(() => world.clock.step()),
  ),
  route(
    'POST /settle',
    'Moves time forward until nothing is due, and on until clients were quiet for so long',
    { body: Strict({ limit: Type.Optional(Duration), quietFor: Type.Optional(QuietFor) }) },
    ({ world, body, signal }) => settle(world, body, signal),
  ),
]

function show({ clock }: SimWorld) {
  return { mode: clock.mode, now: clock.iso(), rate: clock.rate }
}
