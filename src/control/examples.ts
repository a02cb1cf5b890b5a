/** Examples for the documentation: what the calls of a fresh world take as it stands. */
import { type TSchema, Type } from 'typebox'
import type { Tables } from '../world/states.ts'
import type { Act } from '../vendors/contract/act.ts'

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
