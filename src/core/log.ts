/**
 * A list that keeps the newest `limit` entries, counts what it dropped, and tells listeners of each new one. What it
 * keeps of an entry is for those to say who extend it.
 */
export abstract class Log<E extends { readonly id: number }, K> {
  readonly limit: number
  #kept: K[] = []
  #start = 0
  #dropped = 0
  #nextId = 1
  readonly #listeners = new Set<(entry: E) => void>()

  constructor(limit: number) {
    this.limit = limit
  }

  /** What is kept of an entry. */
  protected abstract keep(entry: E): K

  /** The entry of which this was kept. */
  protected abstract read(kept: K): E

  /** Told of each one that is dropped. */
  protected abstract forget(kept: K): void

  /** How many entries were let go because newer ones came. */
  get dropped(): number {
    return this.#dropped
  }

  /** Adds an entry; `make` is given its number. */
  add(make: (id: number) => E): E {
    const entry = make(this.#nextId++)
    if (this.#kept.length < this.limit) this.#kept.push(this.keep(entry))
    else {
      this.#dropped++
      if (this.limit > 0) {
        this.forget(this.#kept[this.#start]!)
        this.#kept[this.#start] = this.keep(entry)
        this.#start = (this.#start + 1) % this.limit
      }
    }
    for (const listener of this.#listeners) listener(entry)
    return entry
  }

  /** The entries, oldest first. */
  list(): E[] {
    return [...this.#kept.slice(this.#start), ...this.#kept.slice(0, this.#start)].map(kept => this.read(kept))
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
    for (const kept of this.#kept) this.forget(kept)
    this.#kept = []
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

/** A log that keeps its entries as they are. */
export class BoundedLog<E extends { readonly id: number }> extends Log<E, E> {
  protected override keep(entry: E): E {
    return entry
  }

  protected override read(kept: E): E {
    return kept
  }

  protected override forget(): void {}
}
