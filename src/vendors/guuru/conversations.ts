import type { Place } from '../contract/act.ts'
import { type Role, type SceneOf, STRANGER, type View } from '../contract/role.ts'
import { expertName } from './operations/partner.ts'
import type { MessageRow } from './records.ts'
import type { GuuruState } from './state.ts'

const CHAT_EVENTS = [
  'guuru.chat.assigned',
  'guuru.chat.opened',
  'guuru.chat.closed',
  'guuru.chat.reopened',
  'guuru.chat.transferred',
  'guuru.chat.rated',
  'guuru.chat.persona-changed',
  'guuru.chat.offer-expired',
  'guuru.message.created',
] as const

/** Shoppers, and the human experts of the community. */
export const roles = {
  /** What shoppers do. */
  shopper: { events: CHAT_EVENTS, look: (place, id) => look(place, id, 'expert') },
  /** What human experts do; all but `accept` and `submit` in chats that one has taken. */
  expert: { events: CHAT_EVENTS, look: (place, id) => look(place, id, 'shopper') },
} as const satisfies Record<string, Role<GuuruState>>

/** A chat, by its own events and those of its messages. */
export const sceneOf: SceneOf = ({ type, after }) => {
  if (type === 'guuru.message.created') {
    const message = after as MessageRow // by the event's type
    return { id: message.chatId, message: wordsOf(message) }
  }
  return type.startsWith('guuru.chat.') ? { id: (after as { id: string }).id } : undefined // a chat's row
}

function look({ state }: Place<GuuruState>, id: string, to: 'shopper' | 'expert'): View | undefined {
  const record = state.chats.get(id)
  if (!record) return undefined
  const expertId = record.personaId ?? record.expertId
  const name =
    to === 'shopper' ? state.users.get(record.userId)?.name : expertId === null ? null : expertName({ state }, expertId)
  return { record, message: wordsOf(state.messages.last('byChat', id)), name: name || STRANGER }
}

function wordsOf(message: MessageRow | undefined): string {
  return message?.text ?? message?.attachment?.filename ?? ''
}
