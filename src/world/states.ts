import type { Changes } from '../tables/changes.ts'
import type { Row, Tally } from '../tables/shape.ts'
import type { Table } from '../tables/table.ts'

/** A table as far as a world needs it, whatever its records are. */
export interface AnyTable extends Pick<
  Table<Row>,
  | 'size'
  | 'bytes'
  | 'all'
  | 'get'
  | 'require'
  | 'where'
  | 'count'
  | 'at'
  | 'last'
  | 'page'
  | 'put'
  | 'putAll'
  | 'remove'
  | 'watch'
  | 'isWatched'
  | 'ordinal'
  | 'keyOf'
> {
  fork(takesPlace?: boolean): AnyTable
  empty(): AnyTable
  snapshot(): AnyTable
  handOver(next: AnyTable): void
  changesSince(before: AnyTable): Changes<Row> | undefined
  tally: Tally | undefined
  onChange: ChangeListener | undefined
  undo(key: string, before: unknown): void
}

/** Tables by name, in the order in which a document lists them. */
export type Tables = Readonly<Record<string, AnyTable>>

/** What has tables in every world: a vendor, or a part such as the faults. */
export interface StateOwner<S extends Tables> {
  readonly name: string
  /** Fresh tables. */
  createState(): S
}

/** Is told how each change of one table is undone. */
type ChangeListener = NonNullable<Table<Row>['onChange']>
/** Makes the listener of one table of an owner. */
type ListenerOf = (owner: StateOwner<Tables>, table: string) => ChangeListener

/** The tables of several owners as they were, by the owners' names; they are only forked and never changed. */
export type StatesSnapshot = ReadonlyMap<string, Tables>

/** The tables of several owners in one world. Those that were not asked for yet are the snapshot's, which worlds share. */
export class States {
  /** What all tables were when a snapshot was taken last. */
  #snapshot: StatesSnapshot
  /** The tables that were asked for. */
  #own: Map<string, Tables> | undefined
  /** How many bytes all tables count for; undefined until that is asked for, and once others take the place of some. */
  #tally: Tally | undefined
  #listenerOf: ListenerOf | undefined
  /** Whether its tables take the place of the snapshot's. */
  #goesOn = false
  /** Whose tables tell how their changes are undone. */
  #told: Map<string, StateOwner<Tables>> | undefined

  constructor(snapshot: StatesSnapshot) {
    this.#snapshot = snapshot
  }

  /** The tables of this owner. */
  get<S extends Tables>(owner: StateOwner<S>): S {
    let tables = this.#own?.get(owner.name)
    if (!tables) {
      const shared = this.#snapshot.get(owner.name)
      tables = shared ? this.#copy(shared) : owner.createState()
      this.#own ??= new Map()
      this.#own.set(owner.name, tables)
      this.#tally = undefined
      this.#listen(owner, tables)
    }
    return tables as S // only the owner of the name has made them
  }

  /** Has each table that is asked for from now on tell how its changes are undone; what a restore changes is not told. */
  record(listenerOf: ListenerOf): void {
    this.#listenerOf = listenerOf
  }

  /** About how many bytes the records take. */
  get bytes(): number {
    return (this.#tally ??= this.#count()).bytes
  }

  /** All tables as they are now; costs what changed since the last one, and the same one is answered if nothing did. */
  snapshot(): StatesSnapshot {
    let states: Map<string, Tables> | undefined
    for (const [name, tables] of this.#own ?? []) {
      const before = this.#snapshot.get(name)
      if (before && areAs(before, tables)) continue
      states ??= new Map(this.#snapshot)
      states.set(
        name,
        mapTables(tables, table => table.snapshot()),
      )
    }
    return (this.#snapshot = states ?? this.#snapshot)
  }

  /**
   * Goes back to a snapshot, for the owners that are meant. Watchers go on with the new tables, and hear what differs. `goesOn`
   * says that its tables are the ones that later ones are compared with.
   */
  restore(snapshot: StatesSnapshot, isMeant: (owner: string) => boolean = () => true, goesOn = false): void {
    this.#goesOn = goesOn
    const now = this.snapshot()
    this.#tally = undefined
    const kept = [...now].filter(([name]) => !isMeant(name))
    const before = [...(this.#own ?? [])].filter(([name]) => isMeant(name))
    this.#snapshot =
      kept.length === 0 ? snapshot : new Map([...snapshot].filter(([name]) => isMeant(name)).concat(kept))
    for (const [name, tables] of before) {
      this.#own?.delete(name)
      if (!Object.values(tables).some(({ isWatched }) => isWatched)) continue
      const shared = this.#snapshot.get(name)
      const next = shared ? this.#copy(shared) : mapTables(tables, table => table.empty())
      this.#own?.set(name, next)
      for (const table in tables) tables[table]!.handOver(next[table]!)
      const owner = this.#told?.get(name)
      if (owner) this.#listen(owner, next)
    }
  }

  /** What is shared with other worlds counts, and does not change. */
  #count(): Tally {
    const tally: Tally = { bytes: 0 }
    const own = this.#own
    for (const [name, tables] of new Map([...this.#snapshot, ...(own ?? [])]))
      for (const table of Object.values(tables)) {
        tally.bytes += table.bytes
        if (own?.has(name)) table.tally = tally
      }
    return tally
  }

  #copy(shared: Tables): Tables {
    return mapTables(shared, table => table.fork(this.#goesOn))
  }

  #listen(owner: StateOwner<Tables>, tables: Tables): void {
    const listenerOf = this.#listenerOf
    if (!listenerOf) return
    this.#told = (this.#told ?? new Map()).set(owner.name, owner)
    for (const name in tables) tables[name]!.onChange = listenerOf(owner, name)
  }
}

/** Whether tables are as they were when these snapshots were taken. */
function areAs(snapshots: Tables, tables: Tables): boolean {
  for (const name in tables) if (tables[name]!.snapshot() !== snapshots[name]) return false
  return true
}

/** Tables like these under the same names. */
export function mapTables(tables: Tables, map: (table: AnyTable) => AnyTable): Tables {
  const mapped: Record<string, AnyTable> = {}
  for (const name in tables) mapped[name] = map(tables[name]!)
  return mapped
}
