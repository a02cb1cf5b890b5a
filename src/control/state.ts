import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { type WorldDocument, writeDocumentInTurns } from '../format/document.ts'
import { PastSchema } from '../simulator/options.ts'
import { documentAt } from '../simulator/past-world.ts'
import { toBlackBoxInTurns } from '../simulator/black-box.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { controlError } from './errors.ts'
import { RESETTABLE } from '../world/snapshot.ts'
import { type ControlRoute, route } from './route.ts'

/** The whole world: back to how it began, as one document, from one document. */
export function stateRoutes(sim: Simulator): ControlRoute[] {
  const documentedBody = () => {
    const small = sim.worlds.temporary('example')
    small.reset({ to: 'empty' })
    return Type.Unsafe<unknown>({
      description: 'All that `GET /_sim/state` answers; the example has accounts and nothing else.',
      examples: [small.document()],
    })
  }
  const documentedChange = () =>
    Type.Unsafe<unknown>({
      description:
        'A document with every part optional, checked whole before the first change, and `remove`: keys (or running numbers) of records by vendor and table. It answers how many records were put, and how many are gone.',
      examples: [{ vendors: {}, remove: {} }],
    })
  return [
    route(
      'POST /reset',
      'Back to seed and fixtures, or to an empty world',
      {
        query: Type.Object({
          to: Type.Optional(
            Type.Literal('empty', { description: 'No conversations: only the accounts that credentials stand for.' }),
          ),
          only: Type.Optional(
            Type.String({ description: `Some of ${RESETTABLE.join(',')}, separated by commas; all by default.` }),
          ),
        }),
        response: Type.Object({ reset: Type.Array(Type.String()) }),
      },
      ({ world, query: { to, only } }) => ({ reset: [...world.reset({ to, only: only?.split(',').map(toPart) })] }),
    ),
    route(
      'GET /black-box',
      'All that happened in this world, as the test kit writes it when a test fails, for `backlot replay`',
      {
        query: Type.Object({
          title: Type.Optional(Type.String({ description: 'What failed; the name of the world by default.' })),
        }),
      },
      ({ world, query: { title = world.id } }) => toBlackBoxInTurns(world, title),
    ),
    route(
      'GET /state',
      'The world as one document, as it is or as it was right after an event',
      { query: PastSchema },
      ({ world, query: { at }, reply }) => textOf(reply, at === undefined ? world.document() : documentAt(world, at)),
    ),
    route(
      'PUT /state',
      'Replaces the whole world by a document; every part is required',
      { documentedBody },
      async ({ world, request, reply }) => {
        await sim.load(world, request.body)
        return textOf(reply, world.document())
      },
    ),
    route(
      'PATCH /state',
      'Changes records without events: puts those of a partial document by their keys, removes those that `remove` names with what belongs to them',
      {
        documentedBody: documentedChange,
        response: Type.Object({ put: Type.Integer(), removed: Type.Integer() }),
      },
      ({ world, request }) => sim.merge(world, request.body),
    ),
  ]
}

/** Answers the whole world as one text, which may be large. */
function textOf(reply: FastifyReply, document: WorldDocument): Promise<Buffer> {
  reply.type('application/json; charset=utf-8')
  return writeDocumentInTurns(document)
}

function toPart(name: string) {
  const part = RESETTABLE.find(known => known === name.trim())
  if (!part) throw controlError('INVALID_INPUT', `"${name}" cannot be reset; only takes ${RESETTABLE.join(', ')}.`)
  return part
}
