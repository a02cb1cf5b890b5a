import { SimError } from '../../../src/errors/sim-error.ts'
import type { Place } from '../../../src/vendors/contract/act.ts'
import type { TicketRow } from './records.ts'
import type { ToyState } from './state.ts'

/** Where each move leads from each status; null: nowhere. */
export const MOVES = {
  answer: { open: 'answered', answered: null, closed: null },
  thank: { open: null, answered: 'closed', closed: null },
} as const satisfies Record<string, Record<TicketRow['status'], TicketRow['status'] | null>>

/** A guest asks: the ticket is `open`, in the world's first shop unless it names one. */
export function ask(
  { world, state }: Place<ToyState>,
  { question, guest = 'Gus' }: { question: string; guest?: string },
): TicketRow {
  const [shop] = state.shops.all()
  if (!shop) throw new SimError('SHOP_NOT_FOUND', 'This world has no shop.')
  const id = String(world.ids.next('toy.tickets'))
  const ticket = state.tickets.insert({ id, shopId: shop.id, status: 'open', guest, question, answer: null })
  world.announce('toy.ticket.asked', null, ticket, 'guest')
  return ticket
}

/** Moves a ticket on. */
export function move(
  { world, state }: Place<ToyState>,
  id: string,
  name: keyof typeof MOVES,
  actor: string,
  members: Partial<TicketRow> = {},
): TicketRow {
  const before = state.tickets.require(id)
  const status = MOVES[name][before.status]
  if (!status) throw new SimError('ILLEGAL_MOVE', `The ticket ${id} is ${before.status}; it cannot be moved so.`)
  const after = state.tickets.replace({ ...before, ...members, status })
  world.announce(`toy.ticket.${status}`, before, after, actor)
  return after
}
