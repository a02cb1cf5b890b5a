/** How changes of a world are undone, and how that is written down. */
import type { Agenda } from '../time/agenda.ts'
import type { RunningMode } from '../time/clock-mode.ts'
import { applyChanges } from '../tables/changes.ts'
import type { Row } from '../tables/shape.ts'
import { Table } from '../tables/table.ts'
import { type Owners, withChanges, type WorldChanges } from './changes.ts'
import type { Ids } from './ids.ts'
import type { WorldSnapshot } from './snapshot.ts'
import { type AnyTable, type StateOwner, States, type Tables } from './states.ts'

/** A copy of a world in which changes are undone, the newest first. */
interface Copy {
  ids: Ids
  jobs: Agenda
  states: States
  parts: States
  beganAt: number | undefined
}

/** Undoes the changes of one kind: of the records of a table, of jobs, or of how many identifiers were minted. */
export interface Undo {
  readonly whose: 'states' | 'parts' | 'jobs' | 'ids' | 'all'
  /** The owner's name; empty where there is none. */
  readonly owner: string
  readonly table: string
  apply(copy: Copy, key: string, before: unknown): void
}

/** How time ran at a moment: instants are epoch milliseconds. */
export interface Moment {
  readonly at: number
  readonly mode: RunningMode
  /** The number of the job that came next. */
  readonly nextJob: number
}

/** A world as it was, and when (epoch milliseconds). */
export interface PastState {
  readonly snapshot: WorldSnapshot
  readonly at: number
}

/** A change as plain data. */
export interface WrittenChange extends Pick<Undo, 'whose' | 'owner' | 'table'> {
  /** Of what was changed. */
  readonly key: string
  /** What was there before; left out where it was new. */
  readonly before?: unknown
  /** Of a record that was taken away the key of the one before it in the table, null for the first; left out of others. */
  readonly behind?: string | null
}

/** The moment right after an event, and what changed from then until the next one, or until the end. */
export interface WrittenStep extends Moment {
  readonly changes: readonly WrittenChange[]
}

/** The past of a world as plain data. */
export interface WrittenPast {
  /** The event of the first step. */
  readonly first: number
  /** Of each event from then on, in order. */
  readonly steps: readonly WrittenStep[]
}

/** Undoes changes of the clock's jobs. */
export const undoJob: Undo = {
  whose: 'jobs',
  owner: '',
  table: '',
  apply: ({ jobs }, key, before) => jobs.undo(key, before),
}

/** Undoes that identifiers were minted. */
export const undoIds: Undo = {
  whose: 'ids',
  owner: '',
  table: '',
  apply: ({ ids }, type, before) => ids.undo(type, before as number | undefined), // as it was told
}

/** Undoes all that a restore has brought. */
export const undoAll: Undo = {
  whose: 'all',
  owner: '',
  table: '',
  apply: (copy, _, before) => {
    Object.assign(copy, copyOf(before as WorldSnapshot)) // as it was noted
  },
}

/** Undoes changes of one table. */
export function undoRecords(whose: 'states' | 'parts', owner: StateOwner<Tables>, table: string): Undo {
  const apply: Undo['apply'] = (copy, key, before) => copy[whose].get(owner)[table]?.undo(key, before)
  return { whose, owner: owner.name, table, apply }
}

/** One change as plain data. */
export function writeChange(
  { whose, owner, table }: Undo,
  key: string,
  before: unknown,
  writeWorld: (before: WorldSnapshot) => unknown = () => undefined,
): WrittenChange {
  if (whose === 'all') return { whose, owner, table, key, before: writeWorld(before as WorldSnapshot) } // as it was noted
  if (before instanceof Table)
    return { whose, owner, table, key, before: before.get(key), behind: placeIn(before, key) }
  return { whose, owner, table, key, ...(before !== undefined && { before }) }
}

/** The key of the record before this one; null for the first. */
function placeIn(table: Pick<AnyTable, 'all' | 'keyOf'>, key: string): string | null {
  let behind: string | null = null
  for (const row of table.all()) {
    const one = table.keyOf(row)
    if (one === key) break
    behind = one
  }
  return behind
}

/** Puts a record that was taken away where it was. */
function putBack(table: AnyTable, row: Row, behind: string | null): void {
  const all = [...table.all()]
  const place = behind === null ? 0 : all.findIndex(one => table.keyOf(one) === behind) + 1
  applyChanges(table, { all: all.toSpliced(place, 0, row) })
}

/**
 * The world as it was after each event of a written past, the newest first, undone from its end. Each one is to be used
 * before the next is asked for. What belongs to none of the owners stays as it is. Of what was restored it is told what made
 * the world before that of `start`.
 */
export function* undoWritten(
  end: WorldSnapshot,
  { first, steps }: WrittenPast,
  owners: Owners,
  start?: WorldSnapshot,
): Generator<PastState & { readonly event: number; readonly undone: readonly WrittenChange[] }> {
  const copy = copyOf(end)
  const undo = ({ whose, owner: name, table: of, key, before, behind }: WrittenChange): void => {
    if (whose === 'jobs') undoJob.apply(copy, key, before)
    else if (whose === 'ids') undoIds.apply(copy, key, before)
    else if (whose === 'all') undoAll.apply(copy, key, withChanges(before as WorldChanges, owners, start)) // as it was written
    else {
      const owner = owners[whose].get(name)
      const table = owner && copy[whose].get(owner)[of]
      if (behind === undefined) table?.undo(key, before)
      else if (table) putBack(table, before as Row, behind) // a record of this table
    }
  }
  for (const [index, step] of [...steps.entries()].toReversed()) {
    for (const change of step.changes.toReversed()) undo(change)
    yield { event: first + index, undone: step.changes, ...stateOf(copy, step) }
  }
}

/** What a copy is at a moment. */
export function stateOf({ ids, jobs, states, parts, beganAt }: Copy, { at, mode, nextJob }: Moment): PastState {
  const clock = {
    // The time of a test goes on: that of its past stands still.
    mode: mode.mode === 'test' ? { mode: 'frozen' as const, at } : mode,
    agenda: jobs.withNext(nextJob),
    ...(beganAt !== undefined && { beganAt }),
  }
  return { snapshot: { ids, clock, states: states.snapshot(), parts: parts.snapshot() }, at }
}

/** A copy of a world, in which nothing is undone yet. */
export function copyOf({ ids, clock, states, parts }: WorldSnapshot): Copy {
  const tables = { states: new States(states), parts: new States(parts) }
  return { ids: ids.fork(), jobs: clock.agenda.fork(), ...tables, beganAt: clock.beganAt }
}
