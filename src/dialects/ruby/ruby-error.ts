import { GraphQLError } from 'graphql'
import type { ASTNode } from 'graphql'

/** Where in a document an error is, as graphql-ruby states it: operation, fields, arguments, list indexes. */
export type DocumentPath = readonly (string | number)[]

/** A static validation error with the parts that graphql-ruby gives one; message and extensions follow graphql-ruby. */
export function rubyError(
  message: string,
  nodes: readonly ASTNode[],
  path: DocumentPath,
  extensions: Readonly<Record<string, unknown>>,
): GraphQLError {
  return new GraphQLError(message, { nodes, path, extensions })
}

/** What graphql-ruby answers when a document nests so deep that reading it exhausts the stack. */
export function tooLargeError(): GraphQLError {
  return new GraphQLError('This query is too large to execute.')
}

/** What graphql-ruby answers when the request holds no document at all. */
export function missingQueryError(): GraphQLError {
  return new GraphQLError('No query string was present')
}

/** What graphql-ruby answers when validating a document takes too long. */
export function timeoutError(): GraphQLError {
  return new GraphQLError('Timeout on validation of query', { extensions: { code: 'validationTimeout' } })
}
