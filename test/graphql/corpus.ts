import { readFileSync } from 'node:fs'
import {
  type DocumentNode,
  type GraphQLSchema,
  isInputType,
  Kind,
  type OperationDefinitionNode,
  parse,
  typeFromAST,
} from 'graphql'
import type { VendorName } from '../../src/vendors/contract/vendor.ts'
import { createSchema } from '../../src/graphql/schema.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import { breakDocument } from './break.ts'
import { createDraw, type Draw } from './draw.ts'
import { FIRST_VIEW } from './rules.ts'
import { DocumentGenerator } from './generate.ts'
import { drawJunk, drawValue, ODD_NAMES } from './values.ts'
import { readWrittenDocuments, type WrittenDocument } from './written.ts'

/** A document, and the bodies of requests with it: other variables, other operations, other members. */
export interface Case {
  readonly vendor: VendorName
  readonly query: string
  readonly bodies: readonly string[]
  /** Whether it may change its world. */
  readonly isMutation: boolean
}

/** How many documents are made up for each view of each vendor; more of them, and from another seed, by wish. */
const MADE_UP = Number(process.env['BACKLOT_CORPUS'] ?? 400)

const SEED = Number(process.env['BACKLOT_CORPUS_SEED'] ?? 1)

/** What the tests, the README and the samples ask. */
export const WRITTEN: readonly WrittenDocument[] = readWrittenDocuments()

/** All views of all vendors. */
export const VIEWS = VENDOR_LIST.flatMap(vendor => Object.keys(vendor.views).map(view => ({ vendor, view })))

const corpora = new Map<string, Case[]>()

/** What is asked of one view of one vendor, made once. */
export function readCorpus(vendor: VendorName, view: string): readonly Case[] {
  const key = `${vendor} ${view}`
  const corpus = corpora.get(key) ?? makeCorpus(vendor, view)
  corpora.set(key, corpus)
  return corpus
}

/** About so many documents of a view, evenly from its whole corpus. */
export function sampleCorpus(vendor: VendorName, view: string, size: number): Case[] {
  const corpus = readCorpus(vendor, view)
  const step = Math.max(1, Math.floor(corpus.length / size))
  return corpus.filter((_, number) => number % step === 0)
}

/** What the tests ask of anybody, and what is made up from its schema. */
function makeCorpus(name: VendorName, view: string): Case[] {
  const vendor = VENDOR_LIST.find(one => one.name === name)!
  const schema = createSchema(vendor, view)
  const draw = createDraw(SEED)
  const strings = stringsOf(name)
  const toCase = (query: string, variables?: WrittenDocument['variables']): Case => {
    const document = tryParse(query)
    return {
      vendor: name,
      query,
      bodies: drawBodies(draw, { schema, document, query, variables, strings }),
      isMutation: operationsOf(document).some(({ operation }) => operation === 'mutation'),
    }
  }
  const generator = new DocumentGenerator(schema, draw, strings)
  const madeUp = Array.from({ length: MADE_UP }, () => {
    const query = generator.document()
    return draw.happens(0.15) ? breakDocument(draw, query) : query
  })
  return [
    ...(view === FIRST_VIEW[name] ? WRITTEN : []).map(({ query, variables }) => toCase(query, variables)),
    ...madeUp.map(query => toCase(query)),
  ]
}

interface Material {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode | undefined
  readonly query: string
  readonly variables: WrittenDocument['variables']
  readonly strings: readonly string[]
}

/** Requests with one document: as it is meant, and with whatever else a client may come up with. */
function drawBodies(draw: Draw, material: Material): string[] {
  const { document, query, variables } = material
  const operations = operationsOf(document)
  const sets = operations.some(({ variableDefinitions }) => variableDefinitions?.length)
    ? [...Array.from({ length: 3 }, () => drawVariables(draw, material)), undefined]
    : [undefined]
  const names = operations.map(({ name }) => name?.value)
  const bodies = sets.flatMap(set =>
    names.length > 1
      ? names.map(operationName => ({ query, variables: set, operationName }))
      : [{ query, variables: set }],
  )
  return [{ query, variables }, ...bodies, ...(draw.happens(0.3) ? [drawOddBody(draw, material)] : [])].map(body =>
    JSON.stringify(body),
  )
}

function drawVariables(draw: Draw, { schema, document, strings }: Material): Record<string, unknown> {
  const definitions = operationsOf(document).flatMap(({ variableDefinitions = [] }) => variableDefinitions)
  const members = definitions.flatMap(({ variable, type: node }) => {
    if (draw.happens(0.1)) return []
    const type = typeFromAST(schema, node)
    return [[variable.name.value, isInputType(type) ? drawValue(draw, type, strings) : drawJunk(draw)] as const]
  })
  if (draw.happens(0.1)) members.push([draw.from(ODD_NAMES), drawJunk(draw)])
  return Object.fromEntries(members)
}

/** A request that is odd as a whole. */
function drawOddBody(draw: Draw, material: Material): object {
  const body = { query: material.query, variables: drawVariables(draw, material) }
  const [name = 'Q'] = operationsOf(material.document).map(operation => operation.name?.value)
  return draw.from([
    { ...body, operationName: draw.from([name, 'Nobody', '', null, 7, ' ', '__proto__']) },
    { ...body, extensions: draw.from([{}, { a: 1 }, null, [], 'x', 1]) },
    { ...body, variables: draw.from([[], [1], 'x', '{}', 7, null, false]) },
    { ...body, operation: name, more: 1 },
    { ...body, query: draw.from([null, 7, '', ' ', [material.query], {}]) },
    [body],
  ])
}

function tryParse(query: string): DocumentNode | undefined {
  try {
    return parse(query)
  } catch {
    return undefined
  }
}

function operationsOf(document: DocumentNode | undefined): OperationDefinitionNode[] {
  return (document?.definitions ?? []).filter(node => node.kind === Kind.OPERATION_DEFINITION)
}

/** The texts of a vendor's fixture that are worth asking for: identifiers twice as often as others. */
function stringsOf(vendor: VendorName): string[] {
  const fixture = JSON.parse(readFileSync(new URL('../../fixtures/default.json', import.meta.url), 'utf8')) as {
    vendors: Record<string, Record<string, Record<string, unknown>[]>>
  } // our own file
  const rows = Object.values(fixture.vendors[vendor] ?? {}).flat()
  const members = rows.flatMap(row => Object.entries(row))
  const texts = members.flatMap(([key, value]) =>
    typeof value === 'string' && value.length < 60 ? (/id$|token|number/i.test(key) ? [value, value] : [value]) : [],
  )
  return [...texts, '', ' ', 'x'.repeat(300)]
}
