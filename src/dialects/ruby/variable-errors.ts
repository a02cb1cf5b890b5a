import { getNamedType, GraphQLError, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql'
import type {
  GraphQLInputObjectType,
  GraphQLInputType,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql'
import type { RequestVariables } from '../document-dialect.ts'
import { variableType } from '../document-nodes.ts'
import { type SentVariable, sentVariables, writeValue } from '../values.ts'
import { acceptsValue, isFloat, missingKeys, notCoercible, notOneOf, printFloat } from './literals.ts'

/** One thing that is wrong with a variable's value, and where in the value. */
interface VariableProblem {
  readonly path: readonly (string | number | null)[]
  readonly explanation: string
}

/** How many problems of one variable are told; graphql-ruby tells of all keys of an object. */
const MAX_PROBLEMS = 1000

/** How many wrong items of a list are reported before the rest of it is left unread. */
const LIST_LIMIT = 100

/**
 * What is wrong with the values given for an operation's variables, one error for each variable, worded as graphql-ruby
 * does. The document must be valid. Values are those of the request's JSON, not coerced.
 */
export function variableErrors(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: RequestVariables,
): GraphQLError[] {
  return sentVariables(schema, operation, variables).flatMap(variable => variableError(variable) ?? [])
}

/**
 * Whether an operation takes, in its variables, a key that may not be null and has a default: graphql-js takes the
 * default where the key is missing, graphql-ruby asks for the key.
 */
export function takesDefaultKeys(schema: GraphQLSchema, operation: OperationDefinitionNode): boolean {
  const seen = new Set<GraphQLNamedType>()
  const takes = (type: GraphQLNamedType): boolean => {
    if (!isInputObjectType(type) || seen.has(type)) return false
    seen.add(type)
    return Object.values(type.getFields()).some(
      field => (isNonNullType(field.type) && field.defaultValue !== undefined) || takes(getNamedType(field.type)),
    )
  }
  return (operation.variableDefinitions ?? []).some(node => {
    const type = variableType(schema, node.type)
    return type !== undefined && takes(getNamedType(type))
  })
}

function variableError({ node, name, type, value = null }: SentVariable): GraphQLError | undefined {
  const problems = problemsOf(type, value).slice(0, MAX_PROBLEMS)
  if (problems.length === 0) return undefined
  const placed = problems.filter(({ path }) => path.length > 0)
  const details = placed.map(({ path, explanation }) => `${path.join('.')} (${explanation})`).join(', ')
  const message = `Variable $${name} of type ${type} was provided invalid value${details === '' ? '' : ` for ${details}`}`
  return new GraphQLError(message, { nodes: [node], extensions: { value, problems } })
}

function problemsOf(type: GraphQLInputType, value: unknown): VariableProblem[] {
  if (value === null || value === undefined) {
    return isNonNullType(type) ? [problem('Expected value to not be null')] : []
  }
  if (isNonNullType(type)) return problemsOf(type.ofType, value)
  if (isListType(type)) return problemsOfList(type.ofType, Array.isArray(value) ? value : [value])
  if (isInputObjectType(type)) return problemsOfObject(type, value)
  if (isEnumType(type)) {
    const isName = typeof value === 'string' && type.getValue(value) !== undefined
    return isName ? [] : [problem(notOneOf(serialize(value), type))]
  }
  return acceptsValue(type, value) ? [] : [problem(notCoercible(serialize(value), type))]
}

function problemsOfList(type: GraphQLInputType, items: readonly unknown[]): VariableProblem[] {
  const problems: VariableProblem[] = []
  let faulty = 0
  for (const [index, item] of items.entries()) {
    const found = problemsOf(type, item)
    if (found.length > 0 && faulty++ === LIST_LIMIT) {
      const explanation =
        'Too many errors processing list variable, max validation error limit reached. Execution aborted'
      return [...problems, { path: [null], explanation }]
    }
    for (const each of found) problems.push(below(index, each))
  }
  return problems
}

function problemsOfObject(type: GraphQLInputObjectType, value: unknown): VariableProblem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const shown = Array.isArray(value) ? JSON.stringify(value) : serializeLeaf(value)
    return [problem(`Expected ${shown} to be a key-value object responding to \`to_h\` or \`to_unsafe_h\`.`)]
  }
  const fields = type.getFields()
  const names = Object.keys(value)
  const problems: VariableProblem[] = []
  for (const name of [...names, ...missingKeys(type, names).map(field => field.name)]) {
    if (problems.length >= MAX_PROBLEMS) break
    const field = fields[name]
    const found = field
      ? problemsOf(field.type, Reflect.get(value, name) ?? null)
      : [problem(`Field is not defined on ${type.name}`)]
    for (const each of found) problems.push(below(name, each))
  }
  return problems
}

function problem(explanation: string): VariableProblem {
  return { path: [], explanation }
}

function below(segment: string | number, { path, explanation }: VariableProblem): VariableProblem {
  return { path: [segment, ...path], explanation }
}

/** A value as graphql-ruby shows it: like JSON, but with bare keys. */
function serialize(value: unknown): string {
  return writeValue(value, ':', ',', serializeLeaf)
}

function serializeLeaf(value: unknown): string {
  return isFloat(value) ? printFloat(value) : JSON.stringify(value)
}
