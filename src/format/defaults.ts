import type { TSchema } from 'typebox'
import type { JsonSchema } from '../inputs/json-schema.ts'
import { type Mapper, mapperOf } from '../inputs/mapper.ts'

/**
 * Puts a schema's defaults in the place of members that a value lacks, those that were added after a document was written;
 * it answers the value itself when that lacks none. Undefined for a schema without defaults.
 */
export function fillerOf(schema: TSchema): Mapper<void> | undefined {
  return mapperOf(schema, (member: JsonSchema) =>
    'default' in member ? value => (value === undefined ? member.default : value) : undefined,
  )
}
