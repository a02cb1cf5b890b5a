/** What a table holds, and how records enter and leave it: by key, and in each index. */
import { entered, type Groups, groupsOf, type Index, left, moved } from './groups.ts'
import { type KeyMap, keyMap, settled, withEntry, withoutKey } from './key-map.ts'
import type { Owner } from './list.ts'

/** What a table holds. Copies share it until one of them changes. */
export interface Content<R> {
  rows: KeyMap<R>
  /** By index, in the order in which they are declared. */
  readonly groups: Groups<R>[]
  size: number
  bytes: number
}

/** What an empty table holds. */
export function noContent<R>(indexes: readonly Index<R>[]): Content<R> {
  return { rows: undefined, groups: indexes.map(() => undefined), size: 0, bytes: 0 }
}

/** The same content in an object of its own: with a new owner its changes leave the other one as it is. */
export function ownContent<R>({ rows, groups, size, bytes }: Content<R>): Content<R> {
  return { rows, groups: groups.slice(), size, bytes }
}

/** Merges layers of content that is going to be changed or shared, for all who share it. */
export function settle<R>(content: Content<R>): void {
  content.rows = settled(content.rows)
  for (let i = 0; i < content.groups.length; i++) content.groups[i] = settled(content.groups[i])
}

/** Puts records into content that has none, in one pass. False where two of them have the same key: nothing is put then. */
export function fill<R>(
  content: Content<R>,
  indexes: readonly Index<R>[],
  rows: readonly R[],
  keyOf: (row: R) => string,
  owner: Owner,
): boolean {
  const entries = new Map<string, R>()
  for (const row of rows) entries.set(keyOf(row), row)
  if (entries.size < rows.length) return false
  for (let i = 0; i < indexes.length; i++) content.groups[i] = groupsOf(rows, indexes[i]!, owner)
  content.rows = keyMap(entries, owner)
  content.size = rows.length
  return true
}

/** Puts a record into content, in the place of `before` if there is one with its key. */
export function enter<R>(
  content: Content<R>,
  indexes: readonly Index<R>[],
  key: string,
  before: R | undefined,
  row: R,
  owner: Owner,
): void {
  const { groups } = content
  content.rows = withEntry(content.rows, key, row, owner)
  if (!before) content.size++
  for (let i = 0; i < indexes.length; i++) {
    const index = indexes[i]!
    groups[i] = before ? moved(groups[i], index, before, row, owner) : entered(groups[i], index, row, owner)
  }
}

/** Takes a record out of content. */
export function leave<R>(content: Content<R>, indexes: readonly Index<R>[], key: string, row: R, owner: Owner): void {
  const { groups } = content
  content.rows = withoutKey(content.rows, key, owner)
  content.size--
  for (let i = 0; i < indexes.length; i++) groups[i] = left(groups[i], indexes[i]!, row, owner)
}
