import { find, type KeyMap, keyMap, withEntry, withoutKey } from './key-map.ts'
import {
  append,
  emptyList,
  insertAt,
  itemAt,
  last,
  type List,
  listOf,
  lowerBound,
  type Owner,
  removeAt,
  replaceAt,
  sizeOf,
} from './list.ts'

/**
 * One declared order of a table: rows are grouped by `keys` and kept sorted by `compare` within each group.
 * A row is in every group that `keys` names, in none when it names none.
 */
export interface Index<R> {
  readonly keys: (row: R) => string | readonly string[] | undefined
  /** Total order within a group; it must not change while the row is in the table but by `replace`. */
  readonly compare: (a: R, b: R) => number
}

/** The records of each group of one index in order, by its key. */
export type Groups<R> = KeyMap<List<R>>

/** The groups of these records, as if they had entered one after the other. */
export function groupsOf<R>(all: readonly R[], index: Index<R>, owner: Owner): Groups<R> {
  const groups = new Map<string, R[]>()
  for (const row of all) {
    const key = index.keys(row)
    if (typeof key === 'string') collect(groups, key, row)
    else if (key) for (const one of key) collect(groups, one, row)
  }
  const lists = new Map<string, List<R>>()
  for (const [key, rows] of groups) lists.set(key, listOf(rows.toSorted(index.compare), owner))
  return keyMap(lists, owner)
}

function collect<R>(groups: Map<string, R[]>, key: string, row: R): void {
  const rows = groups.get(key)
  if (rows) rows.push(row)
  else groups.set(key, [row])
}

/** The groups with one more record. */
export function entered<R>(groups: Groups<R>, index: Index<R>, row: R, owner: Owner): Groups<R> {
  const key = index.keys(row)
  if (typeof key === 'string') return enteredIn(groups, key, index, row, owner)
  let after = groups
  if (key) for (const one of key) after = enteredIn(after, one, index, row, owner)
  return after
}

function enteredIn<R>(groups: Groups<R>, key: string, { compare }: Index<R>, row: R, owner: Owner): Groups<R> {
  const rows = find(groups, key)
  if (!rows) return withEntry(groups, key, append(emptyList<R>(), row, owner), owner)
  const isLast = compare(last(rows)!, row) <= 0
  const more = isLast
    ? append(rows, row, owner)
    : insertAt(
        rows,
        lowerBound(rows, other => compare(other, row) > 0),
        row,
        owner,
      )
  return more === rows ? groups : withEntry(groups, key, more, owner)
}

/** The groups without a record. */
export function left<R>(groups: Groups<R>, index: Index<R>, row: R, owner: Owner): Groups<R> {
  let after = groups
  for (const key of keysOf(index, row)) {
    const rows = find(after, key) ?? emptyList<R>()
    after = withRows(after, key, rows, removeAt(rows, positionOf(rows, index, row, key), owner), owner)
  }
  return after
}

/** The groups with a record in the place of another one. */
export function moved<R>(groups: Groups<R>, index: Index<R>, before: R, row: R, owner: Owner): Groups<R> {
  const keys = keysOf(index, before)
  if (index.compare(before, row) !== 0 || !sameKeys(keys, keysOf(index, row)))
    return entered(left(groups, index, before, owner), index, row, owner)
  let after = groups
  for (const key of keys) {
    const rows = find(after, key) ?? emptyList<R>()
    after = withRows(after, key, rows, replaceAt(rows, positionOf(rows, index, before, key), row, owner), owner)
  }
  return after
}

function withRows<R>(groups: Groups<R>, key: string, before: List<R>, rows: List<R>, owner: Owner): Groups<R> {
  if (sizeOf(rows) === 0) return withoutKey(groups, key, owner)
  return rows === before ? groups : withEntry(groups, key, rows, owner)
}

/** Where a record stands in its group, among those that are equal to it in order. */
function positionOf<R>(rows: List<R>, { compare }: Index<R>, row: R, key: string): number {
  for (let i = lowerBound(rows, other => compare(other, row) >= 0); ; i++) {
    const other = itemAt(rows, i)
    if (other === row) return i
    if (other === undefined || compare(other, row) !== 0)
      throw new Error(`An order has lost a record of the group "${key}".`)
  }
}

function keysOf<R>({ keys }: Index<R>, row: R): readonly string[] {
  const named = keys(row)
  return named === undefined ? [] : typeof named === 'string' ? [named] : named
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, i) => key === b[i])
}

/** The order of records that stays as they came. */
export function inOrderOfInsertion(): number {
  return 0
}
