/**
 * An object that passes on these members of another one, and nothing else of it. `T` is the type that the members have
 * for users: the names of vendors in it are the package's.
 */
export function expose<T extends object>(
  target: Readonly<Record<keyof NoInfer<T>, unknown>>,
  names: readonly (keyof NoInfer<T> & string)[],
): T {
  const members = names.map(name => [name, { enumerable: true, get: () => memberOf(target, name) }])
  return Object.defineProperties({}, Object.fromEntries(members)) as T // with all its members
}

function memberOf(target: object, name: string): unknown {
  const member: unknown = Reflect.get(target, name)
  return typeof member === 'function' ? member.bind(target) : member
}
