import { ascending } from '../../tables/ascending.ts'
import { inOrderOfInsertion } from '../../tables/groups.ts'
import { Table } from '../../tables/table.ts'
import { rememberingLast } from '../../time/instant.ts'
import { missing } from '../contract/tables.ts'
import type { AdminRow, ApiKeyRow, DeletedSellerRow, MessageRow, SellerRow, Sender, UserRow } from './records.ts'

const ordinal = (row: { legacyId: number }): number => row.legacyId
const byNumber = (a: { legacyId: number }, b: { legacyId: number }): number => ascending(a.legacyId, b.legacyId)

/** Messages by time, oldest first; the number breaks ties. */
export function byTime(a: MessageRow, b: MessageRow): number {
  return ascending(a.createdAt, b.createdAt) || byNumber(a, b)
}

/** The group of messages that one sender sent in a seller's thread. */
export function senderGroup(sellerId: string, sentByType: Sender): string {
  return `${sellerId}|${sentByType}`
}

/** Marketplacer's tables in one world. */
export function createState() {
  const groupOf = rememberingLast(({ sellerId, sentByType }: MessageRow) => senderGroup(sellerId, sentByType))
  return {
    sellers: new Table<SellerRow>({ ordinal, missing: missing('SELLER_NOT_FOUND', 'Seller') }),
    deletedSellers: new Table<DeletedSellerRow>({ ordinal, missing: missing('SELLER_NOT_FOUND', 'Seller') }),
    users: new Table({
      ordinal,
      missing: missing('USER_NOT_FOUND', 'User'),
      indexes: { bySeller: { keys: (row: UserRow) => row.sellerId, compare: byNumber } },
    }),
    admins: new Table<AdminRow>({ ordinal, missing: missing('ADMIN_NOT_FOUND', 'Admin') }),
    apiKeys: new Table({
      ordinal,
      missing: missing('API_KEY_NOT_FOUND', 'API key'),
      indexes: {
        byKey: { keys: (row: ApiKeyRow) => row.key, compare: byNumber },
        bySeller: { keys: (row: ApiKeyRow) => row.sellerId ?? [], compare: byNumber },
        ofOperator: { keys: ({ sellerId }) => (sellerId === null ? '' : []), compare: inOrderOfInsertion },
      },
    }),
    messages: new Table({
      ordinal,
      missing: missing('MESSAGE_NOT_FOUND', 'Chat message'),
      indexes: {
        bySeller: { keys: (row: MessageRow) => row.sellerId, compare: byTime },
        bySender: { keys: groupOf, compare: byTime },
        unread: {
          keys: (row: MessageRow) => (row.readAt === null ? groupOf(row) : []),
          compare: byTime,
        },
      },
    }),
  }
}

export type MarketplacerState = ReturnType<typeof createState>
