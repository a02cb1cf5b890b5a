/** Which documents of before the schemas of today no longer read. */
import type { DocumentFormat } from '../../src/format/document.ts'
import { withoutWords } from '../../src/format/schema.ts'
import { FORMAT_VERSION } from '../../src/format/migrations.ts'
import type { JsonSchema } from '../../src/inputs/json-schema.ts'

/** What documents of a version hold. */
export interface DocumentShape {
  readonly formatVersion: number
  /** Of a whole world: all vendors and all tables are there. */
  readonly schema: JsonSchema
  /** Which members hold the key of a record: `vendor.table.member` to the record's table. */
  readonly references: Readonly<Record<string, string>>
}

/** What documents of this version hold. */
export function shapeOf({ reading, vendors }: DocumentFormat, formatVersion = FORMAT_VERSION): DocumentShape {
  const references = vendors.flatMap(({ name, references: tables }) =>
    Object.entries(tables).flatMap(([table, members]) =>
      Object.entries(members).map(([member, target]) => [`${name}.${table}.${member}`, target]),
    ),
  )
  const schema = JSON.parse(JSON.stringify(reading().schema, withoutWords))
  for (const tables of [schema.properties.vendors, ...Object.values(schema.properties.vendors.properties)])
    tables.required = Object.keys(tables.properties)
  return { formatVersion, schema, references: Object.fromEntries(references) }
}

/** What documents of before can no longer have, a sentence each; none when a migration has made a new version. */
export function breakingChanges(before: DocumentShape, now: DocumentShape): string[] {
  if (now.formatVersion > before.formatVersion) return []
  const references = Object.entries(now.references)
    .filter(([member, table]) => before.references[member] !== table)
    .map(([member, table]) => `vendors.${member} has to be a key of ${table}: add a migration.`)
  return [...changesOf(before.schema, now.schema, ''), ...references]
}

function changesOf(before: JsonSchema, now: JsonSchema, at: string): string[] {
  const olds = alternativesOf(before)
  if (olds) return olds.flatMap(old => changesOf(old, now, at))
  const news = alternativesOf(now)
  if (news) {
    const changes = news.map(alternative => changesOf(before, alternative, at))
    return changes.toSorted((a, b) => a.length - b.length)[0] ?? []
  }
  const [was, is] = [textOf(before), textOf(now)]
  if (was !== is) return [`${at} was ${was} and is ${is}: add a migration.`]
  const { items, patternProperties } = now
  return [
    ...memberChanges(before, now, at),
    ...(before.items && items ? changesOf(before.items, items, `${at}[]`) : []),
    ...Object.entries(before.patternProperties ?? {}).flatMap(([pattern, member]) =>
      changesOf(member, patternProperties?.[pattern] ?? {}, `${at}.*`),
    ),
  ]
}

function memberChanges(before: JsonSchema, now: JsonSchema, at: string): string[] {
  const [olds, news] = [before.properties ?? {}, now.properties ?? {}]
  const path = (name: string): string => (at === '' ? name : `${at}.${name}`)
  const old = Object.entries(olds).flatMap(([name, member]) => {
    const kept = news[name]
    if (kept) return changesOf(member, kept, path(name))
    return now.additionalProperties === false ? [`${path(name)} was removed: add a migration.`] : []
  })
  const added = (now.required ?? [])
    .filter(name => !before.required?.includes(name) && news[name]?.default === undefined)
    .map(name => `${path(name)} was added without a default: give its schema one, or add a migration.`)
  return [...old, ...added]
}

/** The schemas or values of which a schema takes one; undefined where it is one itself. */
function alternativesOf({ anyOf, enum: values }: JsonSchema): readonly object[] | undefined {
  return anyOf ?? values?.map(value => ({ const: value }))
}

/** What a schema says itself, without its members. */
function textOf({ properties: _1, required: _2, items: _3, patternProperties: _4, default: _5, ...own }: JsonSchema) {
  return JSON.stringify(own)
}
