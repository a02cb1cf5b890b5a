import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { expandCast } from '../actors/casting.ts'
import { SavedActorsSchema, SavedTransitionsSchema } from '../actors/schema.ts'
import type { SavedActors } from '../actors/actors.ts'
import { type DocumentOwner, FORMAT_VERSION, mergeDocuments, type WorldDocument } from './document.ts'
import { SimError } from '../errors/sim-error.ts'
import { readFaults } from '../faults/fault.ts'
import { type FixtureSource, isShipped, readShippedFixture, SHIPPED_FIXTURES } from './fixtures.ts'
import * as guuru from '../vendors/guuru/records.ts'
import * as marketplacer from '../vendors/marketplacer/records.ts'
import * as thg from '../vendors/thg/records.ts'
import { SavedWebhooksSchema } from '../webhooks/schema.ts'
import { VENDOR_LIST } from '../vendors/index.ts'

/** One vendor's records: a schema per table, and which members hold the key of a record of another table. */
interface VendorSchemas {
  readonly records: Readonly<Record<string, Type.TObject>>
  readonly references: References
}

/** Table, member, table that the member's value (or each of its values) is a key of. */
export type References = Readonly<Record<string, Readonly<Record<string, string>>>>

const VENDOR_SCHEMAS: Readonly<Record<string, VendorSchemas>> = { thg, marketplacer, guuru }

const Job = Type.Object({
  id: Type.Integer(),
  at: Type.Integer(),
  kind: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
})

const Clock = Type.Object({
  mode: Type.Union([
    Type.Object({ mode: Type.Literal('real'), offset: Type.Integer() }),
    Type.Object({ mode: Type.Literal('frozen'), at: Type.Integer() }),
  ]),
  jobs: Type.Array(Job),
  nextJob: Type.Integer({ minimum: 1 }),
})

/** The published JSON Schema of fixtures: a world's document with every part optional. */
export const FixtureSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    formatVersion: Type.Literal(FORMAT_VERSION),
    seed: Type.Optional(Type.Integer()),
    clock: Type.Optional(Clock),
    ids: Type.Optional(Type.Record(Type.String(), Type.Integer({ minimum: 0 }))),
    parts: Type.Optional(
      Type.Object(
        {
          webhooks: Type.Optional(SavedWebhooksSchema),
          actors: Type.Optional(SavedActorsSchema),
          transitions: Type.Optional(SavedTransitionsSchema),
        },
        { additionalProperties: true },
      ),
    ),
    vendors: Type.Optional(
      Type.Object(
        Object.fromEntries(
          Object.entries(VENDOR_SCHEMAS).map(([name, { records }]) => [name, Type.Optional(vendorSchema(records))]),
        ),
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false, title: 'backlot fixture' },
)

function vendorSchema(records: VendorSchemas['records']) {
  const tables = Object.entries(records).map(([table, row]) => [
    table,
    Type.Optional(Type.Array(Type.Object(row.properties, { additionalProperties: false }))),
  ])
  return Type.Object(Object.fromEntries(tables), { additionalProperties: false })
}

/**
 * Checks one document by itself. A refusal names the source, the JSON path, what was found and what was expected.
 * `source` is a file's name, or a word for where the document came from.
 */
export function checkDocument(value: unknown, source: string): WorldDocument {
  if (isObject(value) && typeof value['formatVersion'] === 'number' && value['formatVersion'] > FORMAT_VERSION) {
    throw new SimError(
      'NEWER_FORMAT',
      `${source} has formatVersion ${value['formatVersion']}; this version of backlot reads up to ${FORMAT_VERSION}. Update backlot to use it.`,
      { path: 'formatVersion' },
    )
  }
  const validator = Compile(FixtureSchema)
  if (validator.Check(value)) {
    const document = value as WorldDocument // just checked
    readFaults(document.parts?.['faults'], VENDOR_LIST)
    expandCast((document.parts?.['actors'] as SavedActors | undefined)?.actors ?? []) // just checked, too
    return document
  }
  const errors = validator.Errors(value).filter(({ keyword }) => keyword !== 'boolean')
  const deepest = Math.max(...errors.map(error => depthOf(error.instancePath)))
  const [first, ...more] = errors.filter(error => depthOf(error.instancePath) === deepest)
  const pointer = first?.instancePath ?? ''
  throw invalid(
    source,
    pointer,
    value,
    expectation(first ? [first, ...more].filter(error => error.instancePath === pointer) : []),
  )
}

/**
 * Fixtures from a program or over the wire: names of shipped ones, or documents; never paths. Documents are checked
 * whole, references included.
 */
export function checkFixtures(sources: readonly FixtureSource[], owners: readonly DocumentOwner[]): WorldDocument[] {
  const named = sources.map((value, index): NamedDocument => {
    const source = `fixtures[${index}]`
    if (typeof value !== 'string') return { source, document: checkDocument(value, source) }
    if (isShipped(value)) return { source: value, document: readShippedFixture(value) }
    throw new SimError(
      'UNKNOWN_FIXTURE',
      `There is no fixture "${value}"; use one of ${SHIPPED_FIXTURES.join(', ')}, or a document.`,
    )
  })
  if (!sources.every(isShipped)) checkReferences(named, owners)
  return named.map(({ document }) => document)
}

/** Checks a document that must be a whole world: every part is required, and so is every reference. */
export function checkWorldDocument(value: unknown, source: string, owners: readonly DocumentOwner[]): WorldDocument {
  const document = checkDocument(value, source)
  for (const part of ['seed', 'clock', 'ids', 'vendors', 'parts'] as const) {
    if (document[part] === undefined)
      throw invalid(source, `/${part}`, value, 'every part of a world; GET /_sim/state writes them all')
  }
  for (const [vendor, { records }] of Object.entries(VENDOR_SCHEMAS)) {
    for (const table of Object.keys(records)) {
      if (!document.vendors?.[vendor]?.[table])
        throw invalid(source, `/vendors/${vendor}/${table}`, value, 'a list of records')
    }
  }
  checkReferences([{ source, document }], owners)
  return document
}

/** One document and where it came from. */
export interface NamedDocument {
  readonly source: string
  readonly document: WorldDocument
}

/** Checks that every reference in these documents leads to a record of one of them. */
export function checkReferences(documents: readonly NamedDocument[], owners: readonly DocumentOwner[]): void {
  const states = mergeDocuments(
    documents.map(({ document }) => document),
    owners,
  )
  for (const { source, document } of documents) {
    for (const [vendor, tables] of Object.entries(document.vendors ?? {})) {
      for (const [table, rows] of Object.entries(tables)) {
        const members = Object.entries(VENDOR_SCHEMAS[vendor]?.references[table] ?? {})
        rows.forEach((row, index) => {
          for (const [member, target] of members) {
            for (const key of [row[member]].flat()) {
              if (key === null || key === undefined || states.get(vendor)?.[target]?.get(String(key))) continue
              const pointer = `/vendors/${vendor}/${table}/${index}/${member}`
              throw invalid(source, pointer, document, `the key of a record in vendors.${vendor}.${target}`)
            }
          }
        })
      }
    }
  }
}

function invalid(source: string, pointer: string, document: unknown, expected: string): SimError {
  const path = toPath(pointer)
  const found = describe(valueAt(document, pointer))
  return new SimError('INVALID_DOCUMENT', `${source}: ${path || 'the document'} is ${found}; expected ${expected}.`, {
    path,
  })
}

/** `/vendors/guuru/chats/3/status` as people write it: `vendors.guuru.chats[3].status`. */
function toPath(pointer: string): string {
  return pointer
    .slice(1)
    .split('/')
    .map(segment => (/^\d+$/.test(segment) ? `[${segment}]` : `.${segment}`))
    .join('')
    .replace(/^\./, '')
}

function valueAt(document: unknown, pointer: string): unknown {
  let value = document
  for (const segment of pointer.split('/').slice(1)) {
    value = isObject(value) || Array.isArray(value) ? (value as Record<string, unknown>)[segment] : undefined // arrays are indexed alike
  }
  return value
}

function describe(value: unknown): string {
  if (value === undefined) return 'missing'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

/** What a set of schema errors at one place asks for, in words. */
function expectation(errors: readonly { keyword: string; message: string; params: object }[]): string {
  // Where single values are named, their type goes without saying.
  const constants = new Set(
    errors.flatMap(({ params }) => ('allowedValue' in params ? [String(typeof params.allowedValue)] : [])),
  )
  const words = errors.flatMap(({ keyword, message, params }) => {
    if (keyword === 'anyOf') return []
    if (keyword === 'const' && 'allowedValue' in params) return [JSON.stringify(params.allowedValue)]
    if (keyword === 'type' && 'type' in params) return constants.has(String(params.type)) ? [] : [`${params.type}`]
    if (keyword === 'required' && 'requiredProperties' in params)
      return [`a member ${String(params.requiredProperties)}`]
    if (keyword === 'additionalProperties' && 'additionalProperties' in params)
      return [`no member ${String(params.additionalProperties)}`]
    return [message.replace(/^must /, 'something that must ')]
  })
  return [...new Set(words)].join(' or ') || 'something else'
}

function depthOf(pointer: string): number {
  return pointer.split('/').length
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
