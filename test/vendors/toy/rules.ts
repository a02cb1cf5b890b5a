import { assertMove } from '../../../src/vendors/contract/act.ts'
import type { NastyCorners } from '../../../src/vendors/contract/corners.ts'
import type { TicketRow } from './records.ts'
import type { TicketStatus } from './schema.gen.ts'

/** Where each move leads from each status; null: nowhere. */
export const MOVES = {
  answer: { open: 'answered', answered: null, closed: null },
  thank: { open: null, answered: 'closed', closed: null },
} as const satisfies Record<string, Record<TicketStatus, TicketStatus | null>>

/** The status that a move leads to; refuses where the ticket's status forbids it. */
export function nextStatus(ticket: TicketRow, move: keyof typeof MOVES): TicketStatus {
  return assertMove('ticket', ticket, move, MOVES)
}

/** The null of an open ticket means something, and guests write the questions. */
export const NASTY: NastyCorners = { keeps: ['Ticket.answer'], texts: { tickets: { member: 'question' } } }
