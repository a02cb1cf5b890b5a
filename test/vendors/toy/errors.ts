import { refusing } from '../../../src/errors/sim-error.ts'

/** How the toy refuses. */
export const toyError = refusing({
  SHOP_NOT_FOUND: ['not-found', 'There is no such shop, or the world has none.'],
  TICKET_NOT_FOUND: ['not-found', 'There is no such ticket.'],
})
