import { Table } from '../../../src/tables/table.ts'
import { toyError } from './errors.ts'
import type { ShopRow, TicketRow } from './records.ts'

export function createState() {
  return {
    shops: new Table<ShopRow>({
      missing: id => toyError('SHOP_NOT_FOUND', `There is no shop ${id}.`),
    }),
    tickets: new Table<TicketRow>({
      ordinal: row => Number(row.id),
      missing: id => toyError('TICKET_NOT_FOUND', `There is no ticket ${id}.`),
    }),
  }
}

export type ToyState = ReturnType<typeof createState>
