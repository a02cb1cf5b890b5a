import { getOperationAST, GraphQLError, validate } from 'graphql'
import { MAX_DEPTH } from '../request/limits.ts'
import type { DocumentDialect } from './document-dialect.ts'

/** The words of graphql-js, the reference implementation, with the codes that servers built on it add. */
export const referenceDialect: DocumentDialect = {
  missingQuery: () => undefined,
  syntaxError: error => error,
  selectOperation(document, operationName) {
    const operation = getOperationAST(document, operationName)
    return operation ? { operation } : { errors: [noOperationError()] }
  },
  maxNesting: MAX_DEPTH,
  validate: (schema, document) => validate(schema, document),
  analyse: () => undefined,
  readVariables: () => undefined,
}

/** A request that is malformed for GraphQL over HTTP, so that its status is 400 where a vendor uses statuses. */
function noOperationError(): GraphQLError {
  return new GraphQLError('Could not determine what operation to execute.', {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
  })
}
