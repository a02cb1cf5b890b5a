import { Type } from 'typebox'
import { Strict } from '../../../src/inputs/strict.ts'
import { actsOf } from '../../../src/vendors/contract/act.ts'
import type { LifeCycles } from '../../../src/vendors/contract/life-cycle.ts'
import { ask, move } from './operations.ts'
import type { TicketRow } from './records.ts'
import { MOVES } from './rules.ts'
import type { ToyState } from './state.ts'

const act = actsOf<ToyState>()

export const acts = {
  /** Asks a question: a new ticket. */
  ask: act(
    {
      roles: ['guest'],
      about: 'tickets',
      creates: true,
      summary: 'A guest asks: open',
      body: Strict({ question: Type.String(), guest: Type.Optional(Type.String()) }),
      status: 201,
    },
    (place, _id, body) => ask(place, body),
  ),
  /** Says thanks for an answer: the ticket is closed. */
  thank: act(
    {
      roles: ['guest'],
      about: 'tickets',
      path: 'thanks',
      summary: 'The guest says thanks: closed',
      allowedIn: MOVES.thank,
    },
    (place, id) => move(place, id, 'thank', 'guest'),
  ),
}

export const lifeCycles: LifeCycles<ToyState> = {
  'toy.ticket': {
    events: ['toy.ticket.answered'],
    idOf: ({ after }) => (after as TicketRow).id,
    status: ({ state }, id) => (state.tickets.get(id)?.status === 'answered' ? 'answered' : undefined),
    advance: (place, id) => void move(place, id, 'thank', 'guest'),
  },
}
