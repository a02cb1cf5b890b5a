import { Type } from 'typebox'
import { controlError } from './errors.ts'
import { Strict } from '../inputs/strict.ts'
import type { SimWorld } from '../simulator/sim-world.ts'
import { toInstant } from '../time/instant.ts'
import { route } from './route.ts'

// The number first: ajv turns a value into the first type that it can become.
const Duration = Type.Union([Type.Integer({ minimum: 0 }), Type.String()], {
  description: 'ISO 8601 such as PT15M, short such as 15m, or milliseconds.',
  examples: ['PT15M'],
})
const Instant = Type.Optional(Type.String({ description: 'ISO 8601' }))

/** A world's time: look, stop, go on, move. */
export const clockRoutes = [
  route('GET /clock', 'How time runs, and what time it is', {}, ({ world }) => show(world)),
  route(
    'POST /clock/freeze',
    'Stops time, now or at a later instant',
    { body: Strict({ at: Instant }) },
    async ({ world, body: { at } }) => {
      await world.clock.freeze(at === undefined ? undefined : toInstant(at))
      return show(world)
    },
  ),
  route('POST /clock/resume', 'Lets time run on from where it stands', {}, ({ world }) => {
    world.clock.resume()
    return show(world)
  }),
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
    'POST /settle',
    'Moves time forward until nothing is due',
    { body: Strict({ limit: Type.Optional(Duration) }) },
    ({ world, body }) => world.settle(body.limit),
  ),
]

function show({ clock }: SimWorld) {
  return { mode: clock.mode, now: clock.iso() }
}
