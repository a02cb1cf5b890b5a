import type { GraphQLError, OperationDefinitionNode } from 'graphql'
import type { SelectedOperation } from './document-dialect.ts'

/**
 * The operation that a request names, as graphql-js and graphql-java select it: where there is none, the document's own
 * errors come first. `unknown` are the words for a name that no operation has.
 */
export function selectOperation(
  operation: OperationDefinitionNode | null | undefined,
  operationName: string | null | undefined,
  validate: () => readonly GraphQLError[],
  unknown: string,
  toError: (message: string) => GraphQLError,
): SelectedOperation {
  if (operation) return { operation }
  const errors = validate()
  if (errors.length > 0) return { errors }
  const nameless = 'Must provide operation name if query contains multiple operations.'
  return { errors: [toError(operationName == null ? nameless : unknown)] }
}
