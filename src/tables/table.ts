import type { SimError } from '../errors/sim-error.ts'
import { check } from '../inputs/check.ts'
import { Enum } from '../inputs/strict.ts'
import type { Changes } from './changes.ts'
import { type Content, enter, fill, leave, noContent, ownContent, settle } from './content.ts'
import { tablesError } from './errors.ts'
import { changesOf, eachDifference, entriesOf, find } from './key-map.ts'
import { itemAt, last, type List, lowerBound, type Owner, sizeOf, type Slice, slice } from './list.ts'
import { type Row, Shape, type TableDefinition, type Tally } from './shape.ts'

/** Told of each record that was put into a table; undefined is one that was taken away. */
export type RowWatcher<R> = (key: string, row: R | undefined) => void

/**
 * Records of one kind in one world, by key, with declared orders. Reading a page costs the page, a change costs the
 * logarithm of the size. A copy costs nothing: two tables share what neither of them has changed since.
 */
export class Table<R extends Row, I extends string = never> {
  readonly #shape: Shape<R, I>
  #content: Content<R>
  /** Whose the nodes are that no copy shares; undefined until the first change after a copy. */
  #owner: Owner | undefined
  /** The copy that was made last; undefined once the table has changed. */
  #snapshot: Table<R, I> | undefined
  #watchers: Set<RowWatcher<R>> | undefined
  /** Another one when a record is removed: tables of one have what both have in the same order. A copy begins its own. */
  #order: object | undefined
  /** Counts what changes in all tables of it. A copy is counted nowhere. */
  tally: Tally | undefined
  /** Is told of each change what `undo` takes, and how many bytes are kept by keeping that. A copy tells nothing. */
  onChange: ((key: string, before: unknown, bytes: number) => void) | undefined

  constructor(definition: TableDefinition<R, I> | Shape<R, I>) {
    this.#shape = definition instanceof Shape ? definition : new Shape(definition)
    this.#content = noContent(this.#shape.indexes)
  }

  /** How many records there are. */
  get size(): number {
    return this.#content.size
  }

  /** How many bytes the records count for together. */
  get bytes(): number {
    return this.#content.bytes
  }

  /** The record with this key, if there is one. */
  get(key: string): R | undefined {
    return find(this.#content.rows, key)
  }

  /** The record with this key; refuses in the vendor's words when there is none. */
  require(key: string): R {
    const row = find(this.#content.rows, key)
    if (!row) throw this.missing(key)
    return row
  }

  /** The vendor's refusal for this key: also for a record that is there but that the caller must not see. */
  missing(key: string): SimError {
    return this.#shape.missing(key)
  }

  /** The key of a record. */
  keyOf(row: R): string {
    return this.#shape.key(row)
  }

  /** The running number that this record brings, if records of this kind have one. */
  ordinal(row: R): number | undefined {
    return this.#shape.ordinal?.(row)
  }

  /** Mints a key until it is one that no record has: records may bring keys of their own. */
  unused(mint: () => string): string {
    let key = mint()
    while (this.get(key)) key = mint()
    return key
  }

  /** Every record that there is now, in the order of insertion. */
  *all(): IterableIterator<R> {
    // A change meanwhile must not change what is read here.
    this.#owner = undefined
    for (const [, row] of entriesOf(this.#content.rows)) yield row
  }

  /** The records of one group in order, in an array of its own: costs the group. */
  where(index: I, key: string): R[] {
    return this.page(index, key)
  }

  /** How many records a group has. */
  count(index: I, key: string): number {
    const rows = this.#rows(index, key)
    return rows ? sizeOf(rows) : 0
  }

  /** The record at a position of a group's order. */
  at(index: I, key: string, position: number): R | undefined {
    const rows = this.#rows(index, key)
    return rows && itemAt(rows, position)
  }

  /** The last record of a group's order. */
  last(index: I, key: string): R | undefined {
    const rows = this.#rows(index, key)
    return rows && last(rows)
  }

  /** One page of a group, all of it by default; costs the page, not the group. */
  page(index: I, key: string, { offset = 0, limit = Infinity, reverse = false }: Partial<Slice> = {}): R[] {
    const rows = this.#rows(index, key)
    if (!rows) return []
    if (!reverse) return slice(rows, offset, offset + limit)
    const end = Math.max(0, sizeOf(rows) - offset)
    return slice(rows, Math.max(0, end - limit), end).toReversed()
  }

  /**
   * The position of the first record of a group for which `isAfter` holds. It must hold for all records behind the
   * first one for which it does; costs a binary search.
   */
  seek(index: I, key: string, isAfter: (row: R) => boolean): number {
    const rows = this.#rows(index, key)
    return rows ? lowerBound(rows, isAfter) : 0
  }

  /** The position right behind a record of a group; costs a binary search. */
  seekBehind(index: I, key: string, row: R): number {
    const { compare } = this.#shape.indexes[this.#shape.names.indexOf(index)]!
    return this.seek(index, key, other => compare(other, row) > 0)
  }

  /** Adds a record; refuses a key that exists with `RECORD_EXISTS`. */
  insert(row: R): R {
    const key = this.#shape.key(row)
    if (this.get(key)) throw tablesError('RECORD_EXISTS', `A record with the key "${key}" exists already.`)
    return this.#put(key, undefined, row)
  }

  /** Puts a record in the place of the one with the same key, and answers it. */
  replace(row: R): R {
    const key = this.#shape.key(row)
    const before = this.get(key)
    if (!before) throw new Error(`There is no record with the key "${key}" to replace.`)
    return this.#put(key, before, row)
  }

  /** Inserts a record, or replaces the one with the same key. */
  put(row: R): R {
    const key = this.#shape.key(row)
    return this.#put(key, this.get(key), row)
  }

  /** Puts records one after the other; into an empty table in one pass, unless each of them is told. */
  putAll(rows: readonly R[]): void {
    const canFill = this.size === 0 && rows.length > 0 && !this.onChange && !this.isWatched
    if (!canFill || !this.#fill(rows)) for (const row of rows) this.put(row)
  }

  /** Takes the record with this key away, if there is one. */
  remove(key: string): void {
    const row = this.get(key)
    if (!row) return
    // Only the whole table knows the place of a record in the order of insertion.
    this.onChange?.(key, this.snapshot(), this.#shape.bytesOf(row))
    const owner = this.#own()
    const { bytesOf, indexes } = this.#shape
    leave(this.#content, indexes, key, row, owner)
    this.#count(-bytesOf(row))
    this.#order = {}
    this.#tell(key, undefined)
  }

  /** Undoes a change: `before` is what was told of it. It is the last one that was not undone yet. */
  undo(key: string, before: unknown): void {
    if (before instanceof Table) {
      const content = ownContent(before.#content as Content<R>) // a table of the same kind
      if (this.tally) this.tally.bytes += content.bytes - this.bytes
      this.#content = content
      this.#owner = this.#snapshot = this.#order = undefined
    } else if (before === undefined) this.remove(key)
    else this.put(before as R) // a record of this table
  }

  /** Tells the watcher of each change, until the function it answers is called. A copy has no watchers. */
  watch(watcher: RowWatcher<R>): () => void {
    const watchers = (this.#watchers ??= new Set())
    watchers.add(watcher)
    return () => {
      watchers.delete(watcher)
    }
  }

  /** Whether there are watchers. */
  get isWatched(): boolean {
    return this.#watchers !== undefined && this.#watchers.size > 0
  }

  /** An independent table with the same records; of one that takes its place, as only one may, `changesSince` tells what changes. */
  fork(takesPlace = false): Table<R, I> {
    settle(this.#content)
    const copy = this.#share()
    if (takesPlace) copy.#order = this.#order
    return copy
  }

  /** A table of this kind without records. */
  empty(): Table<R, I> {
    return new Table<R, I>(this.#shape)
  }

  /** The table as it is now, the same one until it changes: it is only forked and never changed. */
  snapshot(): Table<R, I> {
    if (!this.#snapshot) {
      // Layers are merged when this table changes again: until then the top one mostly has all that differs from the snapshot before.
      const copy = this.#share()
      this.#snapshot = copy.#snapshot = copy
      copy.#order = this.#order
    }
    return this.#snapshot
  }

  /** What makes an earlier table of this kind this one; undefined where they are the same. */
  changesSince(before: Table<R, I>): Changes<R> | undefined {
    const [was, is] = [before.#content, this.#content]
    return was === is ? undefined : changesOf(was.rows, is.rows, before.#order === (this.#order ?? {}))
  }

  /** Hands the watchers over to the table that takes this one's place, and tells them what differs, removals first. */
  handOver(next: Table<R, I>): void {
    const watchers = (next.#watchers = this.#watchers)
    this.#watchers = undefined
    if (!watchers?.size) return
    const put: [string, R][] = []
    eachDifference(this.#content.rows, next.#content.rows, (key, _before, after) => {
      if (after) put.push([key, after])
      else next.#tell(key, undefined)
    })
    for (const [key, row] of put) next.#tell(key, row)
  }

  /** A copy that has the same content as this one, until either changes. */
  #share(): Table<R, I> {
    const copy = new Table<R, I>(this.#shape)
    copy.#content = this.#content
    copy.#snapshot = this.#snapshot
    this.#owner = undefined
    return copy
  }

  /** A group's records. Refuses an index that the table has not with `INVALID_INPUT`. */
  #rows(index: I, key: string): List<R> | undefined {
    const { names } = this.#shape
    const place = names.indexOf(index)
    if (place < 0) check(Enum(names), index, 'The index', 'INVALID_INPUT')
    return find(this.#content.groups[place], key)
  }

  #put(key: string, before: R | undefined, row: R): R {
    const owner = this.#own()
    const { bytesOf, indexes } = this.#shape
    enter(this.#content, indexes, key, before, row, owner)
    const bytes = before ? bytesOf(before) : 0
    this.#count(bytesOf(row) - bytes)
    this.onChange?.(key, before, bytes)
    this.#tell(key, row)
    return row
  }

  #fill(rows: readonly R[]): boolean {
    const owner = this.#own()
    const { bytesOf, indexes, key } = this.#shape
    if (!fill(this.#content, indexes, rows, key, owner)) return false
    for (const row of rows) this.#count(bytesOf(row))
    return true
  }

  #count(bytes: number): void {
    this.#content.bytes += bytes
    if (this.tally) this.tally.bytes += bytes
  }

  #tell(key: string, row: R | undefined): void {
    if (this.#watchers) for (const watcher of this.#watchers) watcher(key, row)
  }

  /** Whose the nodes are that may be changed in place. */
  #own(): Owner {
    this.#snapshot = undefined
    if (this.#owner) return this.#owner
    this.#order ??= {}
    settle(this.#content)
    this.#content = ownContent(this.#content)
    return (this.#owner = {})
  }
}
