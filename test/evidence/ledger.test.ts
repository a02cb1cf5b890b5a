/**
 * `schemas/evidence.json` has not drifted: every field and choice stands in it once, and the tests that it names are there. Where it has drifted, `npm run evidence` writes it anew.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { EvidenceRow } from '../../src/truth/ledger.ts'
import { standIn } from '../../src/cli/truth/sides.ts'
import { reportText, runParity } from '../../src/truth/parity.ts'
import { wordsOf } from '../../src/truth/shape.ts'
import { VENDOR_LIST, vendorOf } from '../../src/vendors/index.ts'
import { PROBES } from '../../src/vendors/probes.ts'
import { fieldsIn, fieldsOf, schemaOf } from '../../src/truth/coordinates.ts'
import { TEST_TEXTS } from './files.ts'
import { contradicting, observationsIn, addObserved, withObserved } from './observed.ts'
import { evidencePage } from '../../schemas/evidence-page.ts'
import { expectedRows, type PassedTest, toLedger, writeLedger } from './ledger.ts'

const TEXT = readFileSync(new URL('../../schemas/evidence.json', import.meta.url), 'utf8')
const LEDGER = JSON.parse(TEXT) as readonly EvidenceRow[]

/** What tests of a file are called: a title that begins with its evidence, as a pattern. */
const TITLES = new Map([...TEST_TEXTS].map(([file, text]) => [file, titlesIn(text)]))
/** Titles that several files share stand in files that are no tests themselves. */
const SHARED = [...TITLES].flatMap(([file, titles]) => (file.endsWith('.test.ts') ? [] : titles))

function titlesIn(text: string): RegExp[] {
  const found = text.matchAll(/(['"`])(\[(?:documented|schema|assumed|ours)\] (?:\\.|(?!\1)[^\\])*)\1/g)
  return [...found].map(([, , title = '']) => {
    const parts = title.replaceAll(/\\(['"`])/g, '$1').split(/%[sdifjoOc#]|\$\{[^}]*\}|\$[\w.]+/)
    return new RegExp(`^${parts.map(part => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 's')
  })
}

/** Whether a test that the ledger names is there. */
function isThere(named: string): boolean {
  const [file = ''] = named.split(': ', 1)
  // The suite may be what says what they rest on.
  const parts = named.slice(file.length + 2).split(' > ')
  const title = parts.find(part => part.startsWith('[')) ?? ''
  return TITLES.has(file) && [...TITLES.get(file)!, ...SHARED].some(pattern => pattern.test(title))
}

test.each(VENDOR_LIST)('[ours] the ledger has each field and each choice of $name once', vendor => {
  const { name, assumptions = {} } = vendor
  const rows = LEDGER.filter(row => row.vendor === name).map(({ coordinate }) => coordinate)
  const rules = Object.keys(assumptions).map(choice => `rule:${choice.slice(name.length + 1)}`)
  const isFixed = (coordinate: string): boolean => !/^(error|transition):/.test(coordinate)
  expect(rows.filter(isFixed)).toEqual([...fieldsOf(schemaOf(vendor)), ...rules].toSorted())
  expect(new Set(rows).size).toBe(rows.length)
  expect(rows.some(row => row.startsWith('error:'))).toBe(true)
})

test.each(VENDOR_LIST)('[ours] the ledger of $name lacks no code, no transition, allowed or refused', ({ name }) => {
  const rows = new Map(LEDGER.filter(({ vendor }) => vendor === name).map(row => [row.coordinate, row]))
  const missing = expectedRows(name).filter(coordinate => !rows.has(coordinate))
  expect(missing, `schemas/evidence.json lacks ${missing.join(', ')} of ${name}: run npm run evidence`).toEqual([])
  const pinned = [...rows.values()].filter(({ coordinate }) => /^(error|rule):/.test(coordinate))
  const untested = pinned.filter(({ tests }) => tests.length === 0).map(({ coordinate }) => coordinate)
  expect(untested, `no test pins ${untested.join(', ')} of ${name}`).toEqual([])
})

test('[ours] the tests that the ledger names are there', () => {
  const gone = LEDGER.flatMap(({ tests }) => tests).filter(named => !isThere(named))
  expect(gone).toEqual([])
  expect(LEDGER.filter(({ tests }) => tests.length > 0).length).toBeGreaterThan(LEDGER.length / 2)
})

test.each(['java', 'ruby'])('[ours] tests of the words of graphql-%s stand in the rows of errors', engine => {
  const rows = LEDGER.filter(({ coordinate }) => coordinate.startsWith('error:'))
  const named = new Set(rows.flatMap(({ tests }) => tests.filter(name => name.startsWith(`dialects/${engine}/`))))
  expect(named.size).toBeGreaterThan(120)
})

test('[ours] a test that is not there is found', () => {
  const [known = ''] = LEDGER.flatMap(({ tests }) => tests)
  expect(isThere(known)).toBe(true)
  expect(isThere(`${known}, and more`)).toBe(false)
  expect(isThere(known.replace('.test.ts', 's.test.ts'))).toBe(false)
})

test('[ours] each line has its source, one that is inferred too, and stands for itself', () => {
  expect(LEDGER.filter(({ source }) => !source)).toEqual([])
  expect(writeLedger(LEDGER)).toBe(TEXT)
})

test('[ours] the page of evidence is what ledger, settings, comments and tests say, and has no other list', () => {
  const page = readFileSync(new URL('../../schemas/EVIDENCE.md', import.meta.url), 'utf8')
  expect(page === evidencePage(page, TEXT), 'schemas/EVIDENCE.md is stale: run npm run generate').toBe(true)
  const written = page.split(/<!-- generated: [^]*?<!-- end of \w+ -->/)
  expect(written).toHaveLength(VENDOR_LIST.length + 2)
  expect(written.join('').match(/^(?:[-*] |\| (?!word |-|\*\*)).*/gm)).toBeNull()
  const moved = TEXT.replace(
    '"coordinate":"error:CHAT_NOT_OPEN","evidence":"documented"',
    '"coordinate":"error:CHAT_NOT_OPEN","evidence":"assumed"',
  )
  expect(evidencePage(page, moved)).toMatch(/\| `error:CHAT_NOT_OPEN` +\| assumed/)
})

test('[ours] a line moves with the tests that there are: the strongest one counts, and the one that touches least', () => {
  const touched = ['guuru Chat.rating']
  const name = ['[documented]', 'so'].join(' ')
  const documented: PassedTest = { file: 'a.test.ts', name, source: 'A page, Chat.rating.', touched }
  const assumed: PassedTest = { file: 'b.test.ts', name: 'guuru.end-date > [assumed] so', source: null, touched }
  const wide = { ...documented, file: '0.test.ts', touched: [...touched, 'guuru error:FORBIDDEN'] }
  const rowOf = (tests: readonly PassedTest[], coordinate = 'Chat.rating'): EvidenceRow =>
    toLedger(tests).find(row => row.vendor === 'guuru' && row.coordinate === coordinate)!
  expect(rowOf([wide, assumed, documented])).toEqual({
    vendor: 'guuru',
    coordinate: 'Chat.rating',
    evidence: 'documented',
    source: 'A page, Chat.rating.',
    tests: [`a.test.ts: ${name}`, `0.test.ts: ${name}`],
  })
  // Deleting a test moves its line.
  const inferred = 'Inferred from what is like it in GUURU docs, Admin API.'
  expect(rowOf([assumed])).toMatchObject({ evidence: 'assumed', source: inferred })
  expect(rowOf([{ ...documented, source: 'A page, log-in.' }])).toMatchObject({ evidence: 'schema' })
  expect(rowOf([])).toMatchObject({ evidence: 'schema', tests: [] })
  expect(rowOf([assumed], 'rule:end-date')).toMatchObject({
    evidence: 'assumed',
    source: 'No page says it.',
    tests: ['b.test.ts: guuru.end-date > [assumed] so'],
  })
  expect(rowOf([])).toMatchObject({ evidence: 'schema', tests: [] })
  const told = { ...documented, touched: ['guuru error:CHAT_NOT_FOUND'] }
  expect(rowOf([{ ...told, source: 'A page: one chat only.' }], 'error:CHAT_NOT_FOUND')).toMatchObject({
    evidence: 'assumed',
  })
  expect(rowOf([{ ...told, source: 'A page: a chat is not found.' }], 'error:CHAT_NOT_FOUND')).toMatchObject({
    evidence: 'documented',
  })
})

test('[ours] what a request touches: fields, mutations, input fields of literals and of variables', () => {
  const schema = schemaOf(VENDOR_LIST.find(({ name }) => name === 'guuru')!)
  const source =
    'mutation ($input: PersonaInput!) { createPersona(input: $input) acceptChat(id: 1, input: { personaId: 2 }) { ...F } } fragment F on Chat { id none }'
  expect(fieldsIn(schema, source, { input: { name: 'a', nope: 1 } }).toSorted()).toEqual([
    'AcceptChatInput.personaId',
    'Chat.id',
    'PersonaInput.name',
    'mutation:acceptChat',
    'mutation:createPersona',
  ])
  expect(fieldsIn(schema, '{', {})).toEqual([])
})

test('[ours] a report of parity moves the rows of what backlot does by default, and no other', async () => {
  const [ours, theirs] = [{}, { 'guuru.end-date': 'inclusive' }].map(assume => standIn(vendorOf('guuru'), assume))
  const words = wordsOf(vendorOf('guuru'), PROBES['guuru']!.probes)
  const run = { ...PROBES['guuru']!, words, assumed: ours!.sim.worlds.settings.assume, mayWrite: false, stamp: 'now' }
  const parity = await runParity({ ...run, ours: ours!, theirs: theirs!, pause: async () => {} })
  const observed = observationsIn(reportText(parity, 'guuru', words), 'report.json', '2026-11-27')
  expect(contradicting(observed)).toEqual([
    { name: 'guuru.end-date', value: 'inclusive', date: '2026-11-27', report: expect.stringMatching(/^[0-9a-f]{12}$/) },
  ])
  const moved = withObserved(LEDGER, observed).filter((row, i) => row !== LEDGER[i])
  expect(moved.map(({ coordinate, evidence }) => [coordinate, evidence])).toEqual([
    ['rule:end-date', 'assumed'],
    ['rule:first-above-100', 'observed'],
    ['rule:lists-begin-with', 'observed'],
    ['rule:messages-without-first', 'observed'],
  ])
  expect(moved[1]?.source).toMatch(/^Observed on 2026-11-27: refusal \(report [0-9a-f]{12}\)\.$/)
  // The later report counts, and what a ledger is made of again keeps it.
  const later = observed.map(one => ({ ...one, date: '2026-12-01' }))
  expect(addObserved(observed, later)).toEqual(later.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
  expect(withObserved(withObserved(LEDGER, observed), observed)).toEqual(withObserved(LEDGER, observed))
})

test.each([
  [{ vendor: 'guuru', probes: [{ assumption: 'guuru.none', result: 'same' }] }, 'guuru has no assumption "guuru.none"'],
  [
    { vendor: 'guuru', probes: [{ assumption: 'guuru.end-date', result: 'same', value: 'x' }] },
    'guuru.end-date has no choice "x"; it has exclusive, inclusive.',
  ],
  [{ vendor: 'guuru', probes: [{ assumption: 'a', result: 'passed' }] }, 'report.json: '],
  [{ assume: {} }, 'report.json: '],
])('[ours] %j is no report', (report, sentence) => {
  expect(() => observationsIn(JSON.stringify(report), 'report.json', '2026-11-27')).toThrow(sentence)
})
