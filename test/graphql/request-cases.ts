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
import { createSchema } from '../../src/graphql/schema.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'
import { corruptDocument } from './corrupt-document.ts'
import { createSeededRandom, type SeededRandom } from '../seeded-random.ts'
import { FIRST_VIEW } from './fault-rules.ts'
import { DocumentGenerator } from './document-generator.ts'
import { oddValue, generateValue, ODD_NAMES } from './value-generator.ts'
import { collectDocuments, type CollectedDocument } from './collected-documents.ts'

/** A document, and the bodies of requests with it: other variables, other operations, other members. */
export interface Case {
  readonly vendor: string
  readonly query: string
  readonly bodies: readonly string[]
  /** Whether it may change its world. */
  readonly isMutation: boolean
}

/** How many documents are generated for each view of each vendor. The environment may set another count and seed. */
export const GENERATED = Number(process.env['BACKLOT_CORPUS'] ?? 30)

const SEED = Number(process.env['BACKLOT_CORPUS_SEED'] ?? 1)

/** The documents of the tests, the guides and the samples. */
export const COLLECTED: readonly CollectedDocument[] = collectDocuments()

/** All views of all vendors. */
export const VIEWS = VENDOR_LIST.flatMap(vendor => Object.keys(vendor.views).map(view => ({ vendor, view })))

const cases = new Map<string, Case[]>()

/** All cases of one view of one vendor, generated once. */
export function casesOf(vendor: string, view: string): readonly Case[] {
  const key = `${vendor} ${view}`
  const made = cases.get(key) ?? makeCases(vendor, view)
  cases.set(key, made)
  return made
}

/** About `size` cases of a view, evenly spread over all its cases. */
export function sampleCases(vendor: string, view: string, size: number): Case[] {
  const all = casesOf(vendor, view)
  const step = Math.max(1, Math.floor(all.length / size))
  return all.filter((_, number) => number % step === 0)
}

/** The collected documents, and the ones generated from the schema. */
function makeCases(name: string, view: string): Case[] {
  const vendor = VENDOR_LIST.find(one => one.name === name)!
  const schema = createSchema(vendor, view)
  const random = createSeededRandom(SEED)
  const strings = stringsOf(name)
  const toCase = (query: string, variables?: CollectedDocument['variables']): Case => {
    const document = tryParse(query)
    return {
      vendor: name,
      query,
      bodies: generateBodies(random, { schema, document, query, variables, strings }),
      isMutation: operationsOf(document).some(({ operation }) => operation === 'mutation'),
    }
  }
  const generator = new DocumentGenerator(schema, random, strings)
  const generated = Array.from({ length: GENERATED }, () => {
    const query = generator.document()
    return random.chance(0.15) ? corruptDocument(random, query) : query
  })
  return [
    ...(view === FIRST_VIEW[name] ? COLLECTED : []).map(({ query, variables }) => toCase(query, variables)),
    ...generated.map(query => toCase(query)),
  ]
}

interface Material {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode | undefined
  readonly query: string
  readonly variables: CollectedDocument['variables']
  readonly strings: readonly string[]
}

/** Request bodies with one document: as written, with generated variables, and now and then an odd one. */
function generateBodies(random: SeededRandom, material: Material): string[] {
  const { document, query, variables } = material
  const operations = operationsOf(document)
  const sets = operations.some(({ variableDefinitions }) => variableDefinitions?.length)
    ? [...Array.from({ length: 3 }, () => generateVariables(random, material)), undefined]
    : [undefined]
  const names = operations.map(({ name }) => name?.value)
  const bodies = sets.flatMap(set =>
    names.length > 1
      ? names.map(operationName => ({ query, variables: set, operationName }))
      : [{ query, variables: set }],
  )
  return [{ query, variables }, ...bodies, ...(random.chance(0.3) ? [oddBody(random, material)] : [])].map(body =>
    JSON.stringify(body),
  )
}

function generateVariables(random: SeededRandom, { schema, document, strings }: Material): Record<string, unknown> {
  const definitions = operationsOf(document).flatMap(({ variableDefinitions = [] }) => variableDefinitions)
  const members = definitions.flatMap(({ variable, type: node }) => {
    if (random.chance(0.1)) return []
    const type = typeFromAST(schema, node)
    return [[variable.name.value, isInputType(type) ? generateValue(random, type, strings) : oddValue(random)] as const]
  })
  if (random.chance(0.1)) members.push([random.pick(ODD_NAMES), oddValue(random)])
  return Object.fromEntries(members)
}

/** A body with a member of an unusual type or value. */
function oddBody(random: SeededRandom, material: Material): object {
  const body = { query: material.query, variables: generateVariables(random, material) }
  const [name = 'Q'] = operationsOf(material.document).map(operation => operation.name?.value)
  return random.pick([
    { ...body, operationName: random.pick([name, 'Nobody', '', null, 7, ' ', '__proto__']) },
    { ...body, extensions: random.pick([{}, { a: 1 }, null, [], 'x', 1]) },
    { ...body, variables: random.pick([[], [1], 'x', '{}', 7, null, false]) },
    { ...body, operation: name, more: 1 },
    { ...body, query: random.pick([null, 7, '', ' ', [material.query], {}]) },
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

/** Texts of a vendor's fixture to use as arguments: identifiers twice as often as others. */
export function stringsOf(vendor: string): string[] {
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
