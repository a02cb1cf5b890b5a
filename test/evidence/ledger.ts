/** The ledger: what each behaviour rests on, and the tests that pin it. */
import type { Evidence, EvidenceRow } from '../../src/truth/ledger.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import { fieldsOf, schemaOf } from '../../src/truth/coordinates.ts'
import { withObserved } from './observed.ts'
import { allowedTransitions, refusedTransitions } from './transitions.ts'

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

/** How many tests a line names, and besides them those that touch no rarer one. */
const MAX_TESTS = 3
/** Where a field that no page shows more of comes from. */
const SCHEMAS: Readonly<Record<string, string>> = {
  thg: 'THG Horizon schema',
  marketplacer: 'Marketplacer docs, API reference',
  guuru: 'GUURU docs, Admin API, Types',
}
/** What a row that no documented test is about is inferred from; `engine`: a code of the GraphQL engine's. */
const INFERRED: Readonly<
  Record<string, { readonly field: string; readonly engine: string; readonly transition?: string }>
> = {
  thg: {
    field: 'THG Horizon schema has it: what it does is inferred.',
    transition: 'Inferred from THG Horizon docs, Customer Services: what each status means.',
    engine: 'Inferred from graphql-java: no page of THG names the code.',
  },
  marketplacer: {
    field: 'Marketplacer docs, API reference, has it: what it does is inferred.',
    engine: 'Inferred from graphql-ruby 2.1.6: the one error of a document in Marketplacer docs has a code of it.',
  },
  guuru: {
    field: 'Inferred from what is like it in GUURU docs, Admin API.',
    transition: 'Inferred from GUURU docs, Admin API, Mutations: which status each needs.',
    engine: 'Inferred from Apollo Server: no page of GUURU names the code.',
  },
}
/** The source of a code that stands for what a page says, or leaves open. */
const UNNAMED_CODE = 'Inferred from what the call needs: no page of the vendor names the code.'
/** The source of a code that only acts and calls of the control plane are refused with. */
const OWN_CODE = 'No call of the API is refused so: an act or a call of the control plane is.'
/** What a test's name begins with, the weakest first. */
const WORDS: readonly Evidence[] = ['assumed', 'schema', 'documented']

/** What a test rests on, by its name; undefined for one of backlot's own promises. */
export function evidenceOf(name: string): Evidence | undefined {
  const word = /(?:^| > )\[(\w+)\] /.exec(name)?.[1]
  return WORDS.find(known => known === word)
}

/** The ledger that these tests make: a line for whatever there has to be one, and for what else they touched. */
export function toLedger(tests: readonly PassedTest[]): EvidenceRow[] {
  const touching = new Map<string, PassedTest[]>()
  for (const test of tests)
    for (const key of keysOf(test)) {
      if (!touching.has(key)) touching.set(key, [])
      touching.get(key)!.push(test)
    }
  const isRarest = (key: string, test: PassedTest): boolean =>
    keysOf(test).every(other => countOf(other) > countOf(key) || (countOf(other) === countOf(key) && other >= key))
  const countOf = (key: string): number => touching.get(key)?.length ?? 0
  const rows = VENDOR_LIST.flatMap(vendor =>
    [...new Set([...expectedRows(vendor.name).map(row => `${vendor.name} ${row}`), ...touching.keys()])]
      .filter(key => key.startsWith(`${vendor.name} `))
      .toSorted()
      .map(key => toRow(key, touching.get(key) ?? [], test => isRarest(key, test))),
  )
  return withObserved(rows)
}

/** What a vendor has a line for, whatever the tests touch: fields, codes, transitions, allowed or not, and assumptions. */
export function expectedRows(name: string): string[] {
  const vendor = VENDOR_LIST.find(one => one.name === name)!
  const rules = Object.keys(vendor.assumptions ?? {}).map(rule => `rule:${rule.slice(name.length + 1)}`)
  const codes = Object.keys(vendor.errors).map(code => `error:${code}`)
  return [...fieldsOf(schemaOf(vendor)), ...codes, ...allowedTransitions(name), ...refusedTransitions(name), ...rules]
}

function toRow(key: string, tests: readonly PassedTest[], isRarest: (test: PassedTest) => boolean): EvidenceRow {
  const [vendor = '', coordinate = ''] = key.split(' ')
  const strengths = new Map(tests.map(test => [test, strengthOf(test, coordinate)]))
  const strongest = Math.max(-1, ...strengths.values())
  // A test that touches less says more of each.
  const sorted = tests.toSorted(
    (a, b) =>
      strengths.get(b)! - strengths.get(a)! || a.touched.length - b.touched.length || (idOf(a) < idOf(b) ? -1 : 1),
  )
  const best = sorted.filter(test => strengths.get(test) === strongest).slice(0, MAX_TESTS)
  const others = sorted.filter(test => !best.includes(test) && isRarest(test))
  const evidence = WORDS[strongest] ?? (isField(coordinate) ? 'schema' : 'assumed')
  return {
    vendor,
    coordinate,
    evidence: coordinate.startsWith('rule:') ? 'assumed' : evidence,
    source: sourceOf(vendor, coordinate, evidence, best),
    tests: [...best, ...others].map(idOf),
  }
}

function sourceOf(vendor: string, coordinate: string, evidence: Evidence, best: readonly PassedTest[]): string | null {
  const { assumptions = {}, errors } = VENDOR_LIST.find(({ name }) => name === vendor)!
  const { field, transition, engine } = INFERRED[vendor]!
  const [kind = '', rest = ''] = coordinate.split(':')
  if (kind === 'rule') return assumptions[`${vendor}.${rest}`]!.evidence
  if (evidence === 'documented') return best.find(test => test.source !== null)?.source ?? null
  if (kind === 'transition') return transition ?? null
  if (kind !== 'error')
    return evidence === 'schema' ? `${SCHEMAS[vendor]}, ${coordinate.replace('mutation:', 'Mutation.')}.` : field
  if (best.every(({ name }) => evidenceOf(name) === undefined)) return OWN_CODE
  return Object.hasOwn(errors, rest) ? UNNAMED_CODE : engine
}

function isField(coordinate: string): boolean {
  return !/^(error|transition|rule):/.test(coordinate)
}

/** What a test touched, the choice that its suite is named by, and the code that it is of. */
function keysOf({ name, touched }: PassedTest): string[] {
  const [suite = '', title = ''] = name.split(' > ')
  const own = VENDOR_LIST.flatMap(({ name: vendor, assumptions = {}, errors }) => {
    const [, code = ''] = /^\[ours\] (\w+) is reached/.exec(title) ?? []
    const ofCode = vendor === suite.toLowerCase() && Object.hasOwn(errors, code) ? [`${vendor} error:${code}`] : []
    return Object.hasOwn(assumptions, suite) ? [ruleKey(vendor, suite)] : ofCode
  })
  const isKnown = (key: string): boolean => !key.includes(' __') // introspection is GraphQL's own
  return evidenceOf(name) === undefined ? own : [...new Set([...touched.filter(isKnown), ...own])]
}

function ruleKey(vendor: string, assumption: string): string {
  return `${vendor} rule:${assumption.slice(vendor.length + 1)}`
}

/**
 * How much a test says of a coordinate, as an index of `WORDS`. A documented test documents what its source or its name
 * is about; what it touches on its way there follows from the schema, or is assumed.
 */
function strengthOf({ name, source }: PassedTest, coordinate: string): number {
  const evidence = evidenceOf(name)
  if (evidence !== 'documented' || isAbout(`${source} ${name}`, coordinate)) return WORDS.indexOf(evidence!)
  return WORDS.indexOf(isField(coordinate) ? 'schema' : 'assumed')
}

/** Whether a text is about a coordinate: it names it, or is about an example of the vendor's pages, which holds it. */
function isAbout(text: string, coordinate: string): boolean {
  if (/\b(examples?|samples?|published|selection|response)\b/i.test(text) && isField(coordinate)) return true
  const words = text.toLowerCase()
  const [kind = '', rest = coordinate] = coordinate.split(':')
  // The rest of such a code only names the record.
  if (/^error:.*NOT_FOUND$/.test(coordinate) && !/not ?found|unknown/.test(words)) return false
  if (kind === 'error' || kind === 'transition')
    return rest
      .split(kind === 'error' ? '_' : '>')
      .slice(kind === 'error' ? 0 : 1)
      .some(part => part.length > 3 && !COMMON.test(part) && words.includes(part.toLowerCase().slice(0, 8)))
  return rest.split('.').some(part => new RegExp(`\\b${part}s?\\b`, 'i').test(text))
}

/** Words of codes that say nothing of what is refused. */
const COMMON = /^(NOT|FOUND|INVALID|ALREADY)$/

function idOf({ file, name }: PassedTest): string {
  return `${file}: ${name}`
}

/** The ledger as its file has it: a line for each row. */
export function writeLedger(rows: readonly EvidenceRow[]): string {
  return `[\n${rows.map(row => JSON.stringify(row)).join(',\n')}\n]\n`
}
