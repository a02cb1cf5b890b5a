/** What makes one table another, as plain data. */

/** Entries to put and keys to remove; or all entries, in order, where those two do not make it. */
export type Changes<E> =
  | { readonly put: readonly E[]; readonly removed: readonly string[]; readonly all?: undefined }
  | { readonly all: readonly E[] }

/** A table that changes are made in. */
interface Changeable<R> {
  all(): Iterable<R>
  keyOf(row: R): string
  putAll(rows: readonly R[]): void
  remove(key: string): void
}

/** Makes the changes that another table told of the table that was like this one. */
export function applyChanges<R>(table: Changeable<R>, changes: Changes<R>): void {
  const { put, removed } = changes.all
    ? { put: changes.all, removed: Array.from(table.all(), row => table.keyOf(row)) }
    : changes
  for (const key of removed) table.remove(key)
  table.putAll(put)
}
