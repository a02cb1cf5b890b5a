import type { VendorWebhooks } from '../../../src/vendors/contract/webhooks.ts'
import type { TicketRow } from './records.ts'

/** One webhook: a guest has asked. */
export const webhooks: VendorWebhooks = {
  events: ['ticket-asked'],
  headers: { event: 'X-Toy-Event', signature: 'X-Toy-Signature', key: 'X-Toy-Key', subject: 'X-Toy-Ticket' },
  toMessage(_state, { type, after }) {
    if (type !== 'toy.ticket.asked') return undefined
    const ticket = after as TicketRow // by the event's type
    return { event: 'ticket-asked', subject: ticket.id, body: ticket }
  },
}
