/** A constant that is made at its first use: for those that would make every start slower, such as a large module. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
