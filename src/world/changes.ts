import type { Row } from './table.ts'
import type { StateOwner, Tables, World } from './world.ts'

/** One change of a vendor's tables. */
export interface Change {
  /** The table's name. */
  readonly table: string
  readonly key: string
  /** The record as it is now; undefined where it was taken away. */
  readonly row: Row | undefined
}

type Listener = (change: Change) => void

/** Tells of the changes of vendors' tables: a table tells one watcher, and this tells all who listen. */
export class Changes {
  readonly #world: World
  readonly #listeners = new Map<string, Set<Listener>>()

  constructor(world: World) {
    this.#world = world
  }

  /** Tells the listener of each change of the vendor's tables as they are now, until the function that it answers is called. */
  listen(owner: StateOwner<Tables>, listener: Listener): () => void {
    const tables = this.#world.state(owner)
    const listeners = this.#listeners.get(owner.name) ?? this.#watch(owner.name, tables)
    listeners.add(listener)
    return () => {
      if (!listeners.delete(listener) || listeners.size > 0) return
      for (const table of Object.values(tables)) table.watch(undefined)
      this.#listeners.delete(owner.name)
    }
  }

  #watch(vendor: string, tables: Tables): Set<Listener> {
    const listeners = new Set<Listener>()
    for (const [name, table] of Object.entries(tables))
      table.watch((key, row) => {
        for (const listener of listeners) listener({ table: name, key, row })
      })
    this.#listeners.set(vendor, listeners)
    return listeners
  }
}

/** Copies of a vendor's tables, to which changes are made when it is their time. */
export class EarlierTables {
  readonly tables: Tables
  #isFollowing = false

  /** Copies `from`, which are the real tables, or themselves copies of these. */
  constructor(from: Tables, real: Tables = from) {
    const copies = Object.entries(from).map(([name, table]) => [name, table.fork()] as const)
    this.tables = Object.fromEntries(copies)
    // A query of the earlier state may make a record, such as an upload token: it has to be valid now too.
    for (const [name, copy] of copies)
      copy.watch((_key, row) => {
        if (row && !this.#isFollowing) real[name]?.put(row)
      })
  }

  /** Makes a change that was made to the real tables. */
  follow({ table, key, row }: Change): void {
    this.#isFollowing = true
    if (row) this.tables[table]?.put(row)
    else this.tables[table]?.remove(key)
    this.#isFollowing = false
  }
}
