/** What the ledger calls by name: fields of the vendors' schemas. */
import {
  buildASTSchema,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { UsageReader } from './usage.ts'

/** A vendor's whole schema. */
export function schemaOf(vendor: AnyVendor): GraphQLSchema {
  return buildASTSchema(vendor.parsedSdl(), { assumeValid: true })
}

/** Every field of a schema by its coordinate, input fields too; a mutation as `mutation:name`. */
export function fieldsOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter(type => !type.name.startsWith('__'))
    .flatMap(type =>
      isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.keys(type.getFields()).map(field => coordinate(schema, type, field))
        : [],
    )
}

/** The fields that a request asks for and the input fields that it sends; none where the document cannot be read. */
export function fieldsIn(schema: GraphQLSchema, source: string, variables: unknown): string[] {
  const reader = new UsageReader(schema)
  reader.addText(source, { variables: Object(variables) as Record<string, unknown> }) // what is no object has none
  const mutation = `${schema.getMutationType()?.name}.`
  return reader
    .usage()
    .coordinates.filter(name => /\.\w+$/.test(name))
    .map(name => (name.startsWith(mutation) ? `mutation:${name.slice(mutation.length)}` : name))
}

function coordinate(schema: GraphQLSchema, type: GraphQLNamedType, field: string): string {
  return type === schema.getMutationType() ? `mutation:${field}` : `${type.name}.${field}`
}
