import { Type } from 'typebox'
import { RESETTABLE } from '../world/world.ts'
import { SimError } from '../errors/sim-error.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { type ControlApp, worldOf } from './app.ts'

/** Back to how the world began. */
export function resetRoutes(app: ControlApp, sim: Simulator): void {
  app.post(
    '/reset',
    {
      schema: {
        summary: 'Back to seed and fixtures, or to an empty world',
        querystring: Type.Object({
          to: Type.Optional(
            Type.Literal('empty', { description: 'No conversations: only the accounts that credentials stand for.' }),
          ),
          only: Type.Optional(
            Type.String({ description: `Some of ${RESETTABLE.join(',')}, separated by commas; all by default.` }),
          ),
        }),
        response: { 200: Type.Object({ reset: Type.Array(Type.String()) }) },
      },
    },
    async request => {
      const { to, only } = request.query
      return {
        reset: [...worldOf(sim, request).reset({ to, only: only === undefined ? undefined : parseParts(only) })],
      }
    },
  )
}

function parseParts(only: string) {
  return only.split(',').map(name => {
    const part = RESETTABLE.find(known => known === name.trim())
    if (!part) throw new SimError('INVALID_INPUT', `"${name}" cannot be reset; only takes ${RESETTABLE.join(', ')}.`)
    return part
  })
}
