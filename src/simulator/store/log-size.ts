/** After so many entries a world is written whole. */
const MAX_ENTRIES = 500
/** After so many bytes of entries (as many as the world has itself, where that is more) it is, too. */
const MAX_BYTES = 256 * 1024

/** How much a world's log holds: the world whole, and the entries behind it. */
export class LogSize {
  readonly #maxEntries: number
  /** Characters of the world whole. */
  #whole = 0
  #entries = 0
  #bytes = 0

  constructor(maxEntries = MAX_ENTRIES) {
    this.#maxEntries = maxEntries
  }

  /** The log has a world whole of so many characters, and so many entries of so many bytes. */
  begin(whole = 0, entries = 0, bytes = 0): void {
    this.#whole = whole
    this.#entries = entries
    this.#bytes = bytes
  }

  /** These entries came behind it. */
  add(...entries: readonly string[]): void {
    this.#entries += entries.length
    this.#bytes += entries.reduce((sum, { length }) => sum + length, 0)
  }

  /** Whether another entry has room, so that the world is not written whole in place of it. */
  hasRoom(entry: string): boolean {
    return this.#entries < this.#maxEntries && this.#bytes + entry.length <= Math.max(MAX_BYTES, this.#whole)
  }
}
