import { type Role, type SceneOf, STRANGER } from '../contract/role.ts'
import type { MessageRow } from './records.ts'
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

/** A discussion, by its own events and those of its messages. */
export const sceneOf: SceneOf = ({ type, after }) => {
  if (type === 'thg.message.created') {
    const { discussionId, message } = after as MessageRow // by the event's type
    return { id: discussionId, message }
  }
  return type.startsWith('thg.discussion.') ? { id: (after as { id: string }).id } : undefined // a discussion's row
}
