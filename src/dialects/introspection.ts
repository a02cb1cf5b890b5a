import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  GraphQLObjectType,
  type GraphQLSchema,
  introspectionTypes,
  isInterfaceType,
  isObjectType,
  isSpecifiedDirective,
  Kind,
  OperationTypeNode,
  parse,
  visit,
} from 'graphql'

/** What fields of introspection are resolved by, such as `__Type.isOneOf`: those that graphql-js lacks or means otherwise. */
export type IntrospectionResolvers = Readonly<Record<string, GraphQLFieldResolver<never, unknown>>>

/** A name that only documents about introspection mention. */
const INTROSPECTION_NAME = /\b__(?!typename\b)/

/** Whether a document names introspection's fields or types; `__typename` is no sign of it. */
export function asksForIntrospection({ loc }: DocumentNode): boolean {
  return loc !== undefined && INTROSPECTION_NAME.test(loc.source.body)
}

/**
 * Makes a schema tell of itself as an engine does. `sdl` has the engine's types of introspection, a query with the fields
 * that lead to them, the engine's directives, and GraphQL's scalars for their descriptions. graphql-js has introspection's
 * types once for all schemas of the process, and its fields on the type that `getQueryType` answers: so queries get another
 * root type, which has the engine's fields, and of which nothing is told. Types and implementations are sorted by name.
 */
export function introspectAs(schema: GraphQLSchema, sdl: string, resolvers: IntrospectionResolvers): void {
  const source = parse(sdl, { noLocation: true })
  const engine = buildASTSchema(withoutPrefixes(source), { assumeValidSDL: true })
  const types = schema.getTypeMap()
  const descriptions = scalarDescriptions(source)
  const all: IntrospectionResolvers = {
    '__Type.description': ({ name, description }: GraphQLNamedType) => descriptions.get(name) ?? description,
    'Query.__schema': () => schema,
    'Query.__type': (_source, { name }) => types[name],
    ...resolvers,
  }
  for (const type of introspectionTypes) {
    const own = engine.getType(type.name.slice(PREFIX.length))
    if (!own) continue
    own.name = type.name
    types[type.name] = own
    resolve(own, all, type)
  }
  const query = schema.getQueryType()
  const fields = engine.getQueryType()
  if (!query || !fields) return
  resolve(fields, all)
  useRoot(schema, withFields(query, fields))
  const own = schema.getDirectives().filter(directive => !isSpecifiedDirective(directive))
  const [include, skip, ...others] = engine.getDirectives().filter(({ astNode }) => astNode)
  const directives = [include, skip, ...own, ...others].filter(directive => directive !== undefined)
  schema.getDirectives = () => directives
  sortMembers(types)
  for (const type of Object.values(types)) if (isInterfaceType(type)) sortTypes(schema.getPossibleTypes(type))
}

/** Sorts the members of a map by name. */
export function sortMembers<T>(members: Record<string, T>): void {
  for (const [name, member] of Object.entries(members).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    delete members[name]
    members[name] = member
  }
}

/** Sorts by name a list of types that graphql-js hands out, which its introspection reads. */
export function sortTypes(types: readonly GraphQLNamedType[]): void {
  const own = types as GraphQLNamedType[] // it is the list itself
  own.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** What names of introspection begin with. */
const PREFIX = '__'

/** graphql-js builds no types of its own names: they get them back when they are built. */
function withoutPrefixes(source: DocumentNode): DocumentNode {
  return visit(source, {
    Name: (node, _key, parent) => {
      const isField = parent && 'kind' in parent && parent.kind === Kind.FIELD_DEFINITION
      return node.value.startsWith(PREFIX) && !isField ? { ...node, value: node.value.slice(PREFIX.length) } : undefined
    },
  })
}

function scalarDescriptions({ definitions }: DocumentNode): ReadonlyMap<string, string | undefined> {
  const scalars = definitions.filter(node => node.kind === Kind.SCALAR_TYPE_DEFINITION)
  return new Map(scalars.map(({ name, description }) => [name.value, description?.value]))
}

/** Gives the fields of a type the engine's resolvers, and else those of graphql-js's type. */
function resolve(type: GraphQLNamedType, resolvers: IntrospectionResolvers, original?: GraphQLNamedType): void {
  const known = isObjectType(original) ? original.getFields() : {}
  for (const field of isObjectType(type) ? Object.values(type.getFields()) : [])
    Object.assign(field, { resolve: resolvers[`${type.name}.${field.name}`] ?? known[field.name]?.resolve })
}

/** The type with the fields of another one besides its own. */
function withFields(type: GraphQLObjectType, other: GraphQLObjectType): GraphQLObjectType {
  const config = type.toConfig()
  return new GraphQLObjectType({ ...config, fields: { ...config.fields, ...other.toConfig().fields } })
}

/** Executes queries on this type in place of the one that introspection tells of. */
function useRoot(schema: GraphQLSchema, root: GraphQLObjectType): void {
  const rootType = schema.getRootType.bind(schema)
  schema.getRootType = operation => (operation === OperationTypeNode.QUERY ? root : rootType(operation))
  const types = schema.getTypeMap()
  schema.getType = name => (name === root.name ? root : types[name])
}
