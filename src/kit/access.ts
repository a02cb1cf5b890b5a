import type { Static, TObject } from 'typebox'
import type { Act, Place } from '../vendors/contract/act.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { Tables, World } from '../world/world.ts'

/** One vendor in one world: its tables, what its roles can do, and what else its routes offer. */
export type Access<S extends Tables, A extends object, R extends object, M extends object> = Place<S> & {
  readonly [N in keyof R]: R[N] extends { readonly open: unknown }
    ? (id: string | number) => RoleMethods<A, N, true>
    : RoleMethods<A, N, false>
} & OwnMethods<A, keyof R> & {
    readonly [N in keyof M]: M[N] extends (place: never, ...args: infer P) => infer T ? (...args: P) => T : never
  }

/** What one role can do; `Opened` when the id was given before. */
type RoleMethods<A, R, Opened> = {
  readonly [N in keyof A as R extends RolesOf<A[N]> ? N : never]: Method<A[N], R, Opened>
}

/** The acts of roles without an accessor of their own. */
type OwnMethods<A, R> = {
  readonly [N in keyof A as RolesOf<A[N]> & R extends never ? N : never]: Method<A[N], unknown, false>
}

type RolesOf<A> = A extends { readonly roles: readonly (infer R)[] } ? R : never

type Method<A, R, Opened> = A extends { perform(...args: never[]): infer T }
  ? (...args: [...IdArgument<A, Opened>, ...BodyArgument<A, R>]) => T
  : never

type IdArgument<A, Opened> = A extends { readonly creates: true } ? [] : Opened extends true ? [] : [id: string]

/** What is made, and a body's one member, may be left out where nothing of it is required. */
type BodyArgument<A, R> = A extends { readonly body: infer B extends TObject }
  ? {} extends Static<B>
    ? A extends { readonly creates: true } | { readonly argument: string }
      ? [body?: Argument<A, Static<B>, R>]
      : [body: Argument<A, Static<B>, R>]
    : [body: Argument<A, Static<B>, R>]
  : []

type Argument<A, B, R> = A extends { readonly argument: infer K extends keyof B }
  ? B[K]
  : A extends { readonly roleMember: infer K extends keyof B; readonly roles: readonly [infer First, ...unknown[]] }
    ? R extends First
      ? B
      : Omit<B, K>
    : B

/** A vendor's access in a world, made from its rows; `T` is the type that they have. */
export function createAccess<T extends object>(vendor: AnyVendor, world: World): T {
  const place: Place = {
    world,
    // A reset replaces the tables.
    get state() {
      return world.state(vendor)
    },
  }
  const access = Object.defineProperties({}, Object.getOwnPropertyDescriptors(place))
  const others = Object.entries(vendor.acts).filter(([, { roles }]) => !roles.some(role => role in vendor.roles))
  return Object.assign(
    access,
    mapValues(vendor.roles, ({ open }, role) => {
      const acts = Object.entries(vendor.acts).filter(([, { roles }]) => roles.includes(role))
      if (!open) return methodsOf(acts, place, role)
      return (id: string | number) => methodsOf(acts, place, role, open(place, id))
    }),
    mapValues(Object.fromEntries(others), act => toMethod(act, place, act.roles[0])),
    mapValues(vendor.methods, method => method.bind(undefined, place as never)), // each vendor's own place
  ) as T // the caller knows the rows
}

function methodsOf(acts: readonly (readonly [string, Act])[], place: Place, role: string, id?: string): object {
  return mapValues(Object.fromEntries(acts), act => toMethod(act, place, role, id))
}

/** The kit's method of an act: the id, where there is one and it was not given before, then the body or its one member. */
function toMethod(act: Act, place: Place, role: string, opened?: string): (...args: readonly unknown[]) => unknown {
  const { argument, creates = false, perform } = act
  return (...args) => {
    const [id, given] = creates ? ['', args[0]] : opened === undefined ? args : [opened, args[0]]
    const body = argument === undefined ? (given ?? {}) : { [argument]: given }
    return perform(place, String(id), body as object, role) // by the method's type
  }
}

function mapValues<V, W>(record: Readonly<Record<string, V>>, to: (value: V, key: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]))
}
