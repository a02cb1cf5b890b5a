import { getOperationAST, GraphQLError, parse, validate } from 'graphql'
import { MAX_DEPTH } from '../request/limits.ts'
import { NO_QUERY } from './apollo-requests.ts'
import type { DocumentDialect } from './document-dialect.ts'
import { selectOperation } from './selected-operation.ts'

/** The words of graphql-js, the reference implementation, with the codes that Apollo Server adds. */
export const referenceDialect: DocumentDialect = {
  missingQuery: () => new GraphQLError(NO_QUERY, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } }),
  parse,
  syntaxError: error => error,
  selectOperation(document, operationName, validateDocument) {
    const unknown = `Unknown operation named "${operationName}".`
    const operation = getOperationAST(document, operationName)
    return selectOperation(operation, operationName, validateDocument, unknown, noOperationError)
  },
  maxNesting: MAX_DEPTH,
  validate: (schema, document) => validate(schema, document),
  analyse: () => undefined,
  readVariables: () => undefined,
}

function noOperationError(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })
}
