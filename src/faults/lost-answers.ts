import { createHash } from 'node:crypto'
import type { JournalEntry } from '../world/journal.ts'

/** What a client did about an answer that it never got. */
export type Verdict = 'no-retry' | 'recognised' | 'duplicate'

/** An answer that was lost although the change was made, and whether the caller came again. Plain data. */
export interface LostAnswer {
  /** What calls that mean the same have in common. */
  readonly fingerprint: string
  readonly lost: JournalEntry
  /** Whether the call whose answer was lost made a new record. */
  readonly created: boolean
  /** The same caller's next call like it that was executed: one that a fault or a limit refused tells nothing. */
  readonly retry: JournalEntry | null
  readonly retryCreated: boolean
}

/** What calls of one caller that mean the same have in common. It shows nothing of the credential. */
export function fingerprint(caller: string | undefined, vendor: string, call: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([caller ?? null, vendor, call], inOrder))
    .digest('base64url')
}

/** The members of an object in the order of their names, without the one that tells nothing but which try it was. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const members = Object.entries(value).filter(([name]) => name !== 'clientMutationId')
  return Object.fromEntries(members.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** What became of lost answers: one duplicate is a duplicate, and one that nobody asked for again is no retry. */
export function verdictOf(answers: readonly LostAnswer[]): Verdict {
  if (answers.some(({ created, retryCreated }) => created && retryCreated)) return 'duplicate'
  return answers.length === 0 || answers.some(({ retry }) => retry === null) ? 'no-retry' : 'recognised'
}
