import { count, UNREAD } from '../../contract/histories/options.ts'

/** What may be asked of Marketplacer's histories. */
export const options = {
  sellers: count(2, 40, 'how many sellers are listed, the two documented ones among them'),
  messages: count(0, 2000, 'how many messages there are in all threads together'),
  unread: UNREAD,
} as const
