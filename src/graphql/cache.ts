/** Keeps the newest so many values, by the order in which they were put in. */
export class BoundedCache<K, V> {
  readonly #limit: number
  readonly #values = new Map<K, V>()

  constructor(limit: number) {
    this.#limit = limit
  }

  /** The value under this key, if it is still there. */
  get(key: K): V | undefined {
    return this.#values.get(key)
  }

  /** Keeps a value; the oldest one goes when there are too many. */
  set(key: K, value: V): void {
    if (this.#values.size >= this.#limit && !this.#values.has(key)) {
      const [oldest] = this.#values.keys()
      if (oldest !== undefined) this.#values.delete(oldest)
    }
    this.#values.set(key, value)
  }
}
