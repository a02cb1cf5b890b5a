import type { Role, SceneOf } from '../../../src/vendors/contract/role.ts'
import type { TicketRow } from './records.ts'
import type { ToyState } from './state.ts'

/** Who asks. */
export const roles = {
  guest: {
    events: ['toy.ticket.asked', 'toy.ticket.answered', 'toy.ticket.closed'],
    look({ state }, id) {
      const record = state.tickets.get(id)
      return record && { record, message: record.answer ?? record.question, name: 'shop' }
    },
  },
} as const satisfies Record<string, Role<ToyState>>

/** A ticket, by its own events. */
export const sceneOf: SceneOf = ({ type, after }) => {
  if (!type.startsWith('toy.ticket.')) return undefined
  const { id, question } = after as TicketRow // by the event's type
  return { id, message: question }
}
