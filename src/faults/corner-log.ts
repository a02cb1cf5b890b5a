/** A corner case in an answer or a record. */
export interface CornerEntry {
  readonly id: number
  readonly what: 'null' | 'text' | 'empty page' | 'shifted page' | 'equal instants' | 'large ids'
  /** The vendor, the entity and the field: `<vendor> Order 95726695 paymentCard`. */
  readonly where: string
}

/** How many places the log of a world holds; it leaves out further ones. */
const LIMIT = 1000

/** The corner cases of one world, each place once. */
export class CornerLog {
  readonly #entries = new Map<string, CornerEntry>()

  /** Notes a corner case, unless its place is noted already. */
  add(what: CornerEntry['what'], where: string): void {
    if (this.#entries.has(where) || this.#entries.size >= LIMIT) return
    this.#entries.set(where, { id: this.#entries.size + 1, what, where })
  }

  /** All entries, oldest first. */
  list(): CornerEntry[] {
    return [...this.#entries.values()]
  }

  /** Removes all entries and counts anew. */
  clear(): void {
    this.#entries.clear()
  }
}
