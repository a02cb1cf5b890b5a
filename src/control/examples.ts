/** Examples for the documentation: what the calls of a fresh world take as it stands. */
import { type TSchema, Type } from 'typebox'
import type { JsonSchema } from '../inputs/check.ts'
import type { Tables } from '../world/states.ts'
import type { Act } from '../vendors/contract/act.ts'

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

/**
 * The parameters of a path, with the first record as their example that the path can be about and that `moves` allows:
 * `/chats/{id}/accept` is about the `id` of one of the `chats`, or about its first member, which is its key. As they are where
 * there is none.
 */
export function withExamples(
  params: Type.TObject,
  path: string,
  tables: Tables = {},
  moves?: Act['allowedIn'],
): Type.TObject {
  const [, table = ''] = path.split('/')
  for (const row of tables[table]?.all() ?? []) {
    if (moves && !moves[String(row['status'])]) continue
    const properties = Object.entries<TSchema>(params.properties)
    return Type.Object(
      Object.fromEntries(
        properties.map(([name, one]) => [name, { ...one, examples: [row[name] ?? Object.values(row)[0]] }]),
      ),
    )
  }
  return params
}
