import { type DocumentNode, getOperationAST, GraphQLError, Kind } from 'graphql'
import type { DocumentDialect } from '../document-dialect.ts'
import { type NullArgument, wordNullArguments } from '../null-arguments.ts'
import { depthError } from './depth.ts'
import { introspect } from './introspection.ts'
import { parseDocument } from './parser.ts'
import { toRubySyntaxError } from './syntax-error.ts'
import { validateDocument } from './validation.ts'
import { takesDefaultKeys, variableErrors } from './variable-errors.ts'

/**
 * The words of graphql-ruby. `maxDepth` is how deep an operation may nest: graphql-ruby's `max_depth`, by which a root
 * field has depth 1. `release` is the release that is spoken: releases
 * differ in what `isSince` is asked for. An empty operation name is a name (assumed).
 */
export function rubyDialect(maxDepth: number, release: string): DocumentDialect {
  return {
    introspect,
    missingQuery: () => new GraphQLError('No query string was present'),
    parse: parseDocument,
    syntaxError: toRubySyntaxError,

    selectOperation(document, operationName, validate) {
      const operation = getOperationAST(document, operationName)
      if (operation) return { operation }
      const error = operationError(document, operationName)
      // Validation says what is wrong with a document that has no operation, or several with one name.
      return { errors: error ? [error] : validate() }
    },

    /** The limit of tokens in a document bounds the nesting; `analyse` words what is deeper than `maxDepth`. */
    maxNesting: Infinity,
    validate: (schema, document) => validateDocument(schema, document, release),

    analyse({ schema, document, operation }) {
      // Without variables every conditional field counts, so an operation that fits now fits with all variables.
      const mayBeDeep = depthError(document, operation, maxDepth) !== undefined
      const mayLackKeys = takesDefaultKeys(schema, operation)
      if (!mayBeDeep && !mayLackKeys) return undefined
      return variables => {
        const error = mayBeDeep ? depthError(document, operation, maxDepth, variables) : undefined
        if (!error && !mayLackKeys) return []
        const unfit = variableErrors(schema, operation, variables)
        return unfit.length > 0 || !error ? unfit : [error]
      }
    },

    readVariables({ schema, operation, variables }) {
      const errors = variableErrors(schema, operation, variables)
      return errors.length > 0 ? { errors } : undefined
    },

    takesNullItems: true,
    executionErrors: (errors, execution) => wordNullArguments(errors, execution, nullError),
  }
}

function nullError({ type, field }: NullArgument, { path }: GraphQLError): GraphQLError {
  const message = `\`null\` is not a valid input for \`${type}\`, please provide a value for this argument.`
  return new GraphQLError(message, { nodes: [field], path })
}

/** Says that none of a document's operations is the one that a request means; undefined when validation says more. */
function operationError(document: DocumentNode, operationName: string | null | undefined): GraphQLError | undefined {
  const operations = document.definitions.filter(node => node.kind === Kind.OPERATION_DEFINITION)
  const names = new Set(operations.map(node => node.name?.value))
  if (operationName != null)
    return names.size > 0 ? new GraphQLError(`No operation named "${operationName}"`) : undefined
  return names.size > 1 && !names.has(undefined) ? new GraphQLError('An operation name is required') : undefined
}
