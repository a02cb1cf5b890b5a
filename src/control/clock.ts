import { Type } from 'typebox'
import { Strict } from '../inputs/strict.ts'
import { toInstant } from '../time/instant.ts'
import { SimError } from '../errors/sim-error.ts'
import type { Simulator } from '../simulator/simulator.ts'
import type { SimWorld } from '../simulator/sim-world.ts'
import { type ControlApp, worldOf } from './app.ts'

// The number first: ajv turns a value into the first type that it can become.
const Duration = Type.Union([Type.Integer({ minimum: 0 }), Type.String()], {
  description: 'ISO 8601 such as PT15M, or milliseconds.',
})

/** A world's time: look, stop, go on, move. */
export function clockRoutes(app: ControlApp, sim: Simulator): void {
  app.get('/clock', { schema: { summary: 'How time runs, and what time it is' } }, async request =>
    show(worldOf(sim, request)),
  )
  app.post(
    '/clock/freeze',
    {
      schema: {
        summary: 'Stops time, now or at a later instant',
        body: Strict({ at: Type.Optional(Type.String({ description: 'ISO 8601' })) }),
      },
    },
    async request => {
      const world = worldOf(sim, request)
      await world.clock.freeze(request.body.at === undefined ? undefined : toInstant(request.body.at))
      return show(world)
    },
  )
  app.post('/clock/resume', { schema: { summary: 'Lets time run on from where it stands' } }, async request => {
    const world = worldOf(sim, request)
    world.clock.resume()
    return show(world)
  })
  app.post(
    '/clock/advance',
    {
      schema: {
        summary: 'Moves time forward; what falls due on the way has happened before this answers',
        body: Strict({ by: Type.Optional(Duration), to: Type.Optional(Type.String({ description: 'ISO 8601' })) }),
      },
    },
    async request => {
      const world = worldOf(sim, request)
      const { by, to } = request.body
      if ((by === undefined) === (to === undefined))
        throw new SimError('INVALID_INPUT', 'Send exactly one of "by" and "to".')
      return world.happened(() =>
        to === undefined ? world.clock.advance(by ?? 0) : world.clock.advanceTo(toInstant(to)),
      )
    },
  )
  app.post(
    '/settle',
    {
      schema: { summary: 'Moves time forward until nothing is due', body: Strict({ limit: Type.Optional(Duration) }) },
    },
    async request => worldOf(sim, request).settle(request.body.limit),
  )
}

function show({ clock }: SimWorld) {
  return { mode: clock.mode, now: clock.iso() }
}
