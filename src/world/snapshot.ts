import type { ClockSnapshot } from '../time/clock-mode.ts'
import type { Ids } from './ids.ts'
import type { StatesSnapshot } from './states.ts'

/** A whole world but its name and its logs, as it was. Worlds share what is in it, and none changes it. */
export interface WorldSnapshot {
  readonly ids: Ids
  readonly clock: ClockSnapshot
  /** The vendors' tables. */
  readonly states: StatesSnapshot
  /** The tables of the world's parts. */
  readonly parts: StatesSnapshot
}

/** What of a world can be reset by itself. */
export const RESETTABLE = ['state', 'journal', 'events', 'faults', 'clock'] as const
/** One of them. */
export type Resettable = (typeof RESETTABLE)[number]
