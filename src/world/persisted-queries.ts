import { createHash } from 'node:crypto'
import { Table } from '../tables/table.ts'

/** How many documents a world keeps by their hashes, and how many characters they may have together. */
const MAX_DOCUMENTS = 1000
const MAX_CHARACTERS = 4 * 1024 * 1024

/** A document that a client registered, under its hash in small letters. */
type PersistedQueryRow = { readonly hash: string; readonly document: string }

/** The registered documents of every world. They are part of its snapshots and of no document: clients register again. */
export const PERSISTED_QUERIES = {
  name: 'persistedQueries',
  /** An empty table. */
  createState: () => ({
    documents: new Table({ key: ({ hash }: PersistedQueryRow) => hash, bytesOf: ({ document }) => document.length }),
  }),
}

/** Documents that clients registered under their SHA-256 hashes, the newest ones. A client registers again what was forgotten. */
export class PersistedQueries {
  readonly #documents: () => Table<PersistedQueryRow>

  /** Those of a table, which another one may take the place of. */
  constructor(documents: () => Table<PersistedQueryRow>) {
    this.#documents = documents
  }

  /** The document with this hash, if it is still there. */
  find(hash: string): string | undefined {
    return this.#documents().get(hash.toLowerCase())?.document
  }

  /** Keeps a document under its hash. False where it has another hash: then nothing is kept. */
  register(hash: string, document: string): boolean {
    const known = this.find(hash)
    if (known !== undefined) return known === document
    const key = createHash('sha256').update(document).digest('hex')
    if (key !== hash.toLowerCase()) return false
    const documents = this.#documents()
    documents.insert({ hash: key, document })
    for (const oldest of documents.all()) {
      if (documents.size <= MAX_DOCUMENTS && documents.bytes <= MAX_CHARACTERS) break
      documents.remove(oldest.hash)
    }
    return true
  }
}
