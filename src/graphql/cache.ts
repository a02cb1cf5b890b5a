/** A value in a cache, and what it takes. */
interface Entry<V> {
  readonly value: V
  readonly bytes: number
  /** Takes it out of its cache. */
  readonly drop: () => unknown
}

/** What several caches may hold together. Beyond that the oldest value goes, whichever cache it is in. */
export class CacheBudget {
  /** How many bytes. */
  readonly limit: number
  readonly #entries = new Set<Entry<unknown>>()
  #used = 0
  #dropped = 0

  constructor(limit: number) {
    this.limit = limit
  }

  /** How many bytes the caches hold. */
  get used(): number {
    return this.#used
  }

  /** How many values went because newer ones came. */
  get dropped(): number {
    return this.#dropped
  }

  /** Takes a value in; the oldest ones go until there is room. */
  add(entry: Entry<unknown>): void {
    this.#entries.add(entry)
    this.#used += entry.bytes
    for (const oldest of this.#entries) {
      if (this.#used <= this.limit) return
      this.remove(oldest)
      oldest.drop()
      this.#dropped++
    }
  }

  /** Forgets a value that its cache does not hold any more. */
  remove(entry: Entry<unknown>): void {
    if (this.#entries.delete(entry)) this.#used -= entry.bytes
  }
}

/** Keeps values as long as the budget has room for them. */
export class Cache<K, V> {
  readonly #budget: CacheBudget
  readonly #entries = new Map<K, Entry<V>>()

  constructor(budget: CacheBudget) {
    this.#budget = budget
  }

  /** The value under this key, if it is still there. */
  get(key: K): V | undefined {
    return this.#entries.get(key)?.value
  }

  /** Keeps a value that takes so many bytes. */
  set(key: K, value: V, bytes: number): void {
    const before = this.#entries.get(key)
    if (before) this.#budget.remove(before)
    const entry = { value, bytes, drop: () => this.#entries.delete(key) }
    this.#entries.set(key, entry)
    this.#budget.add(entry)
  }
}
