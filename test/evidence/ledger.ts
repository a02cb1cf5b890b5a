/** The ledger: what each behaviour rests on, and the tests that pin it. */
import type { Evidence, EvidenceRow } from '../../src/truth/ledger.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import { fieldsOf, schemaOf } from '../../src/truth/coordinates.ts'
import { withObserved } from './observed.ts'

/** A test that passed, and what it touched. */
export interface PassedTest {
  /** Below `test/`. */
  readonly file: string
  /** With the names of the suites around it, ` > ` between them. */
  readonly name: string
  /** The line above a documented test. */
  readonly source: string | null
  /** Vendor and coordinate, with a blank between them. */
  readonly touched: readonly string[]
}

/** How many tests a line names. */
const MAX_TESTS = 3
/** What a test's name begins with, the weakest first. */
const WORDS: readonly Evidence[] = ['assumed', 'schema', 'documented']

/** What a test rests on, by its name; undefined for one of backlot's own promises. */
export function evidenceOf(name: string): Evidence | undefined {
  const word = /(?:^| > )\[(\w+)\] /.exec(name)?.[1]
  return WORDS.find(known => known === word)
}

/** The ledger that these tests make: every field and every choice, and what else they touched. */
export function toLedger(tests: readonly PassedTest[]): EvidenceRow[] {
  const touching = new Map<string, PassedTest[]>()
  for (const test of tests)
    for (const key of [...test.touched, ...choicesOf(test)]) {
      if (!touching.has(key)) touching.set(key, [])
      touching.get(key)!.push(test)
    }
  const sources = new Map<string, string>()
  for (const { name: vendor, assumptions = {} } of VENDOR_LIST)
    for (const [name, { evidence }] of Object.entries(assumptions)) sources.set(ruleKey(vendor, name), evidence)
  const fields = VENDOR_LIST.flatMap(vendor => fieldsOf(schemaOf(vendor)).map(field => `${vendor.name} ${field}`))
  const rows = VENDOR_LIST.flatMap(({ name }) =>
    [...new Set([...fields, ...sources.keys(), ...touching.keys()])]
      .filter(key => key.startsWith(`${name} `))
      .toSorted()
      .map(key => toRow(key, touching.get(key) ?? [], sources.get(key))),
  )
  return withObserved(rows)
}

function toRow(key: string, tests: readonly PassedTest[], source: string | undefined): EvidenceRow {
  const [vendor = '', coordinate = ''] = key.split(' ')
  const strongest = Math.max(...tests.map(strengthOf))
  // A test that touches less says more of each.
  const best = tests
    .filter(test => strengthOf(test) === strongest)
    .toSorted((a, b) => a.touched.length - b.touched.length || (idOf(a) < idOf(b) ? -1 : 1))
    .slice(0, MAX_TESTS)
  const isRule = source !== undefined
  return {
    vendor,
    coordinate,
    evidence: isRule ? 'assumed' : (WORDS[strongest] ?? 'schema'),
    source: source ?? best.find(test => test.source !== null)?.source ?? null,
    tests: best.map(idOf),
  }
}

/** The choice that a test is of: its suite is named by it. */
function choicesOf({ name }: PassedTest): string[] {
  const [suite = ''] = name.split(' > ')
  return VENDOR_LIST.flatMap(({ name: vendor, assumptions = {} }) =>
    Object.hasOwn(assumptions, suite) ? [ruleKey(vendor, suite)] : [],
  )
}

function ruleKey(vendor: string, assumption: string): string {
  return `${vendor} rule:${assumption.slice(vendor.length + 1)}`
}

function strengthOf({ name }: PassedTest): number {
  return WORDS.findIndex(word => word === evidenceOf(name))
}

function idOf({ file, name }: PassedTest): string {
  return `${file}: ${name}`
}

/** The ledger as its file has it: a line for each row. */
export function writeLedger(rows: readonly EvidenceRow[]): string {
  return `[\n${rows.map(row => JSON.stringify(row)).join(',\n')}\n]\n`
}
