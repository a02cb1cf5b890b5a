/** What leads into a simulator from outside: ports, interceptions. All of it ends with the simulator. */
export class Doors {
  readonly #opening = new Set<Promise<() => unknown>>()

  /** Notes what is being opened; answers how to end it before the simulator does. */
  async open<T>(opening: Promise<() => T>): Promise<() => T> {
    this.#opening.add(opening)
    try {
      const end = await opening
      return () => {
        this.#opening.delete(opening)
        return end()
      }
    } catch (error) {
      this.#opening.delete(opening)
      throw error
    }
  }

  /** Ends all; what could not be opened has told its own caller. */
  async close(): Promise<void> {
    const all = [...this.#opening]
    this.#opening.clear()
    await Promise.all(
      all.map(opening =>
        opening.then(
          end => end(),
          () => {},
        ),
      ),
    )
  }
}
