import { type DocumentNode, getOperationAST, GraphQLError, Kind } from 'graphql'
import type { DocumentDialect } from '../document-dialect.ts'
import { depthError } from './depth.ts'
import { toRubySyntaxError } from './syntax-error.ts'
import { validateDocument } from './validation.ts'
import { variableErrors } from './variable-errors.ts'

/**
 * The words of graphql-ruby 2.1. `maxDepth` is how deep an operation may nest: graphql-ruby's `max_depth`, by which a root
 * field has depth 1.
 */
export function rubyDialect(maxDepth: number): DocumentDialect {
  return {
    missingQuery: () => new GraphQLError('No query string was present'),
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
    validate: validateDocument,

    analyse({ schema, document, operationName }) {
      const operation = getOperationAST(document, operationName)
      // Without variables every conditional field counts, so an operation that fits now fits with all variables.
      if (!operation || !depthError(document, operation, maxDepth)) return undefined
      return variables => {
        const error = depthError(document, operation, maxDepth, variables)
        if (!error) return []
        const unfit = variableErrors(schema, operation, variables)
        return unfit.length > 0 ? unfit : [error]
      }
    },

    readVariables({ schema, document, operationName, variableValues }) {
      const operation = getOperationAST(document, operationName)
      const errors = operation ? variableErrors(schema, operation, variableValues ?? {}) : []
      return errors.length > 0 ? { errors } : undefined
    },
  }
}

/** Says that none of a document's operations is the one that a request means; undefined when validation says more. */
function operationError(document: DocumentNode, operationName: string | null | undefined): GraphQLError | undefined {
  const operations = document.definitions.filter(node => node.kind === Kind.OPERATION_DEFINITION)
  const names = new Set(operations.map(node => node.name?.value))
  if (operationName != null)
    return names.size > 0 ? new GraphQLError(`No operation named "${operationName}"`) : undefined
  return names.size > 1 && !names.has(undefined) ? new GraphQLError('An operation name is required') : undefined
}
