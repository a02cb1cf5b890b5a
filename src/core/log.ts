/** A list that keeps the newest `limit` entries, counts what it dropped, and tells listeners of each new one. */
export class BoundedLog<E extends { readonly id: number }> {
  readonly limit: number
  #entries: E[] = []
  #start = 0
  #dropped = 0
  #nextId = 1
  readonly #listeners = new Set<(entry: E) => void>()

  constructor(limit: number) {
    this.limit = limit
  }

  /** How many entries were let go because newer ones came. */
  get dropped(): number {
    return this.#dropped
  }

  /** Adds an entry; `make` is given its number. */
  add(make: (id: number) => E): E {
    const entry = make(this.#nextId++)
    if (this.#entries.length < this.limit) this.#entries.push(entry)
    else {
      this.#dropped++
      if (this.limit > 0) {
        this.#entries[this.#start] = entry
        this.#start = (this.#start + 1) % this.limit
      }
    }
    for (const listener of this.#listeners) listener(entry)
    return entry
  }

  /** The entries, oldest first. */
  list(): E[] {
    return [...this.#entries.slice(this.#start), ...this.#entries.slice(0, this.#start)]
  }

  /** The entries with a number above `id`, oldest first. */
  since(id: number): E[] {
    return this.list().filter(entry => entry.id > id)
  }

  /** The number of the newest entry; 0 before the first. */
  get lastId(): number {
    return this.#nextId - 1
  }

  /** Empties the list and starts counting anew; listeners stay. */
  clear(): void {
    this.#entries = []
    this.#start = 0
    this.#dropped = 0
    this.#nextId = 1
  }

  /** Calls `listener` with each new entry until the function it answers is called. */
  listen(listener: (entry: E) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}
