import { Type } from 'typebox'
import type { Simulator } from '../simulator/simulator.ts'
import { ChatRow, SubmissionRow } from '../vendors/guuru/records.ts'
import { type ControlApp, IdParams, Strict, worldOf } from './app.ts'

const { sequence: _chatSequence, ...chatMembers } = Type.Partial(ChatRow).properties
const { sequence: _submissionSequence, ...submissionMembers } = Type.Partial(SubmissionRow).properties

const NewChat = Strict({
  ...chatMembers,
  user: Type.Optional(
    Strict({
      id: Type.Optional(Type.String()),
      name: Type.Optional(Type.String()),
      email: Type.Optional(Type.String()),
    }),
  ),
  category: Type.Optional(Type.String({ description: 'A category by name; it is created when there is none.' })),
})

const Said = Strict({
  text: Type.Optional(Type.String()),
  attachment: Type.Optional(Strict({ filename: Type.String(), mimetype: Type.String(), address: Type.String() })),
  author: Type.Optional(Type.Union([Type.Literal('user'), Type.Literal('bot'), Type.Literal('expert')])),
})

/** GUURU's other side by hand: shoppers, human experts, GUURU's staff. */
export function guuruRoutes(app: ControlApp, sim: Simulator): void {
  app.put(
    '/guuru/partner',
    {
      schema: {
        summary: 'Changes the partner: while unavailable, no chat can start',
        body: Strict({
          isAvailable: Type.Optional(Type.Boolean()),
          serviceAccountIsMember: Type.Optional(Type.Boolean()),
        }),
      },
    },
    async request => worldOf(sim, request).guuru.setPartner(request.body),
  )
  app.post(
    '/guuru/chats',
    { schema: { summary: 'A shopper starts a chat: pending', body: NewChat } },
    async (request, reply) => reply.status(201).send(worldOf(sim, request).guuru.shopper.start(request.body)),
  )
  app.post(
    '/guuru/chats/:id/messages',
    {
      schema: {
        summary:
          'The shopper (or the bot) says something while the chat is pending or open; or the human expert who has it',
        params: IdParams,
        body: Said,
      },
    },
    async (request, reply) =>
      reply.status(201).send(worldOf(sim, request).guuru.shopper.say(request.params.id, request.body)),
  )
  app.post(
    '/guuru/chats/:id/accept',
    {
      schema: {
        summary: 'A human expert takes a pending chat first: open',
        params: IdParams,
        body: Strict({ name: Type.Optional(Type.String()) }),
      },
    },
    async request => worldOf(sim, request).guuru.expert.accept(request.params.id, request.body.name),
  )
  app.post(
    '/guuru/chats/:id/close',
    { schema: { summary: 'The shopper ends an open chat: closed', params: IdParams } },
    async request => worldOf(sim, request).guuru.shopper.close(request.params.id),
  )
  app.post(
    '/guuru/chats/:id/reopen',
    { schema: { summary: 'The shopper takes a closed chat up again: open', params: IdParams } },
    async request => worldOf(sim, request).guuru.shopper.reopen(request.params.id),
  )
  app.post(
    '/guuru/chats/:id/rate',
    {
      schema: {
        summary: 'The shopper rates a closed or transferred chat: rated',
        params: IdParams,
        body: Strict({ rating: Type.Integer({ minimum: 1, maximum: 5 }) }),
      },
    },
    async request => worldOf(sim, request).guuru.shopper.rate(request.params.id, request.body.rating),
  )
  app.post(
    '/guuru/chats/:id/transfer',
    { schema: { summary: 'GUURU hands a pending or open chat over to the company: transferred', params: IdParams } },
    async request => worldOf(sim, request).guuru.transfer(request.params.id),
  )
  app.post(
    '/guuru/submissions',
    { schema: { summary: 'An expert submits something: pending', body: Strict(submissionMembers) } },
    async (request, reply) => reply.status(201).send(worldOf(sim, request).guuru.expert.submit(request.body)),
  )
}
