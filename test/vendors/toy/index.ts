import { referenceDialect } from '../../../src/dialects/reference.ts'
import { jsonResponse, readAuthorization } from '../../../src/request/message.ts'
import type { Access } from '../../../src/kit/access.ts'
import type { EdgeContext } from '../../../src/vendors/contract/context.ts'
import type { Role } from '../../../src/vendors/contract/role.ts'
import { routesOf } from '../../../src/vendors/contract/route.ts'
import { defineVendor } from '../../../src/vendors/contract/vendor.ts'
import { acts, lifeCycles } from './acts.ts'
import { move } from './operations.ts'
import { records, references, type TicketRow } from './records.ts'
import { sdl } from './sdl.ts'
import { createState, type ToyState } from './state.ts'

interface ToyActor {
  readonly shopId: string
}

type ToyContext = EdgeContext<ToyState, ToyActor>

const roles = {
  guest: {
    events: ['toy.ticket.asked', 'toy.ticket.answered', 'toy.ticket.closed'],
    look({ state }, id) {
      const record = state.tickets.get(id)
      return record && { record, message: record.answer ?? record.question, name: 'shop' }
    },
  },
} as const satisfies Record<string, Role<ToyState>>

/** What a test can do at the toy's helpline in one world. */
export type ToyAccess = Access<ToyState, typeof acts, typeof roles, object>

/** A vendor that the sources do not know: all that one needs, and no more. */
export const toy = defineVendor<ToyState, ToyActor>({
  name: 'toy',
  title: 'Toy helpline',
  sdl,
  views: { shop: [] },
  paths: ['/toy/graphql'],
  hosts: [
    {
      host: /^api\.toy\.example$/,
      url: 'https://api.toy.example/graphql',
      toPath: path => (path === '/graphql' ? '/toy/graphql' : undefined),
    },
  ],
  createState,
  records,
  references,
  resolvers: {
    Query: {
      tickets: (_: unknown, { status }: { status?: string | null }, { state, actor }: ToyContext) =>
        [...state.tickets.all()].filter(
          ticket => ticket.shopId === actor.shopId && (status == null || ticket.status === status),
        ),
    },
    Mutation: {
      answerTicket: (_: unknown, { id, text }: { id: string; text: string }, context: ToyContext) =>
        move(context, id, 'answer', context.actor.shopId, { answer: text }),
    },
    Ticket: { guest: ({ guest: name }: TicketRow) => ({ name }) },
  },
  scenery: {},
  notSimulated: [],
  samples: 'query Tickets { tickets { id status question answer } }\n',
  nasty: { keeps: ['Ticket.answer'], texts: { tickets: { member: 'question' } } },
  dialect: {
    engine: referenceDialect,
    methods: ['POST'],
    statuses: 'specification',
    readCredential: ({ headers }) => readAuthorization(headers['authorization'], 'Bearer'),
    identify: (state, token) => {
      const shop = [...state.shops.all()].find(row => row.token === token)
      return shop && { shopId: shop.id }
    },
    refuse: () => jsonResponse(401, { errors: [{ message: 'Send the shop’s token.' }] }),
    view: () => 'shop',
    tooMany: () => jsonResponse(429, { errors: [{ message: 'Too many requests' }] }),
    formatError: (error, refusal) => ({ ...error.toJSON(), extensions: { code: refusal?.code ?? 'BAD_INPUT' } }),
  },
  acts,
  roles,
  sceneOf: ({ type, after }) =>
    type.startsWith('toy.ticket.')
      ? { id: (after as TicketRow).id, message: (after as TicketRow).question }
      : undefined,
  lifeCycles,
  casts: {
    prompt: [
      {
        name: 'prompt-guest',
        who: 'guest',
        when: { type: 'toy.ticket.answered' },
        delay: 'PT10S',
        what: { do: 'thanks' },
      },
    ],
  },
  routes: [
    routesOf<ToyState>()({ method: 'GET', path: '/shops', summary: 'All shops' }, ({ state }) => [
      ...state.shops.all(),
    ]),
  ],
  methods: {},
  webhooks: {
    events: ['ticket-asked'],
    headers: { event: 'X-Toy-Event', signature: 'X-Toy-Signature', key: 'X-Toy-Key', subject: 'X-Toy-Ticket' },
    toMessage: (_world, { type, after }) =>
      type === 'toy.ticket.asked'
        ? { event: 'ticket-asked', subject: (after as TicketRow).id, body: after as TicketRow }
        : undefined,
  },
  credentials: state =>
    [...state.shops.all()].map(({ id, token }) => ({
      header: `Authorization: Bearer ${token}`,
      token,
      who: `shop ${id}`,
    })),
})
