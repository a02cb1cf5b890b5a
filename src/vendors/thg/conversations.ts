import { type Conversations, type Role, type SceneOf, STRANGER } from '../contract/role.ts'
import type { MessageRow } from './records.ts'
import { DiscussionStatus } from './schema.gen.ts'
import type { ThgState } from './state.ts'

/** THG's customer services. */
export const roles = {
  agent: {
    events: ['thg.discussion.created', 'thg.discussion.status-changed', 'thg.discussion.read', 'thg.message.created'],
    look({ state }, id) {
      const record = state.discussions.get(id)
      if (!record) return undefined
      const message = state.messages.last('byDiscussion', id)?.message ?? ''
      return { record, message, name: state.customers.get(record.customer)?.fullName || STRANGER }
    },
  },
} as const satisfies Record<string, Role<ThgState>>

/** Discussions: a customer and an agent. When an answer was read is not known, only that one was not. */
export const conversations: Conversations<ThgState> = {
  table: 'discussions',
  messages: 'messages',
  conversationOf: ({ discussionId }: MessageRow) => discussionId,
  statuses: Object.values(DiscussionStatus),
  look(state, id) {
    const { discussions, messages, customers } = state
    const row = discussions.get(id)
    if (!row) return undefined
    const category = row.category.replaceAll('_', ' ').toLowerCase()
    const name = customers.get(row.customer)?.fullName ?? STRANGER
    return {
      title: `${category[0]?.toUpperCase()}${category.slice(1)}, ${name}`,
      status: row.status,
      unread: { customer: row.read ? 0 : lastAnswers(state, id) },
      lastAt: messages.last('byDiscussion', id)?.createdAt ?? row.createdAt,
    }
  },
  clientOf: ({ discussions }, id) => ({ account: discussions.require(id).customer, speakers: [] }),
  read({ world, state: { discussions, messages, customers, attachments } }, id) {
    const customer = customers.get(discussions.require(id).customer)
    return messages
      .where('byDiscussion', id)
      .map(({ id: message, type, message: text, createdAt, attachmentToken }) => {
        const file = attachmentToken === null ? undefined : attachments.get(attachmentToken)
        const url = `${world.pathPrefix}/_sim/thg/attachments/${encodeURIComponent(file?.token ?? '')}?raw`
        return {
          id: message,
          at: createdAt,
          role: type === 'QUERY' ? 'customer' : 'agent',
          name: type === 'QUERY' ? (customer?.fullName ?? null) : null,
          text,
          attachment: file ? { filename: file.filename, mimeType: file.mimeType, url } : null,
          readAt: null,
        }
      })
  },
}

/** How many answers came last, whatever the customer wrote behind them: those that a discussion is unread for. Assumed. */
function lastAnswers({ messages }: ThgState, id: string): number {
  let at = messages.count('byDiscussion', id) - 1
  while (messages.at('byDiscussion', id, at)?.type === 'QUERY') at--
  const end = at
  while (messages.at('byDiscussion', id, at)?.type === 'RESPONSE') at--
  return end - at
}

/** A discussion, by its own events and those of its messages. */
export const sceneOf: SceneOf = ({ type, after }) => {
  if (type === 'thg.message.created') {
    const { discussionId, message } = after as MessageRow // by the event's type
    return { id: discussionId, message }
  }
  return type.startsWith('thg.discussion.') ? { id: (after as { id: string }).id } : undefined // a discussion's row
}
