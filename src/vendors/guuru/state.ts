import { SimError } from '../../errors/sim-error.ts'
import { ascending, Table } from '../../world/table.ts'
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
const keyById = (row: { id: string }): string => row.id

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
      key: keyById,
      missing: id => new SimError('PARTNER_NOT_FOUND', 'Partner not found', { partnerId: id }),
      indexes: { byToken: { keys: (row: PartnerRow) => row.tokens, compare: byId } },
    }),
    users: new Table<UserRow>({
      key: keyById,
      missing: id => new SimError('USER_NOT_FOUND', 'User not found', { userId: id }),
      indexes: {},
    }),
    experts: new Table({
      key: keyById,
      ordinal,
      missing: id => new SimError('EXPERT_NOT_FOUND', 'Expert not found', { expertId: id }),
      indexes: { byPartner: { keys: (row: ExpertRow) => row.partnerId, compare: bySequence } },
    }),
    personas: new Table({
      key: keyById,
      missing: id => new SimError('PERSONA_NOT_FOUND', 'Persona not found', { personaId: id }),
      indexes: { byProvider: { keys: (row: PersonaRow) => personaKey(row.partnerId, row.providerId), compare: byId } },
    }),
    categories: new Table({
      key: keyById,
      missing: id => new SimError('CATEGORY_NOT_FOUND', 'Category not found', { categoryId: id }),
      indexes: { byName: { keys: (row: CategoryRow) => row.name, compare: byId } },
    }),
    chats: new Table({
      key: keyById,
      ordinal,
      missing: id => new SimError('CHAT_NOT_FOUND', 'Chat not found', { chatId: id }),
      indexes: {
        byCreation: { keys: (row: ChatRow) => row.partnerId, compare: byCreation },
        bySequence: { keys: (row: ChatRow) => row.partnerId, compare: bySequence },
      },
    }),
    messages: new Table({
      key: keyById,
      ordinal,
      missing: id => new SimError('MESSAGE_NOT_FOUND', 'Message not found', { messageId: id }),
      indexes: { byChat: { keys: (row: MessageRow) => row.chatId, compare: bySequence } },
    }),
    submissions: new Table({
      key: keyById,
      ordinal,
      missing: id => new SimError('SUBMISSION_NOT_FOUND', 'Submission not found', { submissionId: id }),
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
      key: keyById,
      ordinal,
      missing: id => new SimError('PAYOUT_NOT_FOUND', 'Payout not found', { payoutId: id }),
      indexes: { byMonth: { keys: (row: PayoutRow) => `${row.partnerId}|${row.month}`, compare: bySequence } },
    }),
  }
}

export type GuuruState = ReturnType<typeof createState>
