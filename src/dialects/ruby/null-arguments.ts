import {
  type ExecutionArgs,
  type FieldNode,
  getOperationAST,
  GraphQLError,
  type GraphQLInputType,
  isInputObjectType,
  isNonNullType,
  Kind,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/** How graphql-js begins to say that an argument's value is not known to fit before a variable has its value. */
const UNFIT = /^Argument "\w+" (?:of non-null type|has invalid value)/

/**
 * Words errors of fields that were given null, by a variable with a default, where null may not be: as graphql-ruby does,
 * whose validation lets them pass. Other errors stay.
 */
export function wordNullArguments(errors: readonly GraphQLError[], execution: ExecutionArgs): readonly GraphQLError[] {
  if (!errors.some(({ message }) => UNFIT.test(message))) return errors
  const places = nullPlaces(execution)
  return errors.map(error => {
    const place = places.find(({ value }) => value === error.nodes?.[0])
    if (place === undefined) return error
    const message = `\`null\` is not a valid input for \`${place.type}\`, please provide a value for this argument.`
    return new GraphQLError(message, { nodes: [place.field], path: error.path })
  })
}

/** The arguments that are null where they may not be, or have such a key, and the fields that they belong to. */
function nullPlaces({ schema, document, operationName, variableValues }: ExecutionArgs) {
  const places: { readonly value: ValueNode; readonly field: FieldNode; readonly type: GraphQLInputType }[] = []
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? []
  const isNull = (name: string): boolean => {
    const given = variableValues?.[name]
    const defaultValue = definitions.find(({ variable }) => variable.name.value === name)?.defaultValue
    return given === null || (given === undefined && defaultValue?.kind === Kind.NULL)
  }
  const typeInfo = new TypeInfo(schema)
  let current: FieldNode | undefined
  const visitor = {
    Field(node: FieldNode) {
      current = node
    },
    Argument({ value }: { readonly value: ValueNode }) {
      const type = typeInfo.getArgument()?.type
      const unfit = type && typeOfNull(value, type, isNull)
      if (unfit && current) places.push({ value, field: current, type: unfit })
    },
  }
  visit(document, visitWithTypeInfo(typeInfo, visitor))
  return places
}

/** The type that a null in a value does not fit; undefined when there is none. Items of lists may be null. */
function typeOfNull(
  value: ValueNode,
  type: GraphQLInputType,
  isNull: (variable: string) => boolean,
): GraphQLInputType | undefined {
  if (value.kind === Kind.VARIABLE) return isNonNullType(type) && isNull(value.name.value) ? type : undefined
  const inner = isNonNullType(type) ? type.ofType : type
  if (value.kind !== Kind.OBJECT || !isInputObjectType(inner)) return undefined
  for (const field of value.fields) {
    const definition = inner.getFields()[field.name.value]
    const unfit = definition && typeOfNull(field.value, definition.type, isNull)
    if (unfit) return unfit
  }
  return undefined
}
