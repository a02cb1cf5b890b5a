import {
  type DocumentNode,
  getNullableType,
  type GraphQLInputType,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  Kind,
  type ListValueNode,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/** The variables that may put null into literal lists whose items may not be null. */
export function nullableItems(
  schema: GraphQLSchema,
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
): readonly string[] {
  const nullable = variableDefinitions.filter(({ type }) => type.kind !== Kind.NON_NULL_TYPE)
  const names = nullable.map(({ variable }) => variable.name.value)
  if (names.length === 0) return []
  const found = new Set<string>()
  const typeInfo = new TypeInfo(schema)
  const visitor = {
    ListValue({ values }: ListValueNode) {
      // In a list, the type is that of its items.
      for (const value of isNonNullType(typeInfo.getInputType()) ? values : [])
        if (value.kind === Kind.VARIABLE) found.add(value.name.value)
    },
  }
  visit(document, visitWithTypeInfo(typeInfo, visitor))
  return names.filter(name => found.has(name))
}

/** Makes the items of all lists in arguments of a schema nullable. It is no schema to validate or to read variables by. */
export function allowNullItems(schema: GraphQLSchema): GraphQLSchema {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
  const fields = types.flatMap(type => ('getFields' in type ? Object.values(type.getFields()) : []))
  for (const input of fields.flatMap(field => ('args' in field ? field.args : [field])))
    input.type = withNullItems(input.type)
  return schema
}

function withNullItems(type: GraphQLInputType): GraphQLInputType {
  if (isNonNullType(type)) return new GraphQLNonNull(withNullItems(type.ofType))
  return isListType(type) ? new GraphQLList(withNullItems(getNullableType(type.ofType))) : type
}
