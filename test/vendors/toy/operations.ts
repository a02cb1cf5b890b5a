import type { Place } from '../../../src/vendors/contract/act.ts'
import type { Context } from '../../../src/vendors/contract/context.ts'
import { announce, type ToyActor } from './context.ts'
import { toyError } from './errors.ts'
import { firstOf } from './paging.ts'
import type { TicketRow } from './records.ts'
import { type MOVES, nextStatus } from './rules.ts'
import type { QueryTicketsArgs } from './schema.gen.ts'
import type { ToyState } from './state.ts'

/** The shop's tickets, oldest first. */
export function tickets({ state, actor }: Context<ToyState, ToyActor>, { status, first }: QueryTicketsArgs) {
  const own = [...state.tickets.all()].filter(({ shopId }) => shopId === actor.shopId)
  return firstOf(status == null ? own : own.filter(ticket => ticket.status === status), first)
}

/** A guest asks: the ticket is `open`, in the world's first shop. */
export function ask(
  { world, state }: Place<ToyState>,
  { question, guest = 'Gus' }: { question: string; guest?: string },
): TicketRow {
  const [shop] = state.shops.all()
  if (!shop) throw toyError('SHOP_NOT_FOUND', 'This world has no shop.')
  const id = String(world.ids.next('toy.tickets'))
  const ticket = state.tickets.insert({ id, shopId: shop.id, status: 'open', guest, question, answer: null })
  announce(world, 'toy.ticket.asked', null, ticket, 'guest')
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
  const status = nextStatus(before, name)
  const after = state.tickets.replace({ ...before, ...members, status })
  announce(world, `toy.ticket.${status}`, before, after, actor)
  return after
}
