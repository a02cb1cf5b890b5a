/** Wrong values, made from the schemas of bodies and queries. */
import { exampleOf } from '../../src/inputs/example.ts'
import type { AnyJson } from '../setup.ts'

/** What a refusal calls the values that a schema takes. */
const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
}

/** A value that is right but for one enumeration or union in it. */
export interface WrongValue {
  /** What is wrong: keys and indexes, outermost first. */
  readonly path: readonly string[]
  readonly value: unknown
  /** The words of a refusal for all that is allowed there. */
  readonly allowed: readonly string[]
}

/** A value for each enumeration and each union within a schema, however deep. */
export function* wrongValues(schema: AnyJson): Generator<WrongValue> {
  const { anyOf = [], properties = {}, items, minItems = 1 } = schema
  const allowed = allowedBy(schema)
  if (allowed) yield { path: [], value: allowed.includes('a text') ? false : 'wrong', allowed }
  for (const one of anyOf) {
    for (const wrong of wrongValues(one)) {
      if (wrong.path.length > 0) yield { ...wrong, allowed: tagsOf(anyOf, wrong.path) ?? wrong.allowed }
    }
  }
  for (const [name, member] of Object.entries<AnyJson>(properties))
    for (const { path, value, ...wrong } of wrongValues(member))
      yield { ...wrong, path: [name, ...path], value: { ...Object(exampleOf(schema)), [name]: value } }
  for (const { path, value, ...wrong } of items ? wrongValues(items) : [])
    yield { ...wrong, path: ['0', ...path], value: Array(minItems).fill(exampleOf(items)).with(0, value) }
}

/** The words for all that an enumeration or a union takes; undefined for a schema that is neither. */
function allowedBy({ enum: values, const: only, anyOf }: AnyJson): string[] | undefined {
  if (values) return values.map((value: unknown) => JSON.stringify(value))
  if (only !== undefined) return [JSON.stringify(only)]
  return anyOf?.flatMap((one: AnyJson) => allowedBy(one) ?? [wordOf(one)])
}

/** What the alternatives of a union take for the member that tells them apart, all together. */
function tagsOf(alternatives: readonly AnyJson[], path: readonly string[]): string[] | undefined {
  const each = alternatives.map(({ properties }) => allowedBy(properties?.[path.join()] ?? {}))
  return each.every(one => one !== undefined) ? each.flat() : undefined
}

function wordOf({ type, pattern, description }: AnyJson): string {
  if (pattern === undefined) return NOUNS[type]!
  return description?.replace(/\.$/, '') ?? `a text that matches ${pattern}`
}
