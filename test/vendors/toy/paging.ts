/** The first so many of a list; all where the client does not say how many. */
export function firstOf<R>(rows: readonly R[], first: number | null | undefined): R[] {
  return rows.slice(0, first ?? rows.length)
}
