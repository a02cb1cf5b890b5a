import { GraphQLError, type GraphQLErrorOptions, type SourceLocation } from 'graphql'

/**
 * An error whose locations are counted as its engine counts them: graphql-js counts UTF-16 units, and begins a line after
 * a lone carriage return too. An empty list stays one; undefined for an error that has none.
 */
export function locatedError(
  message: string,
  locations: readonly SourceLocation[] | undefined,
  options: GraphQLErrorOptions,
): GraphQLError {
  return Object.assign(new GraphQLError(message, options), { locations })
}
