import { getOperationAST, Kind } from 'graphql'
import { MAX_DEPTH } from '../../request/limits.ts'
import type { DocumentDialect } from '../document-dialect.ts'
import { analyse } from './analysis.ts'
import { toJavaSyntaxError } from './syntax-error.ts'
import { validateDocument } from './validation.ts'
import { readVariables } from './variables.ts'
import { validationError } from './walk.ts'

/** The words and rules of graphql-java, in the version that {@link ./version.ts} names. */
export const javaDialect: DocumentDialect = {
  missingQuery: () => undefined,
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

  analyse({ schema, document, operationName }) {
    const operation = getOperationAST(document, operationName)
    return operation ? analyse(schema, document, operation) : undefined
  },

  readVariables({ schema, document, operationName, variableValues }) {
    const operation = getOperationAST(document, operationName)
    return operation ? readVariables(schema, operation, variableValues ?? {}) : undefined
  },
}
