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

/** Tells where a place of a source is. */
export type Locator = (position: number) => SourceLocation

/** Where nodes begin, as graphql-java counts; `placeOf` is of their source. */
export function locationsOf(nodes: readonly ASTNode[], placeOf?: Locator): SourceLocation[] {
  return nodes.flatMap(({ loc }) => (loc ? [(placeOf ?? createLocator(loc.source.body))(loc.start)] : []))
}

/** Where a place of a source is, as graphql-java counts: code points, and lines that end with a line feed. */
export function locate(source: string, position: number): SourceLocation {
  return createLocator(source)(position)
}

/** Finds where places of a source are, as {@link locate} does; the source is read once. */
export function createLocator(source: string): Locator {
  const lines = [0]
  const pairs: number[] = []
  for (const { 0: found, index } of source.matchAll(/\n|[\ud800-\udbff][\udc00-\udfff]/g))
    if (found === '\n') lines.push(index + 1)
    else pairs.push(index + 1)
  return position => {
    const line = countUpTo(lines, position)
    const start = lines[line - 1] ?? 0
    const wide = countUpTo(pairs, position) - countUpTo(pairs, start)
    return { line, column: position - start - wide + 1 }
  }
}

/** How many of these ascending numbers are no more than `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return low
}
