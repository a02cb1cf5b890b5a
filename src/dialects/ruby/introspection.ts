import {
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'

/**
 * Sorts what graphql-ruby's introspection sorts by name: types, fields, interfaces and possible types. Arguments, input
 * fields and enum values keep the order of the schema.
 */
export function sortIntrospection(schema: GraphQLSchema): void {
  const types = schema.getTypeMap()
  sortMembers(types)
  listCopies(schema)
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) sortTypes(schema.getPossibleTypes(type))
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    sortMembers(type.getFields())
    sortTypes(type.getInterfaces())
  }
}

/**
 * Makes `__schema` list copies of introspection's own types, which can be sorted: graphql-js has one of each for all schemas
 * of the process. The copies are only told of. What is executed, and what a name means, stays as it is: so
 * `__type(name: "__Type")` has the order of graphql-js.
 */
function listCopies(schema: GraphQLSchema): void {
  const types = schema.getTypeMap()
  const copies = new Map<GraphQLNamedType, GraphQLObjectType>()
  // Types of fields refer to one another, so they are looked up when all copies are there.
  const copyOf = (type: GraphQLOutputType): GraphQLOutputType => {
    if (isListType(type)) return new GraphQLList(copyOf(type.ofType))
    // Inside of a type that may not be null is no other such type.
    if (isNonNullType(type)) return new GraphQLNonNull(copyOf(type.ofType) as GraphQLObjectType)
    return copies.get(type) ?? type
  }
  for (const type of Object.values(types)) {
    if (!isIntrospectionType(type) || !isObjectType(type)) continue
    const { fields, ...config } = type.toConfig()
    const copied = () =>
      Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { ...field, type: copyOf(field.type) }]))
    copies.set(type, new GraphQLObjectType({ ...config, fields: copied }))
  }
  const listed: Record<string, GraphQLNamedType> = Object.create(null) // as graphql-js makes it
  for (const [name, type] of Object.entries(types)) listed[name] = copies.get(type) ?? type
  schema.getType = name => types[name]
  schema.getTypeMap = () => listed
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
