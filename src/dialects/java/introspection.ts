import type { GraphQLScalarType, GraphQLSchema } from 'graphql'
import { introspectAs } from '../introspection.ts'
import { introspection } from './introspection.gen.ts'

/**
 * Makes a schema tell of itself as graphql-java does (assumed), with its own types and directives (`engines/java.graphql`).
 * It has no values for the deprecated fields of `__Directive`.
 */
export function introspect(schema: GraphQLSchema): void {
  introspectAs(schema, introspection, {
    '__Type.specifiedByUrl': ({ specifiedByURL }: GraphQLScalarType) => specifiedByURL,
  })
}
