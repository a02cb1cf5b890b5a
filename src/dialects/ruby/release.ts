/**
 * The release of graphql-ruby whose answers are given. Assumed: 2.1.6, of the age of the only public export of the schema
 * that they are known for. Releases differ in what {@link isSince} is asked for.
 */
export const GRAPHQL_RUBY = '2.1.6'

/** Whether `release` is the release `first` or a later one. */
export function isSince(first: string, release: string): boolean {
  return release.localeCompare(first, 'en', { numeric: true }) >= 0
}
