import type { SimEvent } from '../../world/events.ts'
import type { World } from '../../world/world.ts'
import type { VendorWebhooks, WebhookMessage } from '../contract/webhooks.ts'
import { assumed } from './assumptions.ts'
import { withAddress } from './operations/files.ts'
import { expertName } from './operations/partner.ts'
import type { ChatRow, Events, MessageRow } from './records.ts'
import { NAMELESS_EXPERT } from './rules.ts'
import type { GuuruState } from './state.ts'

/** Which events of a world GUURU tells of, and their documented names; of a change of the persona as assumed. */
export const EVENTS = {
  'guuru.chat.assigned': 'chat-assigned',
  'guuru.chat.opened': 'chat-opened',
  'guuru.chat.closed': 'chat-closed',
  'guuru.chat.reopened': 'chat-reopened',
  'guuru.chat.transferred': 'chat-transferred',
  'guuru.chat.rated': 'chat-rated',
  'guuru.message.created': 'message-created',
} as const satisfies Partial<Record<keyof Events, string>>

/** What a chat's body says of every shopper: the records do not tell. The members are documented, their values assumed. */
const SHOPPER = { isLead: true, isUser: false, locale: 'en' } as const

/**
 * GUURU's webhooks. The names of the events and headers and the signature are documented, the bodies are assumed but
 * for the first members of `user`.
 */
export const webhooks: VendorWebhooks<GuuruState> = {
  events: Object.values(EVENTS),
  headers: {
    event: 'X-Guuru-Event',
    signature: 'X-Guuru-Hmac-Sha256',
    key: 'Idempotency-Key',
    subject: 'X-Guuru-Chat-Id',
  },
  partners: ({ partners }) => partners,
  toMessage,
}

function toMessage(state: GuuruState, { type, after, actor }: SimEvent, world: World): WebhookMessage | undefined {
  const { 'guuru.persona-transfer-webhook': ofPersona, 'guuru.own-message-webhook': ofOwn } = assumed(world)
  const names: Readonly<Record<string, string>> = EVENTS
  const event = type === 'guuru.chat.persona-changed' ? ofPersona : (names[type] ?? 'none')
  if (event === 'none') return undefined
  if (event === 'message-created') {
    const message = after as MessageRow // by the event's type
    const { partnerId: partner } = state.chats.require(message.chatId)
    // The API acts in the partner's name.
    if (ofOwn === 'none' && actor === partner) return undefined
    return { event, partner, subject: message.chatId, body: messageBody(state, withAddress(world, message)) }
  }
  const chat = after as ChatRow // by the event's type
  return { event, partner: chat.partnerId, subject: chat.id, body: chatBody(state, chat, event) }
}

function chatBody(state: GuuruState, chat: ChatRow, event: string): object {
  const user = state.users.get(chat.userId)
  const category = chat.categoryId === null ? undefined : state.categories.get(chat.categoryId)
  const expertId = chat.personaId ?? chat.expertId
  return {
    id: chat.id,
    ...(event === 'chat-rated' ? { rating: chat.rating } : {}),
    status: chat.status,
    question: chat.question,
    createdAt: chat.createdAt,
    closedAt: chat.closedAt,
    user: { id: chat.userId, name: user?.name, email: user?.email, ...SHOPPER },
    expert: expertId === null ? null : { id: expertId, name: expertName({ state }, expertId) },
    category: category && { id: category.id, name: category.name },
  }
}

function messageBody(state: GuuruState, { id, chatId, type, text, attachment, createdAt, author }: MessageRow): object {
  return { id, chatId, type, text, attachment, createdAt, author: { ...author, name: authorName(state, author) } }
}

function authorName(state: GuuruState, { type, id }: MessageRow['author']): string | null | undefined {
  if (type === 'user') return state.users.get(id)?.name
  return type === 'expert' ? (expertName({ state }, id) ?? NAMELESS_EXPERT) : undefined
}
