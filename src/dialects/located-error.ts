import { GraphQLError, type SourceLocation } from 'graphql'

/**
 * An error whose locations are counted as its engine counts them. graphql-js counts UTF-16 units, and begins a line
 * after a lone carriage return too.
 */
export class LocatedError extends GraphQLError {
  /** As a client sees them: an empty list stays one; undefined for an error that has none. */
  override readonly locations: readonly SourceLocation[] | undefined

  constructor(
    message: string,
    locations: readonly SourceLocation[] | undefined,
    extensions: Readonly<Record<string, unknown>>,
  ) {
    super(message, { extensions })
    this.locations = locations
  }
}
