/** What makes one snapshot of a world another, as plain data: as little as changed. */
import { applyChanges, type Changes } from '../tables/changes.ts'
import type { Row } from '../tables/shape.ts'
import { Agenda, type PendingJob } from '../time/agenda.ts'
import type { RunningMode } from '../time/clock-mode.ts'
import { Ids } from './ids.ts'
import type { WorldSnapshot } from './snapshot.ts'
import { type StateOwner, States, type StatesSnapshot, type Tables } from './states.ts'

/** Changes by table. */
type TableChanges = Readonly<Record<string, Changes<Row>>>
/** Changes by owner and table; null for an owner whose tables are as its `createState` makes them. */
type StatesChanges = Readonly<Record<string, TableChanges | null>>

/** What makes a snapshot another. What is left out stays; JSON keeps all of it. */
export interface WorldChanges {
  readonly seed?: number
  /** The last running numbers by type; null where there is none any more. */
  readonly ids?: Readonly<Record<string, number | null>>
  readonly mode?: RunningMode
  readonly beganAt?: number
  readonly jobs?: Changes<PendingJob> | undefined
  readonly nextJob?: number
  readonly states?: StatesChanges
  readonly parts?: StatesChanges
}

/** Whose tables a world has, vendors and parts, by name. */
export interface Owners {
  readonly states: ReadonlyMap<string, StateOwner<Tables>>
  readonly parts: ReadonlyMap<string, StateOwner<Tables>>
}

/** A world without anything, which no real one is like. */
const NOTHING: WorldSnapshot = {
  ids: new Ids(Number.NaN),
  clock: { mode: { mode: 'frozen', at: 0 }, agenda: new Agenda([], 0) },
  states: new Map(),
  parts: new Map(),
}

/** What makes `after` of `before`, of nothing where that is undefined; undefined where they are the same. Costs what differs. */
export function changesBetween(before: WorldSnapshot = NOTHING, after: WorldSnapshot): WorldChanges | undefined {
  const [was, is] = [before.clock, after.clock]
  const ids = before.ids === after.ids ? {} : after.ids.changesSince(before.ids)
  const jobs = is.agenda.changesSince(was.agenda)
  const [states, parts] = [statesBetween(before.states, after.states), statesBetween(before.parts, after.parts)]
  const changes: WorldChanges = {
    ...(before.ids.seed !== after.ids.seed && { seed: after.ids.seed }),
    ...(Object.keys(ids).length > 0 && { ids }),
    ...(was.mode !== is.mode && { mode: is.mode }),
    ...(is.beganAt !== undefined && was.beganAt !== is.beganAt && { beganAt: is.beganAt }),
    ...(jobs && { jobs }),
    ...(was.agenda.nextId !== is.agenda.nextId && { nextJob: is.agenda.nextId }),
    ...(states && { states }),
    ...(parts && { parts }),
  }
  return Object.keys(changes).length > 0 ? changes : undefined
}

/** The snapshot that changes make of an earlier one, of nothing where that is left out. */
export function withChanges(changes: WorldChanges, owners: Owners, before?: WorldSnapshot): WorldSnapshot {
  return withAllChanges([changes], owners, before)
}

/** The same for changes that came one after the other: no snapshot between two of them is made. */
export function withAllChanges(
  all: readonly WorldChanges[],
  owners: Owners,
  { ids, clock, ...before }: WorldSnapshot = NOTHING,
): WorldSnapshot {
  const minted = new Map<string, number | null>(ids.ordinals())
  let { mode, agenda, beganAt } = clock
  let { seed } = ids
  for (const { ids: ordinals = {}, jobs, nextJob = agenda.nextId, ...changes } of all) {
    for (const [type, ordinal] of Object.entries(ordinals)) minted.set(type, ordinal)
    seed = changes.seed ?? seed
    mode = changes.mode ?? mode
    beganAt = changes.beganAt ?? beganAt
    if (jobs || nextJob !== agenda.nextId) agenda = agenda.changed(jobs, nextJob)
  }
  const left = [...minted].flatMap(([type, ordinal]) => (ordinal === null ? [] : [[type, ordinal] as const]))
  return {
    ids: new Ids(seed, left),
    clock: { mode, agenda, ...(beganAt !== undefined && { beganAt }) },
    states: changed(
      before.states,
      all.map(({ states }) => states),
      owners.states,
    ),
    parts: changed(
      before.parts,
      all.map(({ parts }) => parts),
      owners.parts,
    ),
  }
}

function statesBetween(before: StatesSnapshot, after: StatesSnapshot): StatesChanges | undefined {
  if (before === after) return undefined
  const changes: Record<string, TableChanges | null> = {}
  for (const name of before.keys()) if (!after.has(name)) changes[name] = null
  for (const [name, tables] of after) {
    const of = tablesBetween(before.get(name), tables)
    if (of) changes[name] = of
  }
  return Object.keys(changes).length > 0 ? changes : undefined
}

function tablesBetween(before: Tables | undefined, after: Tables): TableChanges | undefined {
  if (before === after) return undefined
  const changes: Record<string, Changes<Row>> = {}
  for (const name in after) {
    const table = after[name]!
    const of = before?.[name] ? table.changesSince(before[name]) : { all: [...table.all()] }
    if (of) changes[name] = of
  }
  return Object.keys(changes).length > 0 ? changes : undefined
}

function changed(
  before: StatesSnapshot,
  all: readonly (StatesChanges | undefined)[],
  owners: ReadonlyMap<string, StateOwner<Tables>>,
): StatesSnapshot {
  let states = new States(before)
  for (const changes of all) {
    if (!changes) continue
    const gone = Object.values(changes).includes(null)
    if (gone) states = new States(new Map([...states.snapshot()].filter(([name]) => changes[name] !== null)))
    for (const [name, tables] of Object.entries(changes)) {
      const owner = owners.get(name)
      // What another version of the program had, such as a vendor of an overlay, this one has not.
      if (!owner || !tables) continue
      const own = states.get(owner)
      for (const [table, of] of Object.entries(tables)) if (own[table]) applyChanges(own[table], of)
    }
  }
  return states.snapshot()
}
