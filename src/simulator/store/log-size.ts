import type { Missed } from './store.ts'

/** After so many entries a world is written whole. */
const MAX_ENTRIES = 500
/** After so many characters of entries (as many as the world has itself, where that is more) it is, too. */
const MAX_LENGTH = 256 * 1024
/** A log that is full, and that the process which has filled it has not compacted, is compacted behind so many parts more. */
const PARTS = 4

/** How much a world's log holds: the world whole, and the entries behind it. */
export class LogSize {
  readonly #maxEntries: number
  /** Characters of the world whole. */
  #whole = 0
  /** Characters of each entry. */
  #entries: number[] = []
  #length = 0

  constructor(maxEntries = MAX_ENTRIES) {
    this.#maxEntries = maxEntries
  }

  /** The log has a world whole of so many characters, and these entries. */
  begin(whole = 0, entries: readonly string[] = []): void {
    this.#whole = whole
    this.#entries = []
    this.#length = 0
    this.add(entries)
  }

  /** These entries came behind it; `log` is what it has now, where another process may have compacted it. */
  add(entries: readonly string[], log?: Missed['log']): void {
    for (const { length } of entries) {
      this.#entries.push(length)
      this.#length += length
    }
    if (!log) return
    // Uploads do not count there.
    this.#whole = Math.max(this.#whole, log.whole)
    const dropped = this.#entries.splice(0, Math.max(0, this.#entries.length - log.entries))
    this.#length -= dropped.reduce((sum, length) => sum + length, 0)
  }

  /** Whether the world is to be written whole behind another entry: that fills the log, or another part behind a full one. */
  isFilledBy(entry: string): boolean {
    const [before, after] = [this.#fill(0, 0), this.#fill(1, entry.length)]
    return after > 1 && Math.ceil(after * PARTS) > Math.ceil(before * PARTS)
  }

  /** Whether an entry takes more room than all of them have, so that the world is written whole in its place. */
  isTooLarge(entry: string): boolean {
    return entry.length > this.#most
  }

  /** How full the log is with more entries, of so many characters together: above 1 it is full. */
  #fill(entries: number, length: number): number {
    const [count, characters] = [this.#entries.length + entries, this.#length + length]
    return Math.max(count / this.#maxEntries, characters / this.#most)
  }

  get #most(): number {
    return Math.max(MAX_LENGTH, this.#whole)
  }
}
