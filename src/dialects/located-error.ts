import { type ASTNode, GraphQLError, type GraphQLErrorOptions, type SourceLocation } from 'graphql'

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

/** Where nodes begin, as graphql-java counts. */
export function locationsOf(nodes: readonly ASTNode[]): SourceLocation[] {
  return nodes.flatMap(({ loc }) => (loc ? [locate(loc.source.body, loc.start)] : []))
}

/** Where a place of a source is, as graphql-java counts: code points, and lines that end with a line feed. */
export function locate(source: string, position: number): SourceLocation {
  const lines = source.slice(0, position).split('\n')
  const last = lines.at(-1) ?? ''
  return { line: lines.length, column: last.replaceAll(/[\ud800-\udbff][\udc00-\udfff]/g, '_').length + 1 }
}
