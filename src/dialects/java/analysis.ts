import {
  type DirectiveNode,
  type DocumentNode,
  getNamedType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import type { ExecutionCheck } from '../document-dialect.ts'
import { variableType } from '../document-nodes.ts'
import { readVariables } from './variables.ts'
import { validationError } from './walk.ts'

/**
 * Finds out what may prevent the execution of a valid operation although graphql-js would execute it; undefined when
 * nothing can. Schemas without subscriptions refuse one only here; a condition may not be null; a list is no object,
 * where graphql-js takes it for one that has no members.
 */
export function analyse(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ExecutionCheck | undefined {
  const isSupported = schema.getRootType(operation.operation) != null
  const conditions = conditionVariables(document, operation)
  const objects = objectVariables(schema, operation)
  if (isSupported && conditions.length === 0 && objects.length === 0) return undefined
  return variables => {
    const hasList = objects.some(([name, type]) => hasListForObject(type, variables[name]))
    const read = isSupported && !hasList ? undefined : readVariables(schema, operation, variables)
    if (read && 'errors' in read) return read.errors
    if (!isSupported) {
      const message = `Schema is not configured for ${operation.operation}s.`
      return [validationError(message, [operation], 'OperationNotSupported')]
    }
    const isNull = conditions.some(({ name, isNullByDefault }) =>
      Object.hasOwn(variables, name) ? variables[name] === null : isNullByDefault,
    )
    const message = "Argument 'if' has coerced Null value for NonNull type 'Boolean!'"
    return isNull ? [validationError(message, undefined)] : []
  }
}

/** The variables of an operation that may be null and are conditions of fields or fragments. */
function conditionVariables(document: DocumentNode, { variableDefinitions = [] }: OperationDefinitionNode) {
  const nullable = variableDefinitions.filter(({ type }) => type.kind !== Kind.NON_NULL_TYPE)
  if (nullable.length === 0) return []
  const used = new Set<string>()
  const note = ({ name, arguments: given = [] }: DirectiveNode): void => {
    if (name.value !== 'skip' && name.value !== 'include') return
    for (const { value } of given) if (value.kind === Kind.VARIABLE) used.add(value.name.value)
  }
  visit(document, { Directive: note })
  return nullable
    .map(({ variable, defaultValue }) => ({
      name: variable.name.value,
      isNullByDefault: defaultValue?.kind === Kind.NULL,
    }))
    .filter(({ name }) => used.has(name))
}

/** The variables of an operation in which an object can stand that needs no member. */
function objectVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): (readonly [string, GraphQLInputType])[] {
  return variableDefinitions.flatMap(({ variable, type: node }) => {
    const type = variableType(schema, node)
    return type && hasFreeObject(type, new Set()) ? [[variable.name.value, type] as const] : []
  })
}

function hasFreeObject(type: GraphQLInputType, seen: Set<GraphQLInputObjectType>): boolean {
  const named = getNamedType(type)
  if (!isInputObjectType(named) || seen.has(named)) return false
  seen.add(named)
  const fields = Object.values(named.getFields())
  return !fields.some(isRequiredInputField) || fields.some(field => hasFreeObject(field.type, seen))
}

/** Whether a list stands in a value where an object is expected. Only the object itself is looked into. */
function hasListForObject(type: GraphQLInputType, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (isNonNullType(type)) return hasListForObject(type.ofType, value)
  if (isListType(type)) return [value].flat().some(item => hasListForObject(type.ofType, item))
  if (!isInputObjectType(type)) return false
  if (Array.isArray(value)) return true
  const members = new Map<string, unknown>(Object.entries(value))
  return Object.values(type.getFields()).some(field => hasListForObject(field.type, members.get(field.name)))
}
