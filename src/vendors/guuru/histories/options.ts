import { count } from '../../contract/histories/options.ts'

/** What may be asked of GUURU's histories. */
export const options = {
  chats: count(0, 300, 'how many chats the partner has'),
  personas: count(0, 8, 'how many personas the partner has'),
  submissions: count(0, 40, 'how many submissions the partner has'),
} as const
