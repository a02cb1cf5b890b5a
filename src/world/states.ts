import type { Row } from '../tables/shape.ts'
import type { RowWatcher, Table } from '../tables/table.ts'

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
  | 'remove'
  | 'watch'
  | 'isWatched'
  | 'ordinal'
  | 'keyOf'
> {
  fork(): AnyTable
  empty(): AnyTable
  snapshot(): AnyTable
  handOver(next: AnyTable): void
}

/** Tables by name, in the order in which a document lists them. */
export type Tables = Readonly<Record<string, AnyTable>>

/** What has tables in every world: a vendor, or a part such as the faults. */
export interface StateOwner<S extends Tables> {
  readonly name: string
  /** Fresh tables. */
  createState(): S
}

/** Makes the watcher of one table of an owner. */
type TableWatchers = (owner: StateOwner<Tables>, table: string) => RowWatcher<Row>

/** The tables of several owners as they were, by the owners' names; they are only forked and never changed. */
export type StatesSnapshot = ReadonlyMap<string, Tables>

/** The tables of several owners in one world. Those that were not asked for yet are the snapshot's, which worlds share. */
export class States {
  /** What all tables were when a snapshot was taken last. */
  #snapshot: StatesSnapshot
  /** The tables that were asked for. */
  #own: Map<string, Tables> | undefined
  /** All tables; undefined once others take the place of some. */
  #all: readonly AnyTable[] | undefined
  #watcherOf: TableWatchers | undefined
  /** The tables that are watched since they were asked for: whose they are, and what ends it. */
  #watched: Map<string, { readonly owner: StateOwner<Tables>; readonly stops: readonly (() => void)[] }> | undefined

  constructor(snapshot: StatesSnapshot) {
    this.#snapshot = snapshot
  }

  /** The tables of this owner. */
  get<S extends Tables>(owner: StateOwner<S>): S {
    let tables = this.#own?.get(owner.name)
    if (!tables) {
      const shared = this.#snapshot.get(owner.name)
      tables = shared ? mapTables(shared, table => table.fork()) : owner.createState()
      this.#own ??= new Map()
      this.#own.set(owner.name, tables)
      this.#all = undefined
      this.#watch(owner, tables)
    }
    return tables as S // only the owner of the name has made them
  }

  /** Has each table watched from when it is asked for. What a restore changes is told to none of these watchers. */
  record(watcherOf: TableWatchers): void {
    this.#watcherOf = watcherOf
  }

  /** About how many bytes the records take. */
  get bytes(): number {
    this.#all ??= [...new Map([...this.#snapshot, ...(this.#own ?? [])]).values()].flatMap(Object.values<AnyTable>)
    let bytes = 0
    for (const table of this.#all) bytes += table.bytes
    return bytes
  }

  /** All tables as they are now; costs what changed since the last one, and the same one is answered if nothing did. */
  snapshot(): StatesSnapshot {
    let states: Map<string, Tables> | undefined
    for (const [name, tables] of this.#own ?? []) {
      const before = this.#snapshot.get(name)
      if (before && Object.keys(tables).every(table => tables[table]!.snapshot() === before[table])) continue
      states ??= new Map(this.#snapshot)
      states.set(
        name,
        mapTables(tables, table => table.snapshot()),
      )
    }
    return (this.#snapshot = states ?? this.#snapshot)
  }

  /** Goes back to a snapshot, for the owners that are meant. Watchers go on with the new tables, and hear what differs. */
  restore(snapshot: StatesSnapshot, isMeant: (owner: string) => boolean = () => true): void {
    const now = this.snapshot()
    this.#all = undefined
    const kept = [...now].filter(([name]) => !isMeant(name))
    const before = [...(this.#own ?? [])].filter(([name]) => isMeant(name))
    this.#snapshot =
      kept.length === 0 ? snapshot : new Map([...snapshot].filter(([name]) => isMeant(name)).concat(kept))
    for (const [name, tables] of before) {
      this.#own?.delete(name)
      const { owner, stops = [] } = this.#watched?.get(name) ?? {}
      for (const stop of stops) stop()
      if (!Object.values(tables).some(({ isWatched }) => isWatched)) continue
      const shared = this.#snapshot.get(name)
      const next = shared ? mapTables(shared, table => table.fork()) : mapTables(tables, table => table.empty())
      this.#own?.set(name, next)
      for (const table in tables) tables[table]!.handOver(next[table]!)
      if (owner) this.#watch(owner, next)
    }
  }

  #watch(owner: StateOwner<Tables>, tables: Tables): void {
    const watcherOf = this.#watcherOf
    if (!watcherOf) return
    const stops = Object.entries(tables).map(([name, table]) => table.watch(watcherOf(owner, name)))
    this.#watched = (this.#watched ?? new Map()).set(owner.name, { owner, stops })
  }
}

/** Tables like these under the same names. */
export function mapTables(tables: Tables, map: (table: AnyTable) => AnyTable): Tables {
  const mapped: Record<string, AnyTable> = {}
  for (const name in tables) mapped[name] = map(tables[name]!)
  return mapped
}
