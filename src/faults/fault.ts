import type { JournalEntry } from '../world/journal.ts'
import { type LostAnswer, type Verdict, verdictOf } from './lost-answers.ts'
import type { FaultKind, FaultRule } from './rule.ts'

/** A rule of a world, and what came of it. */
export type Fault = FaultRule & {
  readonly id: string
  /** False while it is off. */
  readonly enabled: boolean
  /** How often it applied. */
  readonly hits: number
  /** What a client did about an answer that was lost; null until one was, and for all other kinds. */
  readonly verdict: Verdict | null
  /** Of an applied-answer-lost: the request whose answer was lost, then those like it. */
  readonly journal?: readonly JournalEntry[]
}

/** A fault of one kind. */
export type FaultOf<K extends FaultKind> = Extract<Fault, { readonly kind: K }>

/** A rule and its counts, as a world's document holds them. */
export type FaultRecord = {
  readonly rule: FaultRule & { readonly id: string }
  readonly hits: number
  /** How many numbers were drawn for its probability. */
  readonly draws: number
  /** How many of the first that fit were left alone; absent where none was. */
  readonly skipped?: number
  readonly lost: readonly LostAnswer[]
}

/** A record as kit and control plane show it. */
export function toFault({ rule, hits, lost }: FaultRecord): Fault {
  const enabled = isOn(rule)
  if (rule.kind !== 'applied-answer-lost') return { ...rule, enabled, hits, verdict: null }
  const journal = lost.flatMap(({ lost: first, retry }) => (retry ? [first, retry] : [first]))
  return { ...rule, enabled, hits, verdict: hits === 0 ? null : verdictOf(lost), journal }
}

/** Whether a rule is on. */
export function isOn({ enabled = true }: FaultRule): boolean {
  return enabled
}

/** Whether a rule has applied as often as it may. */
export function isSpent({ rule, hits }: FaultRecord): boolean {
  return hits >= (rule.times ?? Infinity)
}

/** The faults of one world as plain data. */
export interface SavedFaults {
  /** The number of the next rule that comes without an id. */
  readonly next: number
  readonly rules: readonly FaultRecord[]
}
