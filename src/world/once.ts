/** A constant that is made at its first use: for those that would make every start slower, such as a large module. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** A constant for each key, made when it is first asked for, and kept as long as the key. */
export function oncePer<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const made = new WeakMap<K, { readonly value: T }>()
  return key => {
    let kept = made.get(key)
    if (!kept) made.set(key, (kept = { value: make(key) }))
    return kept.value
  }
}
