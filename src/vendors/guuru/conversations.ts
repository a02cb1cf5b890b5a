import type { Place } from '../contract/act.ts'
import { type Conversations, type Role, type SceneOf, STRANGER, type View } from '../contract/role.ts'
import { expertName } from './operations/partner.ts'
import type { MessageRow } from './records.ts'
import { ChatStatus } from './schema.gen.ts'
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

/** How many personas are told of. */
const MAX_SPEAKERS = 50

/** How much of its question a chat's title has, characters. */
const TITLE_LENGTH = 60

/** Chats: a shopper and an expert, who is a human of the community (`expert`) or works for the partner. */
export const conversations: Conversations<GuuruState> = {
  table: 'chats',
  messages: 'messages',
  // Who can write for the partner.
  seenInAll: ['personas'],
  conversationOf: ({ chatId }: MessageRow) => chatId,
  statuses: Object.values(ChatStatus),
  look({ chats, messages }, id) {
    const chat = chats.get(id)
    if (!chat) return undefined
    const lastAt = messages.last('byChat', id)?.createdAt ?? chat.createdAt
    return { title: firstWords(chat.question), status: chat.status, unread: {}, lastAt }
  },
  clientOf({ chats, personas }, id) {
    const { partnerId, personaId } = chats.require(id)
    const present = personas.get(personaId ?? '')
    const speakers = present ? [present] : []
    for (const persona of personas.all()) {
      if (speakers.length === MAX_SPEAKERS) break
      if (persona.partnerId === partnerId && persona !== present) speakers.push(persona)
    }
    return { account: partnerId, speakers: speakers.map(({ id: persona, name }) => ({ id: persona, name })) }
  },
  read({ world, state }, id) {
    return state.messages.where('byChat', id).map(({ id: message, createdAt, author, text, attachment }) => ({
      id: message,
      at: createdAt,
      ...speakerOf(state, author),
      text,
      attachment: attachment && {
        filename: attachment.filename,
        mimeType: attachment.mimetype,
        url: attachment.url.startsWith('/') ? world.pathPrefix + attachment.url : attachment.url,
      },
      readAt: null,
    }))
  },
}

function speakerOf(state: GuuruState, { type, id }: MessageRow['author']) {
  if (type === 'user') return { role: 'shopper', name: state.users.get(id)?.name ?? null }
  if (type === 'bot') return { role: 'bot', name: null }
  return { role: state.experts.get(id) ? 'expert' : 'partner', name: expertName({ state }, id) }
}

/** A text's beginning, cut between two words where there are any. */
function firstWords(text: string): string {
  const characters = Array.from(text.trim().slice(0, 2 * TITLE_LENGTH + 2))
  if (characters.length <= TITLE_LENGTH) return text.trim()
  const start = characters.slice(0, TITLE_LENGTH + 1).join('')
  return `${/^.+(?=\s)/s.exec(start)?.[0].trimEnd() ?? characters.slice(0, TITLE_LENGTH).join('')}…`
}

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
