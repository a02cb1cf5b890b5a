import {
  type ExecutionArgs,
  getNullableType,
  getOperationAST,
  type GraphQLError,
  isInputObjectType,
  isNullableType,
  Kind,
} from 'graphql'
import { MAX_DEPTH } from '../../request/limits.ts'
import type { DocumentDialect, ExecutionCheck } from '../document-dialect.ts'
import { variablesOfConditions, variableType } from '../document-nodes.ts'
import { locatedError } from '../located-error.ts'
import { type NullArgument, wordNullArguments } from '../null-arguments.ts'
import { selectOperation } from '../selected-operation.ts'
import { introspect } from './introspection.ts'
import { parseDocument } from './parser.ts'
import { toJavaSyntaxError } from './syntax-error.ts'
import { validateDocument } from './validation.ts'
import { type Coercion, readVariables } from './variables.ts'
import { locationsOf, validationError } from './walk.ts'

/**
 * The words and rules of graphql-java, in the version that `walk.ts` names; variables are taken as `coercion` says.
 */
export function javaDialect(coercion: Coercion): DocumentDialect {
  return {
    introspect,
    missingQuery: () => undefined,
    parse: parseDocument,
    syntaxError: toJavaSyntaxError,

    /** The empty name means the first operation. Assumed. */
    selectOperation(document, operationName, validate) {
      const first = document.definitions.find(node => node.kind === Kind.OPERATION_DEFINITION)
      const operation = operationName === '' ? first : getOperationAST(document, operationName)
      const unknown = `Unknown operation named '${operationName}'.`
      return selectOperation(operation, operationName, validate, unknown, words => validationError(words, undefined))
    },

    maxNesting: MAX_DEPTH,
    validate: validateDocument,

    analyse: execution => analyse(execution, coercion),

    readVariables({ schema, document, operationName, variableValues }) {
      const operation = getOperationAST(document, operationName)
      return operation ? readVariables(schema, operation, variableValues ?? {}, coercion) : undefined
    },

    takesNullItems: true,
    executionErrors: (errors, execution) => wordNullArguments(errors, execution, nullError),
  }
}

function nullError({ name, value, type, field }: NullArgument, { path = [] }: GraphQLError): GraphQLError {
  const what =
    value.kind === Kind.VARIABLE
      ? `Argument '${name}' has coerced Null value for NonNull type '${type}'`
      : 'Internal error: should never happen: Should have been validated before'
  return locatedError(`Exception while fetching data (/${path.join('/')}) : ${what}`, locationsOf([field]), { path })
}

/**
 * Refuses what graphql-js would execute: an operation that the schema has no type for, a condition that is null, and a
 * list for an object, which graphql-js takes for one without members. Undefined for an operation without these.
 */
function analyse({ schema, document, operationName }: ExecutionArgs, coercion: Coercion): ExecutionCheck | undefined {
  const operation = getOperationAST(document, operationName)
  if (!operation) return undefined
  if (!schema.getRootType(operation.operation)) {
    const message = `Schema is not configured for ${operation.operation}s.`
    return () => [validationError(message, [operation], 'OperationNotSupported')]
  }
  const used = variablesOfConditions(document)
  const { variableDefinitions = [] } = operation
  const names = variableDefinitions.map(({ variable }) => variable.name.value)
  const types = variableDefinitions.map(({ type }) => variableType(schema, type))
  const conditions = names.filter((name, index) => used.has(name) && isNullableType(types[index]))
  const objects = names.filter((_name, index) => isInputObjectType(getNullableType(types[index])))
  if (conditions.length === 0 && objects.length === 0) return undefined
  return variables => {
    const hasList = objects.some(name => Array.isArray(variables[name]))
    const read = hasList ? readVariables(schema, operation, variables, coercion) : undefined
    if (read && 'errors' in read) return read.errors
    const isNull = conditions.some(name => variables[name] === null)
    const message = "Argument 'if' has coerced Null value for NonNull type 'Boolean!'"
    return isNull ? [validationError(message, undefined)] : []
  }
}
