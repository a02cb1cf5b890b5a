import { ConversationQuery } from '../simulator/conversations.ts'
import { route } from './route.ts'

/** The conversations of all vendors, as people look at them. */
export const conversationRoutes = [
  route(
    'GET /conversations',
    'The conversations of all vendors, the latest first: who, in which status, how much is unread',
    { query: ConversationQuery },
    ({ world, query }) => world.conversations.list(query),
  ),
]
