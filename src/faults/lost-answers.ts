import { createHash } from 'node:crypto'
import type { JournalEntry } from '../world/journal.ts'

/** What a client did about an answer that it never got. */
export type Verdict = 'no-retry' | 'recognised' | 'duplicate'

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
}

/** How many lost answers of one rule are watched, the newest. */
const MAX_WATCHED = 100

/** Equal for calls of one caller that mean the same. It shows nothing of the credential. */
export function fingerprint(caller: string | undefined, vendor: string, call: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([caller ?? null, vendor, call], sortMembers))
    .digest('base64url')
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

/** One duplicate makes it `duplicate`; else one answer without a retry makes it `no-retry`. */
export function verdictOf(answers: readonly LostAnswer[]): Verdict {
  if (answers.some(({ created, retryCreated }) => created && retryCreated)) return 'duplicate'
  return answers.length === 0 || answers.some(({ retry }) => retry === null) ? 'no-retry' : 'recognised'
}
