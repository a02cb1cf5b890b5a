/** The schema of documents, made of the schemas of all records and parts. */
import { Type } from 'typebox'
import { once } from '../world/once.ts'
import { fillerOf } from './defaults.ts'
import type { DocumentContent, DocumentFormat } from './document.ts'
import { FORMAT_VERSION } from './migrations.ts'

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

/** What documents hold, with what reads them; that is made when the first document is checked. */
export function documentFormat(content: DocumentContent): DocumentFormat {
  const reading = once(() => {
    const schema = fixtureSchema(content)
    return { schema, fill: fillerOf(schema) ?? (value => value) }
  })
  return { ...content, reading }
}

/** The published JSON Schema of fixtures: a world's document with every part optional. */
export function fixtureSchema({ vendors, parts }: DocumentContent) {
  const schemas = parts.flatMap(({ name, schema }) => (schema ? [[name, Type.Optional(schema)] as const] : []))
  const records = vendors.map(vendor => [vendor.name, Type.Optional(vendorSchema(vendor))] as const)
  return Type.Object(
    {
      $schema: Type.Optional(Type.String()),
      formatVersion: Type.Literal(FORMAT_VERSION),
      seed: Type.Optional(Type.Integer()),
      clock: Type.Optional(Clock),
      ids: Type.Optional(Type.Record(Type.String(), Type.Integer({ minimum: 0 }))),
      parts: Type.Optional(Type.Object(Object.fromEntries(schemas), { additionalProperties: true })),
      vendors: Type.Optional(Type.Object(Object.fromEntries(records), { additionalProperties: false })),
    },
    { additionalProperties: false, title: 'backlot fixture' },
  )
}

function vendorSchema({ records }: DocumentContent['vendors'][number]) {
  const tables = Object.entries(records).map(([table, { properties }]) => {
    const members = Object.entries(properties).map(([name, member]) => [
      name,
      // A document of before the member was added lacks it.
      'default' in member ? Type.Optional(member) : member,
    ])
    const row = Type.Object(Object.fromEntries(members), { additionalProperties: false })
    return [table, Type.Optional(Type.Array(row))]
  })
  return Type.Object(Object.fromEntries(tables), { additionalProperties: false })
}
