import {
  type DirectiveNode,
  type DocumentNode,
  type ExecutionArgs,
  getNullableType,
  getOperationAST,
  type GraphQLError,
  type GraphQLInputType,
  isInputObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  visit,
} from 'graphql'
import { MAX_DEPTH } from '../../request/limits.ts'
import type { DocumentDialect, ExecutionCheck } from '../document-dialect.ts'
import { missingKeys, variableType } from '../document-nodes.ts'
import { locatedError } from '../located-error.ts'
import { type NullArgument, wordNullArguments } from '../null-arguments.ts'
import { toJavaSyntaxError } from './syntax-error.ts'
import { validateDocument } from './validation.ts'
import { readVariables } from './variables.ts'
import { locationsOf, validationError } from './walk.ts'

/** The words and rules of graphql-java, in the version that `walk.ts` names. */
export const javaDialect: DocumentDialect = {
  missingQuery: () => undefined,
  parse,
  syntaxError: toJavaSyntaxError,

  /** The empty name means the first operation. */
  selectOperation(document, operationName, validate) {
    const first = document.definitions.find(node => node.kind === Kind.OPERATION_DEFINITION)
    const operation = operationName === '' ? first : getOperationAST(document, operationName)
    if (operation) return { operation }
    const errors = validate()
    if (errors.length > 0) return { errors }
    const message =
      operationName == null
        ? 'Must provide operation name if query contains multiple operations.'
        : `Unknown operation named '${operationName}'.`
    return { errors: [validationError(message, undefined)] }
  },

  maxNesting: MAX_DEPTH,
  validate: validateDocument,

  analyse(execution) {
    const operation = getOperationAST(execution.document, execution.operationName)
    return operation ? checkOf(execution, operation) : undefined
  },

  readVariables({ schema, document, operationName, variableValues }) {
    const operation = getOperationAST(document, operationName)
    return operation ? readVariables(schema, operation, variableValues ?? {}) : undefined
  },

  executionErrors: (errors, execution) => wordNullArguments(errors, execution, nullError),
}

function nullError({ name, value, type, field }: NullArgument, { path = [] }: GraphQLError): GraphQLError {
  const isValue = value.kind === Kind.VARIABLE
  const what = isValue
    ? `Argument '${name}' has coerced Null value for NonNull type '${type}'`
    : 'Internal error: should never happen: Should have been validated before'
  return locatedError(`Exception while fetching data (/${path.join('/')}) : ${what}`, locationsOf([field]), { path })
}

/**
 * Refuses what graphql-js would execute: an operation that the schema has no type for, a condition that is null, and a
 * list for an object, which graphql-js takes for one without members. Undefined for an operation without these.
 */
function checkOf({ schema, document }: ExecutionArgs, operation: OperationDefinitionNode): ExecutionCheck | undefined {
  const { variableDefinitions = [] } = operation
  const used = variablesOfConditions(document)
  const conditions = variableDefinitions.filter(
    ({ variable, type }) => type.kind !== Kind.NON_NULL_TYPE && used.has(variable.name.value),
  )
  const objects = variableDefinitions.filter(({ type }) => canBeEmptyObject(variableType(schema, type)))
  const isSupported = schema.getRootType(operation.operation) != null
  if (isSupported && conditions.length === 0 && objects.length === 0) return undefined
  return variables => {
    const hasList = objects.some(({ variable }) => Array.isArray(variables[variable.name.value]))
    const read = isSupported && !hasList ? undefined : readVariables(schema, operation, variables)
    if (read && 'errors' in read) return read.errors
    const isNull = conditions.some(({ variable: { name }, defaultValue }) =>
      Object.hasOwn(variables, name.value) ? variables[name.value] === null : defaultValue?.kind === Kind.NULL,
    )
    if (isNull) return [validationError("Argument 'if' has coerced Null value for NonNull type 'Boolean!'", undefined)]
    const message = `Schema is not configured for ${operation.operation}s.`
    return isSupported ? [] : [validationError(message, [operation], 'OperationNotSupported')]
  }
}

/** The names of the variables that are conditions of fields and fragments. */
function variablesOfConditions(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>()
  const note = ({ name, arguments: given = [] }: DirectiveNode): void => {
    const isCondition = name.value === 'skip' || name.value === 'include'
    for (const { value } of given) if (isCondition && value.kind === Kind.VARIABLE) names.add(value.name.value)
  }
  visit(document, { Directive: note })
  return names
}

function canBeEmptyObject(type: GraphQLInputType | undefined): boolean {
  const nullable = getNullableType(type)
  return isInputObjectType(nullable) && missingKeys(nullable, []).length === 0
}
