import type { SimEvent } from '../../api/events.ts'

/** The members of records that name the conversation which they are part of. */
const MEMBERS = ['chatId', 'discussionId', 'sellerId'] as const
/** The nouns of events whose record is a conversation itself. */
const CONVERSATIONS = ['chat', 'discussion', 'seller']

/** The id of the conversation that an event is about; undefined where it is about none. */
export function conversationOf({ type, before, after }: SimEvent): string | undefined {
  const record = new Map<string, unknown>(Object.entries(after ?? before ?? {}))
  const [, noun = ''] = type.split('.')
  const id = CONVERSATIONS.includes(noun) ? record.get('id') : MEMBERS.map(name => record.get(name)).find(Boolean)
  return id === undefined ? undefined : String(id)
}
