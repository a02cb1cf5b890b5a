import { type Static, Type } from 'typebox'

/** One shop and its token. */
export const ShopRow = Type.Object({ id: Type.String(), token: Type.String() })
export type ShopRow = Readonly<Static<typeof ShopRow>>

/** A guest's question, and what was said to it. */
export const TicketRow = Type.Object({
  id: Type.String(),
  shopId: Type.String(),
  status: Type.Union([Type.Literal('open'), Type.Literal('answered'), Type.Literal('closed')]),
  guest: Type.String(),
  question: Type.String(),
  answer: Type.Union([Type.String(), Type.Null()]),
})
export type TicketRow = Readonly<Static<typeof TicketRow>>

export const records = { shops: ShopRow, tickets: TicketRow }
export const references = { tickets: { shopId: 'shops' } }
