import type { JournalEntry, Pattern, RecordedRequest } from './data.gen.ts'
import type { EventPattern, SimEvent } from './events.ts'
import type { JournalOperation, VendorName } from './vendors.ts'

/**
 * A deep subset of a journal entry: what it names must be there, what it leaves out may be anything. `O`: operations besides
 * those that are simulated.
 */
export type RequestPattern<O extends string = never> = Pattern & {
  readonly vendor?: VendorName
  readonly operation?: JournalOperation | O | null
  readonly status?: number
}

/** What a test waits for. */
export interface WaitFor {
  /** How many entries must match, earlier ones included. 1 by default. */
  readonly count?: number
  /** Real milliseconds. 5,000 by default. */
  readonly timeoutMs?: number
}

/** The journal or the events of one world. */
export interface TestLog<E, P> {
  /** How many entries were dropped because newer ones came, since the log was last emptied. */
  readonly dropped: number
  /** The newest entries (1,000 by default), oldest first. */
  list(): E[]
  /**
   * How many hold everything that the pattern names. Refuses with `INVALID_INPUT` a pattern with a member, a vendor, an
   * operation or a type of event that there is not, as `wait` and `explain` do; and with `ENTRIES_DROPPED` where entries
   * were dropped that could match, because the number would be too small.
   */
  count(match: P): number
  /**
   * Waits, without polling, until enough match; answers those that match. Rejects with `WAIT_TIMEOUT` and the nearest
   * misses when the time is up, and with `INVALID_WAIT` at once when more are waited for than the log keeps.
   */
  wait<const M extends P>(match: M, options?: WaitFor): Promise<Matching<E, M>[]>
  /** What came nearest to the pattern, in words. */
  explain(match: P): string[]
  /** Empties the log and starts counting anew. */
  clear(): void
}

/** The entries that a pattern with a type can match; all where it has none. */
export type Matching<E, M> = M extends { readonly type: infer T } ? Extract<E, { readonly type: T }> : E

/** An entry of the journal, whose operation may be one of `O` too. */
type EntryOf<O extends string> = Omit<JournalEntry, 'operation'> & Record<'operation', JournalEntry['operation'] | O>

/** Every request to a vendor in one world. */
export interface TestJournal<O extends string = never> extends TestLog<EntryOf<O>, RequestPattern<O>> {
  /**
   * The request with this number whole, with its answer and the events that it caused. Throws `REQUEST_NOT_FOUND` where the
   * journal does not have it. Bodies are null unless the simulator has `history: true`.
   */
  get(id: number): RecordedRequest
}

/** Everything that happened in one world. */
export type TestEvents = TestLog<SimEvent, EventPattern>
