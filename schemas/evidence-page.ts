/**
 * The parts of the page of evidence that follow from other files: from the ledger, the vendors' assumptions, the comments of
 * the sources that say "assumed", and the tests that name a page of the vendor.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { VENDOR_LIST } from '../src/vendors/index.ts'
import { TEST_TEXTS } from '../test/evidence/files.ts'
import { markdownTable } from './markdown-table.ts'

/** A line of `schemas/evidence.json`. */
interface Row {
  readonly vendor: string
  readonly coordinate: string
  readonly evidence: string
  readonly source: string | null
  readonly tests: readonly string[]
}

type Vendor = (typeof VENDOR_LIST)[number]

/** How many characters a line has at most. */
const WIDTH = 130

/** The part that is about no vendor alone. */
const SHARED = 'all'

/** Where a vendor's engine is tested and worded, besides its own folder; and whose pages sources of tests name. */
const OWN: Readonly<Record<string, { readonly engine: string; readonly pages: RegExp }>> = {
  thg: { engine: 'dialects/java/', pages: /^THG|\(a client of THG\)/ },
  marketplacer: { engine: 'dialects/ruby/', pages: /^marketplacer|^graphql-ruby/i },
  guuru: { engine: 'dialects/apollo', pages: /^GUURU/ },
}

/** The page with each vendor's part, and that of all of them, between its two comments written anew. */
export function evidencePage(page: string, ledger: string): string {
  const rows = JSON.parse(ledger) as readonly Row[] // as `npm run evidence` wrote it
  const parts = VENDOR_LIST.map(vendor => {
    const own = rows.filter(row => row.vendor === vendor.name)
    return [vendor.name, vendorPart(vendor, own)] as const
  })
  return [[SHARED, [...documented(SHARED), ...assumed(SHARED)]] as const, ...parts].reduce((text, [name, lines]) => {
    const [begin, end] = [`<!-- generated: ${name} -->`, `<!-- end of ${name} -->`]
    const [before = '', rest] = text.split(begin)
    if (rest?.includes(end) !== true) throw new Error(`schemas/EVIDENCE.md lacks ${begin} or ${end}.`)
    return `${before}${begin}\n\n${lines.join('\n').trim()}\n\n${end}${rest.split(end)[1] ?? ''}`
  }, page)
}

function vendorPart(vendor: Vendor, rows: readonly Row[]): string[] {
  return [
    ...documented(vendor.name),
    ...choices(vendor, rows),
    ...assumed(vendor.name),
    ...codes(rows),
    ...counts(rows),
    ...scenery(vendor),
  ]
}

/** What tests say that name their source, by that source. */
function documented(name: string): string[] {
  const bySource = new Map<string, Set<string>>()
  for (const [file, text] of TEST_TEXTS)
    for (const [, source = '', title = ''] of text.matchAll(SOURCED))
      if (ownerOf(file, source) === name) bySource.set(source, (bySource.get(source) ?? new Set()).add(plain(title)))
  const items = [...bySource].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const sentence =
    'What tests say, by the page or the sources that it rests on; what only follows from these is marked.'
  return section(
    'Documented',
    sentence,
    items.map(([source, titles]) => [source, `${[...titles].join('; ')}.`]),
  )
}

/** The line above a test, and the test's name without the word for what is documented. */
const SOURCED =
  /^ *\/\/ Source: (.*)\n(?:(?! *\/\/ Source: ).*\n){0,60}?.*['"`](?:\[documented\] )?((?<=\] |['"`](?=\[(?:schema|assumed|ours)\] ))(?:\\.|[^\\\n])*?)['"`][,)]/gm

/** A test's name for people: where each of its cases has another text, there are three dots. */
function plain(title: string): string {
  return title.replaceAll(/%[sdifjoO#]|\$\{[^}]*\}|\$[\w.]+/g, '…').replaceAll(/\\(['"`])/g, '$1')
}

/** The vendor that a file of tests or a source is about. */
function ownerOf(file: string, source: string): string {
  const byFile = VENDOR_LIST.find(
    ({ name }) => file.startsWith(`vendors/${name}/`) || file.startsWith(OWN[name]!.engine),
  )
  return (byFile ?? VENDOR_LIST.find(({ name }) => OWN[name]!.pages.test(source)))?.name ?? SHARED
}

function choices({ assumptions = {} }: Vendor, rows: readonly Row[]): string[] {
  const items = Object.entries(assumptions).map(([name, { question, choices: values, default: value, evidence }]) => {
    const others = Object.keys(values).filter(other => other !== value)
    const meanings = [value, ...others].map(one => `\`${one}\`: ${values[one]}`).join(' ')
    return [`\`${name}\`: ${question}`, meanings, `(${evidence})`]
  })
  const tests = rows.flatMap(row => (row.coordinate.startsWith('rule:') ? row.tests : []))
  const sentence = `The [settings](../src/guide/assumptions.md), the default first. Tests: ${testFiles(tests)}.`
  return section('What can be chosen', sentence, items)
}

/** What comments of the sources call assumed. */
function assumed(name: string): string[] {
  const items = SOURCES.filter(([path]) => ownerOf(path, '') === name).flatMap(([path, text]) =>
    [...text.matchAll(COMMENTED)].flatMap(({ 0: all, 1: comment = '', 2: kind, 3: declared = '', index }) => {
      const said = comment.replace(/^\* /, '').replaceAll(/\s*\n\s*\*/g, '')
      const value = kind === 'const' ? valueIn(text.slice(index + all.length)) : ''
      return /\bassumed\b/i.test(said) ? [[`${said} (\`${declared}\`, \`${path}\`)`, ...value]] : []
    }),
  )
  return section('Assumed besides', 'By the comments of the sources in `src/`:', items)
}

/** A comment, and the name of what it is about. */
const COMMENTED =
  /\/\*\*\s+((?:[^*]|\*(?!\/))+?)\s*\*\/\s+(?:(?:export|async|readonly) )*(?:(const|function\*?|class|interface|type) )?([\w$]+)/g

/** The value of a constant, where it is a short one: `text` begins behind its name. */
function valueIn(text: string): string[] {
  const [, value = '=>'] = /^(?:: [^=\n]+)? = ([^]*?)\n(?![ \]})])/.exec(text) ?? []
  const short = value
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/, ([}\]])/g, ' $1')
    .replace(/ (?:as const|satisfies)\b.*$/, '')
  return short.includes('=>') || short.length > MAX_VALUE ? [] : [`\`${short}\``]
}

const MAX_VALUE = 500

/** The sources, but for what is generated and the assumptions that can be chosen, by their paths below `src/`. */
const SOURCES: readonly (readonly [path: string, text: string])[] = readdirSync(new URL('../src', import.meta.url), {
  recursive: true,
  encoding: 'utf8',
})
  .filter(
    path =>
      /(?<!\.gen|\/assumptions)\.ts$/.test(path) &&
      /^(vendors|dialects|request|server|webhooks|graphql|faults)\//.test(path),
  )
  .toSorted()
  .map(path => [path, readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8')])

function codes(rows: readonly Row[]): string[] {
  const cells = rows
    .filter(({ coordinate }) => /^(error|transition):/.test(coordinate))
    .map(({ coordinate, evidence, source, tests }) => [
      `\`${coordinate}\``,
      source === null ? evidence : `${evidence}: ${source.replace(/\.$/, '')}`,
      testFiles(tests),
    ])
  const head = ['code or change', 'rests on', 'tests']
  return ['', '### Codes, and changes of status', '', markdownTable([head, ...cells]).trim()]
}

/** The files of tests without endings; of many the first ones. */
function testFiles(tests: readonly string[]): string {
  const files = [...new Set(tests.map(test => test.split('.test.ts', 1).join()))]
  const more = files.length > MAX_FILES ? [`${files.length - MAX_FILES} more`] : []
  return [...files.slice(0, MAX_FILES).map(file => `\`${file}\``), ...more].join(', ')
}

const MAX_FILES = 3

function counts(rows: readonly Row[]): string[] {
  const fields = rows.filter(({ coordinate }) => !/^(error|transition|rule):/.test(coordinate))
  const by = (evidence: string): readonly Row[] => fields.filter(row => row.evidence === evidence)
  const sums = ['documented', 'schema', 'assumed'].map(word => `${by(word).length} ${word}`).join(', ')
  const names = by('assumed').map(({ coordinate }) => `\`${coordinate}\``)
  return [
    '',
    '### Fields and mutations',
    '',
    ...wrap(`Of its ${fields.length} fields and mutations the tests rest on: ${sums}. Touched by assumed tests only:`),
    '',
    ...wrap(names.length > 0 ? `${names.join(', ')}.` : 'none.'),
  ]
}

function scenery({ scenery: types, notSimulated }: Vendor): string[] {
  const fields = Object.entries(types).flatMap(([type, { fields: own }]) =>
    Object.keys(own).map(field => `\`${type}.${field}\``),
  )
  return [
    ...section('Scenery', 'Fields with made-up values:', fields.length > 0 ? [`${fields.join(', ')}.`] : []),
    ...section('Not simulated', 'Of the schema:', notSimulated),
  ]
}

/** A heading with a list; nothing where the list is empty. Lines of an item stand below each other. */
function section(heading: string, sentence: string, items: readonly (string | readonly string[])[]): string[] {
  if (items.length === 0) return []
  return [
    '',
    `### ${heading}`,
    '',
    sentence,
    '',
    ...items.flatMap(item => [item].flat().flatMap((line, at) => wrap(line, at === 0 ? '- ' : '  '))),
  ]
}

function wrap(text: string, begin = ''): string[] {
  const lines = [begin.slice(0, -1)]
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!
    if (line.length + word.length < WIDTH) lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
    else lines.push(`${begin.replace('-', ' ')}${word}`)
  }
  return lines
}
