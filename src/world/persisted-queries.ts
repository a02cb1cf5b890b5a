import { createHash } from 'node:crypto'

/** How many documents a world keeps by their hashes, and how many characters they may have together. */
const MAX_DOCUMENTS = 1000
const MAX_CHARACTERS = 4 * 1024 * 1024

/**
 * Documents that clients registered under their SHA-256 hashes, the newest ones. A client registers again what was
 * forgotten, so that no snapshot holds them.
 */
export class PersistedQueries {
  #documents = new Map<string, string>()
  #characters = 0
  /** Whether a copy has the same map. */
  #isShared = false

  /** The document with this hash, if it is still there. */
  find(hash: string): string | undefined {
    return this.#documents.get(hash.toLowerCase())
  }

  /** A copy, which costs nothing until one of the two keeps a further document. */
  fork(): PersistedQueries {
    const copy = new PersistedQueries()
    copy.#documents = this.#documents
    copy.#characters = this.#characters
    copy.#isShared = this.#isShared = true
    return copy
  }

  /** Keeps a document under its hash. False where it has another hash: then nothing is kept. */
  register(hash: string, document: string): boolean {
    const known = this.find(hash)
    if (known !== undefined) return known === document
    const key = createHash('sha256').update(document).digest('hex')
    if (key !== hash.toLowerCase()) return false
    if (this.#isShared) this.#documents = new Map(this.#documents)
    this.#isShared = false
    this.#documents.set(key, document)
    this.#characters += document.length
    for (const [oldest, { length }] of this.#documents) {
      if (this.#documents.size <= MAX_DOCUMENTS && this.#characters <= MAX_CHARACTERS) break
      this.#documents.delete(oldest)
      this.#characters -= length
    }
    return true
  }
}
