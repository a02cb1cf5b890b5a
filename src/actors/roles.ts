const CHAT_EVENTS = [
  'guuru.chat.assigned',
  'guuru.chat.opened',
  'guuru.chat.closed',
  'guuru.chat.reopened',
  'guuru.chat.transferred',
  'guuru.chat.rated',
  'guuru.chat.persona-changed',
  'guuru.message.created',
] as const

/** Whom an actor can play: what it can hear of, and what it can do. Plain data, for the check, the schema and the stage. */
export const ROLES = {
  /** THG's customer services. */
  agent: {
    events: ['thg.discussion.created', 'thg.discussion.status-changed', 'thg.discussion.read', 'thg.message.created'],
    moves: ['pick-up', 'hold', 'respond', 'complete'],
  },
  /** A seller on Marketplacer. */
  seller: {
    events: ['marketplacer.message.created', 'marketplacer.messages.read', 'marketplacer.seller.created'],
    moves: ['read', 'write'],
  },
  /** Somebody who chats at GUURU. */
  shopper: {
    events: CHAT_EVENTS,
    moves: ['write', 'close', 'reopen', 'rate'],
  },
  /** A human expert of GUURU's community; all but `accept` in chats that one has taken. */
  expert: {
    events: CHAT_EVENTS,
    moves: ['accept', 'write', 'close', 'reopen'],
  },
} as const

export type Role = keyof typeof ROLES

/** What moves take besides what is said. */
export interface MoveDetails {
  /** `respond`: what the discussion becomes; `COMPLETED` where nothing is said. */
  readonly status?: 'OUTSTANDING' | 'IN_PROGRESS' | 'PENDING' | 'COMPLETED'
  /** `rate`: 1 to 5, or one of several. */
  readonly rating?: number | readonly number[]
  /** `accept`: the expert's name. */
  readonly as?: string
}

/** The life cycles that can move by themselves. */
export const LIFE_CYCLES = ['thg.discussion', 'marketplacer.message', 'guuru.chat', 'guuru.submission'] as const
