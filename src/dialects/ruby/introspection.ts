import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql'

/**
 * Sorts what graphql-ruby's introspection sorts by name: types, fields, interfaces and possible types. Arguments, input
 * fields and enum values keep the order of the schema.
 */
export function sortIntrospection(schema: GraphQLSchema): void {
  const types = schema.getTypeMap()
  sortMembers(types)
  for (const type of Object.values(types)) {
    // The types of introspection itself belong to all schemas of the process.
    if (isIntrospectionType(type)) continue
    if (isAbstractType(type)) sortTypes(schema.getPossibleTypes(type))
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    sortMembers(type.getFields())
    sortTypes(type.getInterfaces())
  }
}

function sortMembers<T>(members: Record<string, T>): void {
  for (const [name, member] of Object.entries(members).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    delete members[name]
    members[name] = member
  }
}

function sortTypes(types: readonly GraphQLNamedType[]): void {
  const own = types as GraphQLNamedType[] // graphql-js hands out the list that its introspection reads
  own.sort((a, b) => (a.name < b.name ? -1 : 1))
}
