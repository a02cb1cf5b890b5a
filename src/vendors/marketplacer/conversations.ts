import { type Conversations, type Role, type SceneOf, STRANGER } from '../contract/role.ts'
import { requireSeller, toSellerId } from './acts.ts'
import type { MessageRow } from './records.ts'
import { type MarketplacerState, senderGroup } from './state.ts'

/** A seller on the marketplace. */
export const roles = {
  /** One seller, by the id as the vendor writes it (also URL-encoded) or by the bare number. Refuses an unknown one. */
  seller: {
    events: [
      'marketplacer.message.created',
      'marketplacer.messages.read',
      'marketplacer.seller.created',
      'marketplacer.seller.deactivated',
      'marketplacer.seller.deleted',
    ],
    look({ state }, id) {
      const record = state.sellers.get(id)
      return record && { record, message: state.messages.last('bySeller', id)?.message ?? '', name: STRANGER }
    },
    open: requireSeller,
    beginners: ({ state }) => [...state.sellers.all()].filter(({ left }) => left === undefined).map(({ id }) => id),
  },
} as const satisfies Record<string, Role<MarketplacerState>>

/** Sellers' threads: the operator and a seller. */
export const conversations: Conversations<MarketplacerState> = {
  table: 'sellers',
  messages: 'messages',
  conversationOf: ({ sellerId }: MessageRow) => sellerId,
  statuses: [],
  toId: toSellerId,
  look({ sellers, messages }, id) {
    const seller = sellers.get(id)
    if (!seller) return undefined
    return {
      title: seller.businessName,
      status: null,
      unread: {
        operator: messages.count('unread', senderGroup(id, 'User')),
        seller: messages.count('unread', senderGroup(id, 'Admin')),
      },
      lastAt: messages.last('bySeller', id)?.createdAt ?? seller.createdAt,
    }
  },
  clientOf: () => ({ account: null, speakers: [] }),
  read({ state: { sellers, messages } }, id) {
    const { businessName } = sellers.require(id)
    return messages.where('bySeller', id).map(({ id: message, sentByType, message: text, createdAt, readAt }) => ({
      id: message,
      at: createdAt,
      role: sentByType === 'Admin' ? 'operator' : 'seller',
      name: sentByType === 'Admin' ? null : businessName,
      text,
      attachment: null,
      readAt,
    }))
  },
}

/** A seller's thread, by the events of its messages and of the seller. */
export const sceneOf: SceneOf = ({ type, after }) => {
  if (type === 'marketplacer.message.created') {
    const { sellerId, message } = after as MessageRow // by the event's type
    return { id: sellerId, message }
  }
  if (type === 'marketplacer.messages.read') return { id: (after as MessageRow).sellerId } // the event's own record
  return type.startsWith('marketplacer.seller.') ? { id: (after as { id: string }).id } : undefined // a seller's row
}
