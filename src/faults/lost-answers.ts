import { createHash } from 'node:crypto'
import type { JournalEntry } from '../world/journal.ts'

/** What a client did about an answer that it never got. */
export type Verdict = 'no-retry' | 'checked' | 'recognised' | 'duplicate'

/** An answer that was lost although the change was made, and whether the caller retried. Plain data. */
export interface LostAnswer {
  /** Equal for calls that mean the same. */
  readonly fingerprint: string
  readonly lost: JournalEntry
  /** Whether the call whose answer was lost made a new record. */
  readonly created: boolean
  /** The same caller's next call with this fingerprint that was executed: a refused one shows nothing. */
  readonly retry: JournalEntry | null
  readonly retryCreated: boolean
  /** Whose queries count as looks, as `callerPrint` has it; absent where the lost answer was itself a query's. */
  readonly caller?: string | undefined
  /** The ids of what the call made or changed. */
  readonly records?: readonly string[] | undefined
  /** That the caller looked before it repeated the call: at one of these records, or at something else of the vendor's. */
  readonly looked?: Look | undefined
}

/** Where a caller has looked. */
export type Look = 'there' | 'elsewhere'

/** How many lost answers of one rule are watched, the newest. */
const MAX_WATCHED = 100

/** Equal for calls of one caller that mean the same. It shows nothing of the credential. */
export function fingerprint(caller: string | undefined, vendor: string, call: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([caller ?? null, vendor, call], sortMembers))
    .digest('base64url')
}

/** Equal for one caller of one vendor. It shows nothing of the credential. */
export function callerPrint(caller: string | undefined, vendor: string): string {
  return fingerprint(caller, vendor, null)
}

/** The members of an object by name, without `clientMutationId`: that one may differ between a call and its retry. */
function sortMembers(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const members = Object.entries(value).filter(([name]) => name !== 'clientMutationId')
  return Object.fromEntries(members.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** These answers and one more, unless one with its fingerprint is among them. */
export function withLostAnswer(answers: readonly LostAnswer[], answer: LostAnswer): readonly LostAnswer[] {
  if (answers.some(known => known.fingerprint === answer.fingerprint)) return answers
  return [...answers, answer].slice(-MAX_WATCHED)
}

/** These answers after a call was executed: its retry is the first call like the lost one, or the first that `created`. */
export function withRetry(
  answers: readonly LostAnswer[],
  called: string,
  retry: JournalEntry,
  created: boolean,
): readonly LostAnswer[] {
  return answers.map(answer =>
    answer.fingerprint === called && (answer.retry === null || (created && !answer.retryCreated))
      ? { ...answer, retry, retryCreated: created }
      : answer,
  )
}

/** These answers after a query of this caller's was executed, which showed these records: a look, unless it has retried. */
export function withLook(
  answers: readonly LostAnswer[],
  caller: string,
  shown: ReadonlySet<string>,
): readonly LostAnswer[] {
  return answers.map(answer => {
    if (answer.caller !== caller || answer.retry !== null || answer.looked === 'there') return answer
    return { ...answer, looked: answer.records?.some(id => shown.has(id)) ? 'there' : 'elsewhere' }
  })
}

/** The ids of what this caller's calls made or changed whose answers were lost, as far as it has not retried. */
export function lostRecords(answers: readonly LostAnswer[], caller: string): readonly string[] {
  return answers.flatMap(answer => (answer.caller === caller && answer.retry === null ? (answer.records ?? []) : []))
}

/**
 * One duplicate makes it `duplicate`; else one answer without a retry makes it `no-retry`, unless the caller looked at what the
 * call had made; else one look makes it `checked`.
 */
export function verdictOf(answers: readonly LostAnswer[]): Verdict {
  if (answers.some(({ created, retryCreated }) => created && retryCreated)) return 'duplicate'
  if (answers.length === 0 || answers.some(({ retry, looked }) => retry === null && looked !== 'there'))
    return 'no-retry'
  return answers.some(({ looked }) => looked) ? 'checked' : 'recognised'
}
