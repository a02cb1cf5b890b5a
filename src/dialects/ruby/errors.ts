import { GraphQLError } from 'graphql'

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
