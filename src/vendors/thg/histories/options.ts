import { count, UNREAD } from '../../contract/histories/options.ts'

/** What may be asked of THG's histories. */
export const options = {
  customers: count(2, 40, 'how many customers there are, the two documented ones among them'),
  discussions: count(0, 300, 'how many discussions there are'),
  orders: count(0, 400, 'how many orders there are'),
  unread: UNREAD,
} as const
