import type { JsonSchema } from './json-schema.ts'

/** What stands for a value whose schema has no example. */
const PLAIN: Readonly<Record<string, unknown>> = { string: 'text', integer: 1, number: 1, boolean: true }

/**
 * A value that fits a schema: its own example, else the first of several values. An object has its required members, and
 * those optional ones that have an example of their own; a list has one member.
 */
export function exampleOf(schema: JsonSchema): unknown {
  const { type, examples, anyOf, properties, required = [], items, minimum = type && PLAIN[type] } = schema
  const { const: constant = minimum, enum: values = [constant] } = schema
  if (examples) return examples[0]
  if (anyOf?.[0]) return exampleOf(anyOf[0])
  if (items) return [exampleOf(items)]
  if (!properties) return values[0]
  const members = Object.entries(properties).filter(([name, member]) => required.includes(name) || member.examples)
  return Object.fromEntries(members.map(([name, member]) => [name, exampleOf(member)]))
}
