import { getOperationAST, type GraphQLError, isNullableType, Kind } from 'graphql'
import { MAX_DEPTH } from '../../request/limits.ts'
import type { DocumentDialect, Execution, ExecutionCheck } from '../document-dialect.ts'
import { variablesOfConditions, variableType } from '../document-nodes.ts'
import { locatedError, locationsOf } from '../located-error.ts'
import { type NullArgument, wordNullArguments } from '../null-arguments.ts'
import { selectOperation } from '../selected-operation.ts'
import { introspect } from './introspection.ts'
import { parseDocument } from './parser.ts'
import { toJavaSyntaxError } from './syntax-error.ts'
import { validateDocument } from './validation.ts'
import { type Coercion, readVariables } from './variables.ts'
import { validationError } from './walk.ts'

/** The words and rules of graphql-java, in the version that `walk.ts` names; variables are taken as `coercion` says. */
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
    analyse,
    readVariables: ({ schema, operation, variables }) => readVariables(schema, operation, variables, coercion),
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
 * Refuses what graphql-js would execute: an operation that the schema has no type for, and a condition that is null.
 * Undefined for an operation without these.
 */
function analyse({ schema, document, operation }: Omit<Execution, 'variables'>): ExecutionCheck | undefined {
  if (!schema.getRootType(operation.operation)) {
    const message = `Schema is not configured for ${operation.operation}s.`
    return () => [validationError(message, [operation], 'OperationNotSupported')]
  }
  const used = variablesOfConditions(document)
  const definitions = operation.variableDefinitions?.filter(({ type }) => isNullableType(variableType(schema, type)))
  const names = definitions?.map(({ variable }) => variable.name.value) ?? []
  const conditions = names.filter(name => used.has(name))
  if (conditions.length === 0) return undefined
  const message = "Argument 'if' has coerced Null value for NonNull type 'Boolean!'"
  return variables => (conditions.some(name => variables[name] === null) ? [validationError(message, undefined)] : [])
}
