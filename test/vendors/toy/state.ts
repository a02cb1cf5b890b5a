import { SimError } from '../../../src/errors/sim-error.ts'
import { Table } from '../../../src/world/table.ts'
import type { ShopRow, TicketRow } from './records.ts'

export function createState() {
  return {
    shops: new Table<ShopRow>({
      missing: id => new SimError('SHOP_NOT_FOUND', `There is no shop ${id}.`),
    }),
    tickets: new Table<TicketRow>({
      ordinal: row => Number(row.id),
      missing: id => new SimError('TICKET_NOT_FOUND', `There is no ticket ${id}.`),
    }),
  }
}

export type ToyState = ReturnType<typeof createState>
