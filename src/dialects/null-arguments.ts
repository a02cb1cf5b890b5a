import {
  type ArgumentNode,
  type ExecutionArgs,
  type FieldNode,
  getOperationAST,
  type GraphQLError,
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

/** An argument that is null where it may not be, or has such a key. */
export interface NullArgument {
  readonly name: string
  readonly value: ValueNode
  /** The field that it belongs to. */
  readonly field: FieldNode
  /** The type that null does not fit. */
  readonly type: GraphQLInputType
}

/**
 * Words errors of fields that were given null, by a variable with a default, where null may not be: engines whose
 * validation lets them pass have words of their own. Other errors stay.
 */
export function wordNullArguments(
  errors: readonly GraphQLError[],
  execution: ExecutionArgs,
  word: (argument: NullArgument, error: GraphQLError) => GraphQLError,
): readonly GraphQLError[] {
  if (!errors.some(({ message }) => UNFIT.test(message))) return errors
  const found = nullArguments(execution)
  return errors.map(error => {
    const argument = found.find(({ value }) => value === error.nodes?.[0])
    return argument ? word(argument, error) : error
  })
}

function nullArguments({ schema, document, operationName, variableValues }: ExecutionArgs): NullArgument[] {
  const found: NullArgument[] = []
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
    Argument({ name, value }: ArgumentNode) {
      const type = typeInfo.getArgument()?.type
      const unfit = type && typeOfNull(value, type, isNull)
      if (unfit && current) found.push({ name: name.value, value, field: current, type: unfit })
    },
  }
  visit(document, visitWithTypeInfo(typeInfo, visitor))
  return found
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
