/** What a behaviour rests on; `observed` at the vendor itself. */
export type Evidence = 'documented' | 'schema' | 'assumed' | 'observed'

/** One line of the ledger: a behaviour of a vendor, what it rests on, and the tests that pin it. */
export interface EvidenceRow {
  readonly vendor: string
  /** `Type.field`, `mutation:name`, `error:CODE`, `transition:a>b`, `rule:name`; a rule is an assumption. */
  readonly coordinate: string
  readonly evidence: Evidence
  /** The page and the part of it, what speaks for a choice, or what it is inferred from; null where there is none. */
  readonly source: string | null
  /** The three tests that pin it best, and those that touch nothing rarer: their file below `test/`, and their name. */
  readonly tests: readonly string[]
}

/** The whole ledger; it is large, so that it is loaded when it is first asked for. */
export async function readLedger(): Promise<readonly EvidenceRow[]> {
  const { LEDGER } = await import('./evidence.gen.ts')
  return LEDGER as readonly EvidenceRow[] // as `npm run evidence` wrote it
}
