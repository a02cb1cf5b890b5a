/**
 * The newest `limit` entries, numbered from 1: a ring that counts what it dropped and tells listeners of each new entry.
 * A class that extends it says how an entry is kept, and how it is read again.
 */
export abstract class Log<Added, Kept extends { readonly id: number }, Entry> {
  readonly #limit: number
  #kept: Kept[] = []
  #start = 0
  #dropped = 0
  #nextId = 1
  #clears = 0
  readonly #listeners = new Set<(entry: Entry) => void>()

  constructor(limit: number) {
    this.#limit = limit
  }

  /** What the log keeps of an entry: it may write that over `dropped`. It never throws. */
  protected abstract keep(added: Added, dropped: Kept | undefined): Kept

  /** Reads an entry that is kept. */
  protected abstract read(kept: Kept): Entry

  /** Is called for each entry that the log drops. */
  protected abstract forget(kept: Kept): void

  /** How many entries the log dropped because newer ones came. */
  get dropped(): number {
    return this.#dropped
  }

  /** How often the log was emptied: entries are numbered anew each time. */
  get clears(): number {
    return this.#clears
  }

  /** Adds the entry that `make` makes of its number. */
  add(make: (id: number) => Added): Added {
    const added = make(this.#nextId++)
    const isFull = this.#kept.length >= this.#limit
    const dropped = isFull ? this.#kept[this.#start] : undefined
    if (isFull) this.#dropped++
    if (dropped) this.forget(dropped)
    const kept = this.keep(added, dropped)
    const entry = this.#listeners.size > 0 ? this.read(kept) : undefined
    if (dropped) {
      this.#kept[this.#start] = kept
      this.#start = (this.#start + 1) % this.#limit
    } else if (isFull) this.forget(kept)
    else this.#kept.push(kept)
    if (entry) for (const listener of this.#listeners) listener(entry)
    return added
  }

  /** The entries, oldest first. */
  list(): Entry[] {
    return this.since(0)
  }

  /** The entries with a number above `id`, oldest first. */
  since(id: number): Entry[] {
    return this.kept()
      .filter(kept => kept.id > id)
      .map(kept => this.read(kept))
  }

  /** The number of the newest entry; 0 before the first. */
  get lastId(): number {
    return this.#nextId - 1
  }

  /** Empties the list and starts counting anew; listeners stay. */
  clear(): void {
    this.#kept = []
    this.#start = 0
    this.#dropped = 0
    this.#nextId = 1
    this.#clears++
  }

  /** Calls `listener` with each new entry until the function it answers is called. */
  listen(listener: (entry: Entry) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What is kept, oldest first. */
  protected kept(): Kept[] {
    return [...this.#kept.slice(this.#start), ...this.#kept.slice(0, this.#start)]
  }
}

/** A log that keeps its entries as they are. */
export class BoundedLog<E extends { readonly id: number }> extends Log<E, E, E> {
  protected override keep(entry: E): E {
    return entry
  }

  protected override read(kept: E): E {
    return kept
  }

  protected override forget(): void {}
}
