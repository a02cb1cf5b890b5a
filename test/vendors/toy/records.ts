import { type Static, Type } from 'typebox'
import { type Changed, type Created, event } from '../../../src/vendors/contract/events.ts'
import { OneOf } from '../../../src/vendors/contract/records.ts'
import { TicketStatus } from './schema.gen.ts'

/** One shop and its token. */
export const ShopRow = Type.Object({ id: Type.String(), token: Type.String() })
export type ShopRow = Readonly<Static<typeof ShopRow>>

/** A guest's question, and what was said to it. */
export const TicketRow = Type.Object({
  id: Type.String(),
  shopId: Type.String(),
  status: OneOf(Object.values(TicketStatus)),
  guest: Type.String(),
  question: Type.String(),
  answer: Type.Union([Type.String(), Type.Null()]),
})
export type TicketRow = Readonly<Static<typeof TicketRow>>

/** The toy's events: what changed, by type. */
export const events = {
  /** A guest asked. */
  'toy.ticket.asked': event<Created<TicketRow>>(),
  /** It is as its type says. */
  'toy.ticket.open': event<Changed<TicketRow>>(),
  'toy.ticket.answered': event<Changed<TicketRow>>(),
  'toy.ticket.closed': event<Changed<TicketRow>>(),
}
export type Events = typeof events

export const records = { shops: ShopRow, tickets: TicketRow }
export const references = { tickets: { shopId: 'shops' } }
