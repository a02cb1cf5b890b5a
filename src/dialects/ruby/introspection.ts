import {
  type GraphQLDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { introspectAs, sortMembers, sortTypes } from '../introspection.ts'
import { introspection } from './introspection.gen.ts'

/**
 * Makes a schema tell of itself as graphql-ruby does (assumed), with its own types and directives (`engines/ruby.graphql`). It sorts types, fields, interfaces and possible types by name.
 * Arguments, input fields and enum values keep the order of the schema.
 */
export function introspect(schema: GraphQLSchema): void {
  introspectAs(schema, introspection, {
    '__Type.isOneOf': (type: GraphQLNamedType) => isInputObjectType(type) && type.isOneOf,
    '__Directive.onField': isFor('FIELD'),
    '__Directive.onFragment': isFor('FRAGMENT_SPREAD', 'INLINE_FRAGMENT'),
    '__Directive.onOperation': isFor('QUERY', 'MUTATION', 'SUBSCRIPTION'),
  })
  for (const type of Object.values(schema.getTypeMap())) {
    if (isUnionType(type)) sortTypes(schema.getPossibleTypes(type))
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    sortMembers(type.getFields())
    sortTypes(type.getInterfaces())
  }
}

/** Whether a directive may stand at all of these places. */
function isFor(...places: string[]): (directive: GraphQLDirective) => boolean {
  return ({ locations }) => places.every(place => locations.some(each => each === place))
}
