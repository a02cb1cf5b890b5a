import { getOperationAST, GraphQLError, parse, validate } from 'graphql'
import { MAX_DEPTH } from '../request/limits.ts'
import { NO_QUERY } from './apollo-requests.ts'
import type { DocumentDialect } from './document-dialect.ts'

/** The words of graphql-js, the reference implementation, with the codes that Apollo Server adds. */
export const referenceDialect: DocumentDialect = {
  missingQuery: () => new GraphQLError(NO_QUERY, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } }),
  parse,
  syntaxError: error => error,
  selectOperation(document, operationName, errorsOf) {
    const operation = getOperationAST(document, operationName)
    if (operation) return { operation }
    const errors = errorsOf()
    return { errors: errors.length > 0 ? errors : [noOperationError(operationName)] }
  },
  maxNesting: MAX_DEPTH,
  validate: (schema, document) => validate(schema, document),
  analyse: () => undefined,
  readVariables: () => undefined,
}

function noOperationError(operationName: string | null | undefined): GraphQLError {
  const message =
    operationName == null
      ? 'Must provide operation name if query contains multiple operations.'
      : `Unknown operation named "${operationName}".`
  return new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })
}
