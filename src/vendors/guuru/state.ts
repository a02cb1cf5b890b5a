import { ascending, Table } from '../../world/table.ts'
import { missing } from '../contract/tables.ts'
import type {
  CategoryRow,
  ChatRow,
  ExpertRow,
  MessageRow,
  PartnerRow,
  PayoutRow,
  PersonaRow,
  SubmissionRow,
  UserRow,
} from './records.ts'

const bySequence = (a: { sequence: number }, b: { sequence: number }): number => ascending(a.sequence, b.sequence)
const byId = (a: { id: string }, b: { id: string }): number => ascending(a.id, b.id)
const ordinal = (row: { sequence: number }): number => row.sequence

/** Chats by creation date; the sequence breaks ties, so that a later chat is always behind every older cursor. */
const byCreation = (a: ChatRow, b: ChatRow): number => ascending(a.createdAt, b.createdAt) || bySequence(a, b)

/** Every set of submission statuses that a filter can name, with the statuses in alphabetical order. */
const SUBMISSION_FILTERS = [
  ['approved'],
  ['pending'],
  ['rejected'],
  ['approved', 'pending'],
  ['approved', 'rejected'],
  ['pending', 'rejected'],
  ['approved', 'pending', 'rejected'],
] as const

/** The group of submissions that a filter asks for; no statuses means all. */
export function submissionGroup(partnerId: string, statuses: readonly string[]): string {
  const named = statuses.length === 0 ? SUBMISSION_FILTERS[6] : [...new Set(statuses)].toSorted()
  return `${partnerId}|${named.join('|')}`
}

/** The key under which a partner's persona is found again: providerId is unique per partner. */
export function personaKey(partnerId: string, providerId: string): string {
  return `${partnerId}|${providerId}`
}

/** GUURU's tables in one world. */
export function createState() {
  return {
    partners: new Table({
      missing: missing('PARTNER_NOT_FOUND', 'Partner', 'partnerId'),
      indexes: { byToken: { keys: (row: PartnerRow) => row.tokens, compare: byId } },
    }),
    users: new Table<UserRow>({ missing: missing('USER_NOT_FOUND', 'User', 'userId') }),
    experts: new Table({
      ordinal,
      missing: missing('EXPERT_NOT_FOUND', 'Expert', 'expertId'),
      indexes: { byPartner: { keys: (row: ExpertRow) => row.partnerId, compare: bySequence } },
    }),
    personas: new Table({
      missing: missing('PERSONA_NOT_FOUND', 'Persona', 'personaId'),
      indexes: { byProvider: { keys: (row: PersonaRow) => personaKey(row.partnerId, row.providerId), compare: byId } },
    }),
    categories: new Table({
      missing: missing('CATEGORY_NOT_FOUND', 'Category', 'categoryId'),
      indexes: { byName: { keys: (row: CategoryRow) => row.name, compare: byId } },
    }),
    chats: new Table({
      ordinal,
      missing: missing('CHAT_NOT_FOUND', 'Chat', 'chatId'),
      indexes: {
        byCreation: { keys: (row: ChatRow) => row.partnerId, compare: byCreation },
        bySequence: { keys: (row: ChatRow) => row.partnerId, compare: bySequence },
      },
    }),
    messages: new Table({
      ordinal,
      missing: missing('MESSAGE_NOT_FOUND', 'Message', 'messageId'),
      indexes: { byChat: { keys: (row: MessageRow) => row.chatId, compare: bySequence } },
    }),
    submissions: new Table({
      ordinal,
      missing: missing('SUBMISSION_NOT_FOUND', 'Submission', 'submissionId'),
      indexes: {
        byStatuses: {
          keys: (row: SubmissionRow) =>
            SUBMISSION_FILTERS.filter(filter => filter.some(status => status === row.status)).map(filter =>
              submissionGroup(row.partnerId, filter),
            ),
          compare: bySequence,
        },
      },
    }),
    payouts: new Table({
      ordinal,
      missing: missing('PAYOUT_NOT_FOUND', 'Payout', 'payoutId'),
      indexes: { byMonth: { keys: (row: PayoutRow) => `${row.partnerId}|${row.month}`, compare: bySequence } },
    }),
  }
}

export type GuuruState = ReturnType<typeof createState>
