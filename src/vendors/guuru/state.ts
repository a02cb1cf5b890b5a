import type { Index } from '../../tables/groups.ts'
import type { Row } from '../../tables/shape.ts'
import { ascending } from '../../tables/ascending.ts'
import { Table } from '../../tables/table.ts'
import { missing } from '../contract/tables.ts'
import type * as records from './records.ts'

interface Sequenced {
  readonly sequence: number
}

const bySequence = (a: Sequenced, b: Sequenced): number => ascending(a.sequence, b.sequence)
const byId = (a: { id: string }, b: { id: string }): number => ascending(a.id, b.id)

/** Chats by creation date; the sequence breaks ties, so that a later chat is always behind every older cursor. */
const byCreation = (a: records.ChatRow, b: records.ChatRow): number =>
  ascending(a.createdAt, b.createdAt) || bySequence(a, b)

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

/** The groups of every filter that lets this submission pass. */
function submissionGroups({ partnerId, status }: records.SubmissionRow): string[] {
  const filters = SUBMISSION_FILTERS.filter(filter => filter.some(named => named === status))
  return filters.map(filter => submissionGroup(partnerId, filter))
}

/** The key under which a partner's persona is found again: providerId is unique per partner. */
export function personaKey(partnerId: string, providerId: string): string {
  return `${partnerId}|${providerId}`
}

/** How GUURU's tables are made: the refusal follows from the word for the record. */
function table<R extends Row, I extends string = never>(
  what: string,
  indexes?: Readonly<Record<I, Index<R>>>,
  ordinal?: (row: R) => number,
): Table<R, I> {
  const refusal = missing(`${what.toUpperCase()}_NOT_FOUND`, what, `${what.toLowerCase()}Id`)
  return new Table<R, I>({ missing: refusal, indexes, ordinal })
}

/** A table of records with running numbers. */
function sequenced<R extends Row & Sequenced, I extends string>(
  what: string,
  indexes: Record<I, Index<R>>,
): Table<R, I> {
  return table(what, indexes, row => row.sequence)
}

/** GUURU's tables in one world. */
export function createState() {
  return {
    partners: table('Partner', { byToken: { keys: (row: records.PartnerRow) => row.tokens, compare: byId } }),
    users: table<records.UserRow>('User'),
    experts: sequenced('Expert', {
      byPartner: { keys: (row: records.ExpertRow) => row.partnerId, compare: bySequence },
    }),
    personas: table('Persona', {
      byProvider: { keys: (row: records.PersonaRow) => personaKey(row.partnerId, row.providerId), compare: byId },
    }),
    categories: table('Category', { byName: { keys: (row: records.CategoryRow) => row.name, compare: byId } }),
    chats: sequenced('Chat', {
      byCreation: { keys: (row: records.ChatRow) => row.partnerId, compare: byCreation },
      bySequence: { keys: (row: records.ChatRow) => row.partnerId, compare: bySequence },
      byUser: { keys: (row: records.ChatRow) => row.userId, compare: bySequence },
    }),
    messages: sequenced('Message', {
      byChat: { keys: (row: records.MessageRow) => row.chatId, compare: bySequence },
    }),
    attachments: new Table<records.AttachmentRow>({
      bytesOf: row => row.size,
      missing: missing('ATTACHMENT_NOT_FOUND', 'Attachment', 'attachmentId'),
    }),
    submissions: sequenced('Submission', { byStatuses: { keys: submissionGroups, compare: bySequence } }),
    payouts: sequenced('Payout', {
      byMonth: { keys: (row: records.PayoutRow) => `${row.partnerId}|${row.month}`, compare: bySequence },
    }),
  }
}

export type GuuruState = ReturnType<typeof createState>
