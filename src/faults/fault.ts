import { inputsError } from '../inputs/errors.ts'
import type { JournalEntry } from '../world/journal.ts'
import { type LostAnswer, type Verdict, verdictOf } from './lost-answers.ts'
import { assertFaultRule, type FaultVendor } from './rule-check.ts'
import type { FaultRule } from './rule.ts'

/** A rule of a world, and what came of it. */
export interface Fault extends FaultRule {
  readonly id: string
  /** How often it applied. */
  readonly hits: number
  /** What a client did about an answer that was lost; null until one was, and for all other kinds. */
  readonly verdict: Verdict | null
  /** Of an applied-answer-lost: the request whose answer was lost, then those like it. */
  readonly journal?: readonly JournalEntry[]
}

/** A rule and its counts, as a world's document holds them. */
export interface FaultRecord {
  readonly rule: FaultRule & { readonly id: string }
  hits: number
  /** How many numbers were drawn for its probability. */
  draws: number
  lost: readonly LostAnswer[]
}

/** A record as kit and control plane show it. */
export function toFault({ rule, hits, lost }: FaultRecord): Fault {
  if (rule.kind !== 'applied-answer-lost') return { ...rule, hits, verdict: null }
  const journal = lost.flatMap(({ lost: first, retry }) => (retry ? [first, retry] : [first]))
  return { ...rule, hits, verdict: hits === 0 ? null : verdictOf(lost), journal }
}

/** Whether a rule has applied as often as it may. */
export function isSpent({ rule, hits }: FaultRecord): boolean {
  return hits >= (rule.times ?? Infinity)
}

/** What a world's document says of its faults; none where it says nothing. Refuses what `Faults.save` does not write. */
export function readFaults(saved: unknown, vendors: readonly FaultVendor[]): { next: number; rules: FaultRecord[] } {
  if (saved === undefined) return { next: 1, rules: [] }
  const { next, rules } = saved as { next?: unknown; rules?: unknown } // looked at member by member
  if (!isCount(next) || !Array.isArray(rules)) throw unreadable('it holds { next, rules }')
  return {
    next,
    rules: rules.map((record: Partial<FaultRecord>): FaultRecord => {
      const { rule, hits, draws, lost } = record
      if (!rule?.id || !isCount(hits) || !isCount(draws) || !Array.isArray(lost))
        throw unreadable('each of its rules is { rule, hits, draws, lost }')
      assertFaultRule(rule, vendors)
      return { rule, hits, draws, lost }
    }),
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

function unreadable(expected: string): Error {
  return inputsError('INVALID_DOCUMENT', `parts.faults is not what a world's faults are: ${expected}.`)
}
