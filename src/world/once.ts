/** A value that is made when it is first asked for, and then kept: for constants that cost too much at a start. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
