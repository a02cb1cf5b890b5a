import { worldError } from './errors.ts'
import { SimError } from '../errors/sim-error.ts'
import { sizeOf } from './size.ts'

/** What every record is: immutable. A change replaces the record, so a copy of a table is a copy of pointers. */
export type Row = Readonly<Record<string, unknown>>

/**
 * One declared order of a table: rows are grouped by `keys` and kept sorted by `compare` within each group.
 * A row is in every group that `keys` names, in none when it names none.
 */
export interface Index<R> {
  readonly keys: (row: R) => string | readonly string[] | undefined
  /** Total order within a group; it must not change while the row is in the table but by `replace`. */
  readonly compare: (a: R, b: R) => number
}

/** How a table is made: its key, its indexes, and the refusal for a record that is not there. */
export interface TableDefinition<R extends Row, I extends string> {
  /** The record's `id` where it is left out. */
  readonly key?: (row: R) => string
  readonly indexes?: Readonly<Record<I, Index<R>>> | undefined
  /** The vendor's refusal for an unknown key. */
  readonly missing: (key: string) => SimError
  /** The running number that a record brings; those minted later are above it. */
  readonly ordinal?: ((row: R) => number) | undefined
  /** How many bytes a record counts for; about what it takes in a document where it is left out. */
  readonly bytesOf?: (row: R) => number
}

/** Where a page begins and how long it is. `reverse` counts from the group's end. */
export interface Slice {
  readonly offset: number
  readonly limit: number
  readonly reverse?: boolean
}

/** Told of each record that was put into a table; undefined is one that was taken away. */
export type RowWatcher<R> = (key: string, row: R | undefined) => void

/**
 * Records of one kind in one world, by key, with declared orders. Reading a page costs the page; inserting at the
 * end of an order (the usual case in chat) costs constant time; elsewhere a binary search and one move of memory.
 */
export class Table<R extends Row, I extends string = never> {
  readonly #definition: TableDefinition<R, I>
  readonly #key: (row: R) => string
  readonly #indexes: Readonly<Record<I, Index<R>>>
  readonly #names: readonly I[]
  readonly #bytesOf: (row: R) => number
  #rows = new Map<string, R>()
  #groups: Record<I, Map<string, R[]>>
  /** Whether another table may read the same rows and groups: then a change copies them first. */
  #isShared = false
  #bytes = 0
  #watcher: RowWatcher<R> | undefined

  constructor(definition: TableDefinition<R, I>) {
    this.#definition = definition
    this.#key = definition.key ?? (row => String(row['id']))
    this.#indexes = definition.indexes ?? ({} as Record<I, Index<R>>) // without indexes, I is never
    this.#names = Object.keys(this.#indexes) as I[] // Object.keys widens to string
    this.#bytesOf = definition.bytesOf ?? sizeOf
    this.#groups = this.#groupsFrom(() => new Map())
  }

  /** How many records there are. */
  get size(): number {
    return this.#rows.size
  }

  /** How many bytes the records count for together. */
  get bytes(): number {
    return this.#bytes
  }

  /** The record with this key, if there is one. */
  get(key: string): R | undefined {
    return this.#rows.get(key)
  }

  /** The record with this key; refuses in the vendor's words when there is none. */
  require(key: string): R {
    const row = this.#rows.get(key)
    if (!row) throw this.#definition.missing(key)
    return row
  }

  /** The vendor's refusal for this key: also for a record that is there but that the caller must not see. */
  missing(key: string): SimError {
    return this.#definition.missing(key)
  }

  /** The key of a record. */
  keyOf(row: R): string {
    return this.#key(row)
  }

  /** The running number that this record brings, if records of this kind have one. */
  ordinal(row: R): number | undefined {
    return this.#definition.ordinal?.(row)
  }

  /** Mints a key until it is one that no record has: records may bring keys of their own. */
  unused(mint: () => string): string {
    let key = mint()
    while (this.#rows.has(key)) key = mint()
    return key
  }

  /** Every record, in the order of insertion. */
  all(): IterableIterator<R> {
    return this.#rows.values()
  }

  /** The records of one group in order. The list is the table's own: read it before the next change. */
  where(index: I, key: string): readonly R[] {
    return this.#groups[index].get(key) ?? []
  }

  /** How many records a group has. */
  count(index: I, key: string): number {
    return this.where(index, key).length
  }

  /** The last record of a group's order. */
  last(index: I, key: string): R | undefined {
    return this.where(index, key).at(-1)
  }

  /** One page of a group; costs the page, not the group. */
  page(index: I, key: string, { offset, limit, reverse = false }: Slice): R[] {
    const rows = this.where(index, key)
    if (!reverse) return rows.slice(offset, offset + limit)
    const end = Math.max(0, rows.length - offset)
    const page: R[] = []
    for (let i = end - 1, last = Math.max(0, end - limit); i >= last; i--) page.push(rows[i]!)
    return page
  }

  /**
   * The position of the first record of a group for which `isAfter` holds. It must hold for all records behind the
   * first one for which it does; costs a binary search.
   */
  seek(index: I, key: string, isAfter: (row: R) => boolean): number {
    return lowerBound(this.where(index, key), isAfter)
  }

  /** The position right behind a record of a group; costs a binary search. */
  seekBehind(index: I, key: string, row: R): number {
    const { compare } = this.#indexes[index]
    return lowerBound(this.where(index, key), other => compare(other, row) > 0)
  }

  /** Adds a record; refuses a key that exists with `RECORD_EXISTS`. */
  insert(row: R): R {
    const key = this.#key(row)
    if (this.#rows.has(key)) throw worldError('RECORD_EXISTS', `A record with the key "${key}" exists already.`)
    this.#unshare()
    this.#rows.set(key, row)
    this.#bytes += this.#bytesOf(row)
    for (const name of this.#names) this.#enter(name, row)
    this.#watcher?.(key, row)
    return row
  }

  /** Puts a record in the place of the one with the same key, and answers it. */
  replace(row: R): R {
    const key = this.#key(row)
    const before = this.#rows.get(key)
    if (!before) throw new Error(`There is no record with the key "${key}" to replace.`)
    this.#unshare()
    this.#rows.set(key, row)
    this.#bytes += this.#bytesOf(row) - this.#bytesOf(before)
    for (const name of this.#names) this.#move(name, before, row)
    this.#watcher?.(key, row)
    return row
  }

  /** Inserts a record, or replaces the one with the same key. */
  put(row: R): R {
    return this.#rows.has(this.#key(row)) ? this.replace(row) : this.insert(row)
  }

  /** Takes the record with this key away, if there is one. */
  remove(key: string): void {
    const row = this.#rows.get(key)
    if (!row) return
    this.#unshare()
    this.#rows.delete(key)
    this.#bytes -= this.#bytesOf(row)
    for (const name of this.#names) this.#leave(name, row)
    this.#watcher?.(key, undefined)
  }

  /** Tells this one watcher of every change from now on; undefined ends that. A fork has none. */
  watch(watcher: RowWatcher<R> | undefined): void {
    this.#watcher = watcher
  }

  /** An independent table with the same records: costs nothing until one of the two changes, then pointers are copied. */
  fork(): Table<R, I> {
    const copy = new Table(this.#definition)
    copy.#rows = this.#rows
    copy.#groups = this.#groups
    copy.#bytes = this.#bytes
    copy.#isShared = this.#isShared = true
    return copy
  }

  #unshare(): void {
    if (!this.#isShared) return
    this.#rows = new Map(this.#rows)
    const shared = this.#groups
    this.#groups = this.#groupsFrom(name => new Map([...shared[name]].map(([key, rows]) => [key, rows.slice()])))
    this.#isShared = false
  }

  #groupsFrom(groupsOf: (name: I) => Map<string, R[]>): Record<I, Map<string, R[]>> {
    // Object.fromEntries forgets which keys it was given.
    return Object.fromEntries(this.#names.map(name => [name, groupsOf(name)])) as Record<I, Map<string, R[]>>
  }

  #keys(name: I, row: R): readonly string[] {
    const keys = this.#indexes[name].keys(row)
    return keys === undefined ? [] : typeof keys === 'string' ? [keys] : keys
  }

  #enter(name: I, row: R): void {
    const { compare } = this.#indexes[name]
    for (const key of this.#keys(name, row)) {
      const group = this.#groups[name].get(key)
      if (!group) this.#groups[name].set(key, [row])
      else if (compare(group.at(-1)!, row) <= 0) group.push(row)
      else group.splice(this.seekBehind(name, key, row), 0, row)
    }
  }

  #leave(name: I, row: R): void {
    for (const key of this.#keys(name, row)) {
      const group = this.#groups[name].get(key)
      const position = group ? this.#position(name, group, row) : -1
      if (!group || position < 0) throw new Error(`The order "${name}" has lost a record of the group "${key}".`)
      if (group.length === 1) this.#groups[name].delete(key)
      else if (position === group.length - 1) group.pop()
      else if (position === 0) group.shift()
      else group.splice(position, 1)
    }
  }

  #move(name: I, before: R, after: R): void {
    const { compare } = this.#indexes[name]
    const keys = this.#keys(name, before)
    if (compare(before, after) !== 0 || !sameKeys(keys, this.#keys(name, after))) {
      this.#leave(name, before)
      this.#enter(name, after)
      return
    }
    for (const key of keys) {
      const group = this.#groups[name].get(key)
      if (group) group[this.#position(name, group, before)] = after
    }
  }

  #position(name: I, group: readonly R[], row: R): number {
    const { compare } = this.#indexes[name]
    for (let i = lowerBound(group, other => compare(other, row) >= 0); i < group.length; i++) {
      if (group[i] === row) return i
      if (compare(group[i]!, row) !== 0) break
    }
    return -1
  }
}

/** Compares two numbers or two strings, ascending. */
export function ascending(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, i) => key === b[i])
}

function lowerBound<R>(rows: readonly R[], holds: (row: R) => boolean): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(rows[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}
