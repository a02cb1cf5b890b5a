/** Keeps the newest so many values, by the order in which they were put in. */
export class BoundedCache<K, V> {
  readonly #limit: number
  readonly #fits: (key: K) => boolean
  readonly #values = new Map<K, V>()

  /** Keys that do not fit are not kept. */
  constructor(limit: number, fits: (key: K) => boolean = () => true) {
    this.#limit = limit
    this.#fits = fits
  }

  /** The value under this key, if it is still there. */
  get(key: K): V | undefined {
    return this.#values.get(key)
  }

  /** Keeps a value; the oldest one goes when there are too many. */
  set(key: K, value: V): void {
    if (!this.#fits(key)) return
    if (this.#values.size >= this.#limit && !this.#values.has(key)) {
      const [oldest] = this.#values.keys()
      if (oldest !== undefined) this.#values.delete(oldest)
    }
    this.#values.set(key, value)
  }
}
