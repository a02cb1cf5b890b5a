/** The schema of documents, made of the schemas of all records and parts. */
import { createHash } from 'node:crypto'
import { type TSchema, Type } from 'typebox'
import { fitsOf } from '../inputs/fits.ts'
import { MAX_RATE, MIN_RATE } from '../time/clock-mode.ts'
import { INSTANT, MAX_INSTANT } from '../time/instant.ts'
import { withRelative } from '../time/relative.ts'
import { MAX_ORDINAL } from '../world/ids.ts'
import { once } from '../world/once.ts'
import { MAX_JOBS } from '../world/limits.ts'
import { fillerOf } from './defaults.ts'
import type { DocumentContent, DocumentFormat, PartFormat } from './document.ts'
import { FORMAT_VERSION } from './migrations.ts'

const Instant = Type.Integer({ minimum: 0, maximum: MAX_INSTANT, [INSTANT]: 'future' })
const Ordinal = Type.Integer({ minimum: 0, maximum: MAX_ORDINAL })

const rate = Type.Optional(Type.Number({ minimum: MIN_RATE, maximum: MAX_RATE }))
const Mode = Type.Union([
  Type.Object({
    mode: Type.Literal('real'),
    offset: Type.Integer({ minimum: -MAX_INSTANT, maximum: MAX_INSTANT }),
    rate,
    since: Type.Optional(Type.Integer({ minimum: 0, maximum: MAX_INSTANT })),
  }),
  Type.Object({ mode: Type.Literal('frozen'), at: Instant, rate }),
])

function clockSchema(parts: readonly PartFormat[]) {
  const jobs = parts.flatMap(({ jobs: ofPart = {} }) =>
    Object.entries(ofPart).map(([kind, data]) =>
      Type.Object({ id: Ordinal, at: Instant, kind: Type.Literal(kind), data }),
    ),
  )
  return Type.Object({
    mode: Mode,
    jobs: Type.Array(Type.Union(jobs), { maxItems: jobs.length > 0 ? MAX_JOBS : 0 }),
    // There is room for as many jobs again as there can have been.
    nextJob: Type.Integer({ minimum: 1, maximum: Math.floor(MAX_ORDINAL / 2) }),
  })
}

/** What documents hold, with what reads them; that is made when the first document is checked. */
export function documentFormat(content: DocumentContent): DocumentFormat {
  const schema = once((): TSchema => fixtureSchema(content))
  const reading = once(() => ({
    schema: schema(),
    fits: fitsOf(schema()),
    fill: fillerOf(schema()) ?? (value => value),
  }))
  const schemaHash = once(() => createHash('sha1').update(JSON.stringify(schema(), withoutWords)).digest('base64'))
  return { ...content, reading, schemaHash }
}

/** Leaves out of a schema's JSON what people read, and no check. A member of a record with the name `title` is an object. */
export function withoutWords(name: string, value: unknown): unknown {
  if (name === 'examples' && Array.isArray(value)) return undefined
  return ['title', 'description'].includes(name) && typeof value === 'string' ? undefined : value
}

/** The published JSON Schema of fixtures: a world's document with every part optional. */
export function fixtureSchema({ vendors, parts: partsOf }: DocumentContent) {
  const parts = partsOf()
  const schemas = parts.flatMap(({ name, schema }) => (schema ? [[name, Type.Optional(schema)] as const] : []))
  const records = vendors.map(vendor => [vendor.name, Type.Optional(vendorSchema(vendor))] as const)
  const schema = Type.Object(
    {
      $schema: Type.Optional(Type.String()),
      formatVersion: Type.Literal(FORMAT_VERSION),
      seed: Type.Optional(Type.Integer({ minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER })),
      clock: Type.Optional(clockSchema(parts)),
      ids: Type.Optional(Type.Record(Type.String(), Ordinal)),
      parts: Type.Optional(Type.Object(Object.fromEntries(schemas), { additionalProperties: true })),
      vendors: Type.Optional(Type.Object(Object.fromEntries(records), { additionalProperties: false })),
    },
    { additionalProperties: false, title: 'backlot fixture' },
  )
  return withRelative(schema)
}

function vendorSchema({ records }: DocumentContent['vendors'][number]) {
  const tables = Object.entries(records).map(([table, { properties, ...options }]) => {
    const members = Object.entries(properties).map(([name, member]) => [
      name,
      // A document of before the member was added lacks it.
      'default' in member ? Type.Optional(member) : member,
    ])
    const row = Type.Object(Object.fromEntries(members), { additionalProperties: false })
    // A document of before the table was added lacks it: the record's schema has a list as its default.
    const added = 'default' in options ? { default: options.default } : {}
    return [table, Type.Optional(Type.Array(row, added))]
  })
  return Type.Object(Object.fromEntries(tables), { additionalProperties: false })
}
