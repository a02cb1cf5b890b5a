import {
  coerceInputValue,
  getNamedType,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  typeFromAST,
  valueFromAST,
  type VariableDefinitionNode,
} from 'graphql'

/** Whether a value is what coercing it would give. False where that takes a closer look. */
type Fits = (value: unknown) => boolean

/**
 * Makes a check of whether all variables are already what coercing them would give, as they nearly always are. False
 * means only that graphql-js has to coerce them.
 */
export function allFit(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
): (variables: Readonly<Record<string, unknown>>) => boolean {
  const known = new Map<GraphQLInputType, Fits>()
  const checks = definitions.map(({ variable, type: node, defaultValue }) => {
    const type = typeFromAST(schema, node)
    const fits: Fits = isInputType(type) ? toCheck(type, known) : () => false
    const isOptional = isInputType(type) && !isNonNullType(type) && !defaultValue
    return { name: variable.name.value, fits, isOptional }
  })
  return variables =>
    checks.every(({ name, fits, isOptional }) => (Object.hasOwn(variables, name) ? fits(variables[name]) : isOptional))
}

/** Variables by their names: as sent, or coerced. */
export type Variables = Readonly<Record<string, unknown>>

/** Ends a coercion at the first value that does not fit. */
const REFUSED = new Error('A variable does not fit.')

/**
 * Whether a variable has a list where its type has an input object. graphql-js takes it for an object without members;
 * other engines do not.
 */
export function hasListForObject(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  sent: Variables,
): boolean {
  return definitions.some(({ variable, type: node }) => {
    const value = sent[variable.name.value]
    if (typeof value !== 'object' || value === null) return false
    const type = typeFromAST(schema, node)
    return isInputType(type) && isListForObject(value, type)
  })
}

function isListForObject(value: unknown, type: GraphQLInputType): boolean {
  if (!isInputObjectType(getNamedType(type))) return false
  if (isNonNullType(type)) return isListForObject(value, type.ofType)
  if (isListType(type)) return [value].flat().some(item => isListForObject(item, type.ofType))
  if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return false
  // By the type's fields: an object may have very many members that it does not know.
  const isBelow = ({ name, type: expected }: GraphQLInputField): boolean =>
    isListForObject(Reflect.get(value, name), expected)
  return Array.isArray(value) || Object.values(type.getFields()).some(isBelow)
}

/**
 * The variables of an operation as graphql-js coerces them; undefined when they do not fit, or have a list for an object.
 * graphql-js itself would go on to the last value that does not fit, and quote the whole of an object for each.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  sent: Variables,
): Variables | undefined {
  if (hasListForObject(schema, definitions, sent)) return undefined
  try {
    return Object.fromEntries(definitions.flatMap(definition => coerceVariable(schema, definition, sent)))
  } catch (error) {
    if (error === REFUSED) return undefined
    throw error
  }
}

/** The name and the value of a variable; nothing where it is neither sent nor has a default. */
function coerceVariable(
  schema: GraphQLSchema,
  { variable, type: node, defaultValue }: VariableDefinitionNode,
  sent: Variables,
): (readonly [name: string, value: unknown])[] {
  const name = variable.name.value
  const type = typeFromAST(schema, node)
  if (!isInputType(type)) throw REFUSED
  if (Object.hasOwn(sent, name)) return [[name, coerceInputValue(sent[name], type, refuse)]]
  if (defaultValue) return [[name, valueFromAST(defaultValue, type)]]
  if (isNonNullType(type)) throw REFUSED
  return []
}

function refuse(): never {
  throw REFUSED
}

function toCheck(type: GraphQLInputType, known: Map<GraphQLInputType, Fits>): Fits {
  let check = known.get(type)
  if (!check) {
    // A type may contain itself: by then it is known.
    known.set(type, value => check!(value))
    check = isNonNullType(type) ? toInnerCheck(type.ofType, known) : orNull(toInnerCheck(type, known))
    known.set(type, check)
  }
  return check
}

function orNull(check: Fits): Fits {
  return value => value === null || check(value)
}

/** The check of what is not null. */
function toInnerCheck(type: GraphQLInputType, known: Map<GraphQLInputType, Fits>): Fits {
  if (isListType(type)) {
    const check = toCheck(type.ofType, known)
    return value => Array.isArray(value) && value.every(check)
  }
  if (isInputObjectType(type)) return toObjectCheck(Object.values(type.getFields()), known)
  if (isEnumType(type)) return value => typeof value === 'string' && type.getValue(value)?.value === value
  switch (type.toString()) {
    case 'ID':
    case 'String':
      return value => typeof value === 'string'
    case 'Boolean':
      return value => typeof value === 'boolean'
    case 'Int':
      return value => typeof value === 'number' && (value | 0) === value && !Object.is(value, -0)
    case 'Float':
      return Number.isFinite
    default:
      return () => false
  }
}

function toObjectCheck(
  fields: readonly { readonly name: string; readonly type: GraphQLInputType; readonly defaultValue?: unknown }[],
  known: Map<GraphQLInputType, Fits>,
): Fits {
  const checks = new Map(fields.map(({ name, type }) => [name, toCheck(type, known)]))
  const needed = fields
    .filter(({ type, defaultValue }) => isNonNullType(type) || defaultValue !== undefined)
    .map(({ name }) => name)
  return value => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    // Of a large object with an unknown member no list is made.
    for (const name in value) if (!checks.get(name)?.(Reflect.get(value, name))) return false
    return needed.every(name => Object.hasOwn(value, name))
  }
}
