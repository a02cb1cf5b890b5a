import {
  type ArgumentNode,
  type FieldNode,
  getNullableType,
  type GraphQLArgument,
  type GraphQLError,
  type GraphQLInputField,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Execution } from './document-dialect.ts'
import { firstFault } from './document-nodes.ts'

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
  execution: Execution,
  word: (argument: NullArgument, error: GraphQLError) => GraphQLError,
): readonly GraphQLError[] {
  if (!errors.some(({ message }) => UNFIT.test(message))) return errors
  const found = nullArguments(execution)
  return errors.map(error => {
    const argument = found.find(({ value }) => value === error.nodes?.[0])
    return argument ? word(argument, error) : error
  })
}

function nullArguments({ schema, document, operation, variables }: Execution): NullArgument[] {
  const found: NullArgument[] = []
  const { variableDefinitions = [] } = operation
  const isNull: IsNull = (name, hasDefault) => {
    const given = variables[name]
    const defaultValue = variableDefinitions.find(({ variable }) => variable.name.value === name)?.defaultValue
    return given === null || (given === undefined && (defaultValue ? defaultValue.kind === Kind.NULL : !hasDefault))
  }
  const typeInfo = new TypeInfo(schema)
  let current: FieldNode | undefined
  const visitor = {
    Field(node: FieldNode) {
      current = node
    },
    Argument({ name, value }: ArgumentNode) {
      const argument = typeInfo.getArgument()
      const unfit = argument && typeOfNull(value, argument, isNull)
      if (unfit && current) found.push({ name: name.value, value, field: current, type: unfit })
    },
  }
  visit(document, visitWithTypeInfo(typeInfo, visitor))
  return found
}

/** Whether a variable is null in a place; one without a value is not, where the place has a default. */
type IsNull = (variable: string, hasDefault: boolean) => boolean

/** The type that a null in a value does not fit; undefined when there is none. Items of lists may be null. */
function typeOfNull(
  value: ValueNode,
  { type, defaultValue }: GraphQLArgument | GraphQLInputField,
  isNull: IsNull,
): GraphQLInputType | undefined {
  if (value.kind !== Kind.VARIABLE) return typeOfNullBelow(value, type, isNull)
  return isNonNullType(type) && isNull(value.name.value, defaultValue !== undefined) ? type : undefined
}

function typeOfNullBelow(value: ValueNode, type: GraphQLInputType, isNull: IsNull): GraphQLInputType | undefined {
  const inner = getNullableType(type)
  if (isListType(inner)) {
    const items = value.kind === Kind.LIST ? value.values : [value]
    return firstFault(items, item => typeOfNullBelow(item, inner.ofType, isNull))
  }
  if (value.kind !== Kind.OBJECT || !isInputObjectType(inner)) return undefined
  return firstFault(value.fields, ({ name, value: member }) => {
    const definition = inner.getFields()[name.value]
    return definition && typeOfNull(member, definition, isNull)
  })
}
