/** Histories: months of records that a vendor makes up from a seed, as if its people had lived them. */
import type { Tables } from '../../../world/states.ts'
import type { Place } from '../act.ts'
import type { Chance } from './chance.ts'
import { contractError } from '../errors.ts'
import type { HistoryOption } from './options.ts'

/** What was asked for, as numbers: a share is one from 0 to 1. */
export type Asked<O> = { readonly [N in keyof O]: number }

/** The past of a world: its clock stands at the instant of each thing that happens there. */
export interface Past<S extends Tables> extends Place<S> {
  /** The first and the last instant, epoch milliseconds. */
  readonly begin: number
  readonly end: number
  readonly chance: Chance
  /** Lets something happen at an instant; what lies behind the end does not happen. Of one instant, in the order of calls. */
  at(instant: number, happen: () => void): void
}

/** How many are still to come. Refuses with `HISTORY_TOO_SMALL` where a world has more already. */
export function stillMissing(what: string, asked: number, there: number): number {
  if (there <= asked) return asked - there
  const message = `The world has ${there} ${what} already, and the history is to end with ${asked}: ask for ${there} or more.`
  throw contractError('HISTORY_TOO_SMALL', message)
}

/** What a vendor's folder loads when the first history is asked for. */
export interface HistoryWriter<S extends Tables> {
  /** Lets everything happen, by the vendor's own operations; each step is small, so that other work has its turn in between. */
  write(past: Past<S>, asked: Readonly<Record<string, number>>): Iterable<void>
}

/** How a vendor makes up histories. */
export interface Histories<S extends Tables> {
  /** What may be asked for, by name. */
  readonly options: Readonly<Record<string, HistoryOption>>
  load(): Promise<HistoryWriter<S>>
}
