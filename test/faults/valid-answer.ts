import {
  getNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql'

/** Throws where an answer to a query without fragments is not what the schema says; written from the specification. */
export function assertValidAnswer(
  schema: GraphQLSchema,
  query: string,
  body: { data: unknown; errors?: unknown },
): void {
  if (body.errors) throw new Error(`It has errors: ${JSON.stringify(body.errors)}`)
  const [operation] = parse(query).definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('It is no operation.')
  assertValue(schema.getQueryType()!, body.data, operation.selectionSet, 'data')
}

function assertValue(type: GraphQLOutputType, value: unknown, set: SelectionSetNode | undefined, path: string): void {
  if (isNonNullType(type)) {
    if (value === null || value === undefined) throw new Error(`${path} is null, but it is ${type}.`)
    assertValue(type.ofType, value, set, path)
  } else if (value === null) {
    return
  } else if (isListType(type)) {
    if (!Array.isArray(value)) throw new Error(`${path} is no list.`)
    value.forEach((member, i) => assertValue(type.ofType, member, set, `${path}[${i}]`))
  } else if (isEnumType(type)) {
    if (!type.getValue(String(value))) throw new Error(`${path} is no ${type}: ${JSON.stringify(value)}`)
  } else if (isLeafType(type)) {
    const expected = { Int: 'number', Float: 'number', String: 'string', ID: 'string', Boolean: 'boolean' }[type.name]
    if (expected && typeof value !== expected) throw new Error(`${path} is no ${type}: ${JSON.stringify(value)}`)
    if (type.name === 'Int' && Math.abs(Number(value)) > 2 ** 31) throw new Error(`${path} is too large.`)
  } else if (isObjectType(type) && set) {
    const members = Object.keys(value as object)
    const keys = set.selections.flatMap(node => (node.kind === Kind.FIELD ? [(node.alias ?? node.name).value] : []))
    if (keys.join() !== members.join()) throw new Error(`${path} has ${members.join()} in place of ${keys.join()}.`)
    for (const node of set.selections) {
      if (node.kind !== Kind.FIELD || node.name.value === '__typename') continue
      const field = type.getFields()[node.name.value]!
      const key = (node.alias ?? node.name).value
      assertValue(field.type, Reflect.get(value as object, key), node.selectionSet, `${path}.${key}`)
    }
  } else if (!isCompositeType(getNamedType(type))) {
    throw new Error(`${path} is of a type that this check does not know: ${type}`)
  }
}
