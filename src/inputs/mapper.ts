import type { TSchema } from 'typebox'
import type { JsonSchema } from './json-schema.ts'
import { isObject } from './match.ts'

/** Maps what stands in one place of a value; `context` is what the call was told. */
export type Mapper<C> = (value: unknown, context: C) => unknown

/**
 * Maps the places of a value that `leafOf` has a mapper for, by their schemas. It answers the value itself where nothing
 * changes. Undefined for a schema without such places, so that nothing is walked.
 */
export function mapperOf<C>(
  schema: TSchema,
  leafOf: (schema: TSchema) => Mapper<C> | undefined,
): Mapper<C> | undefined {
  const leaf = leafOf(schema)
  const inner = innerMapperOf(schema, leafOf)
  return leaf && inner ? (value, context) => inner(leaf(value, context), context) : (leaf ?? inner)
}

function innerMapperOf<C>(schema: TSchema, leafOf: (schema: TSchema) => Mapper<C> | undefined): Mapper<C> | undefined {
  const { properties = {}, items, anyOf = [] }: JsonSchema = schema // TypeBox makes JSON Schema
  const members = Object.entries(properties).flatMap(([name, member]): [string, Mapper<C>][] => {
    const map = mapperOf(member, leafOf)
    return map ? [[name, map]] : []
  })
  if (members.length > 0) {
    const tags = Object.entries(properties).filter(([, member]) => 'const' in member)
    const isMeant = (value: Readonly<Record<string, unknown>>): boolean =>
      tags.every(([name, tag]) => value[name] === tag.const)
    return (value, context) => (isObject(value) && isMeant(value) ? mapObject(value, members, context) : value)
  }
  const mapItem = items && mapperOf(items, leafOf)
  if (mapItem) return (value, context) => (Array.isArray(value) ? mapList(value, mapItem, context) : value)
  const maps = anyOf.flatMap(alternative => mapperOf(alternative, leafOf) ?? [])
  // Objects of a union are told apart by their constants.
  return maps.length > 0 ? (value, context) => maps.reduce((mapped, map) => map(mapped, context), value) : undefined
}

function mapObject<C>(
  value: Readonly<Record<string, unknown>>,
  members: readonly [string, Mapper<C>][],
  context: C,
): unknown {
  let changed: Record<string, unknown> | undefined
  for (const [name, map] of members) {
    const mapped = map(value[name], context)
    if (mapped !== value[name]) (changed ??= { ...value })[name] = mapped
  }
  return changed ?? value
}

function mapList<C>(values: readonly unknown[], map: Mapper<C>, context: C): readonly unknown[] {
  const mapped = values.map(value => map(value, context))
  return mapped.some((value, index) => value !== values[index]) ? mapped : values
}
