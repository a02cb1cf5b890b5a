/**
 * Makes views: a view passes on these members of an object, and nothing else of it. `T` is the type that the members have
 * for users: the names of vendors in it are the package's. The object is looked up at each use, so that its owner can
 * refuse.
 */
export function viewOf<T extends object>(
  names: readonly (keyof T & string)[],
): (target: () => Readonly<Record<keyof T, unknown>>) => T {
  class View {
    readonly #target: () => object

    constructor(target: () => object) {
      this.#target = target
    }

    static read(view: View, name: string): unknown {
      const member: unknown = Reflect.get(view.#target(), name)
      if (typeof member !== 'function') return member
      return (...args: readonly unknown[]): unknown => Reflect.apply(member, view.#target(), args)
    }
  }
  for (const name of names)
    Object.defineProperty(View.prototype, name, {
      get(this: View) {
        return View.read(this, name)
      },
    })
  return target => new View(target) as T // with all its members
}
