/** How many worlds are remembered that were read or written. */
const MAX_KNOWN = 20_000

/**
 * The worlds that a connection has read or written, and when it prolonged their lives, real milliseconds (0: not yet). Others
 * are loaded before they are written: a Redis that came back may have lost entries, and then has others of the same numbers.
 */
export class TouchedWorlds {
  /** The latest last. */
  readonly #at = new Map<string, number>()

  /** When a world was prolonged; undefined where it was neither read nor written. */
  at(world: string): number | undefined {
    return this.#at.get(world)
  }

  /** A world was read or written. */
  note(world: string, at: number): void {
    this.#at.delete(world)
    this.#at.set(world, at)
    const [oldest = world] = this.#at.keys()
    if (this.#at.size > MAX_KNOWN) this.#at.delete(oldest)
  }

  /** A world is not known any more. */
  forget(world: string): void {
    this.#at.delete(world)
  }

  /** None is. */
  clear(): void {
    this.#at.clear()
  }
}
