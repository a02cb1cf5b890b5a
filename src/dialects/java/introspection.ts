import { type GraphQLScalarType, type GraphQLSchema, isInterfaceType } from 'graphql'
import { introspectAs, sortMembers, sortTypes } from '../introspection.ts'
import { introspection } from './introspection.gen.ts'

/**
 * Makes a schema tell of itself as graphql-java does (assumed), with its own types and directives (`engines/java.graphql`). It sorts types and implementations by name. It has no values for
 * the deprecated fields of `__Directive`.
 */
export function introspect(schema: GraphQLSchema): void {
  introspectAs(schema, introspection, {
    '__Type.specifiedByUrl': ({ specifiedByURL }: GraphQLScalarType) => specifiedByURL,
  })
  const types = schema.getTypeMap()
  sortMembers(types)
  for (const type of Object.values(types)) if (isInterfaceType(type)) sortTypes(schema.getPossibleTypes(type))
}
