import type { Static, TObject } from 'typebox'
import { check } from '../inputs/check.ts'
import type { Act, Place } from '../vendors/contract/act.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { Tables, World } from '../world/world.ts'

/** One vendor in one world: its tables, what its roles can do, and what else its routes offer. */
export type Access<S extends Tables, A extends object, R extends object, M extends object> = Place<S> & {
  readonly [N in keyof R]: R[N] extends { readonly open: unknown }
    ? (id: string | number) => RoleMethods<A, N, []>
    : RoleMethods<A, N, [id: string]>
} & {
  // The acts of roles without an accessor of their own.
  readonly [N in keyof A as RolesOf<A[N]> & keyof R extends never ? N : never]: Method<A[N], unknown, [id: string]>
} & { readonly [N in keyof M]: M[N] extends (place: never, ...args: infer P) => infer T ? (...args: P) => T : never }

/** What one role can do; `Id` is empty when the id was given before. */
type RoleMethods<A, R, Id extends [id?: string]> = {
  readonly [N in keyof A as R extends RolesOf<A[N]> ? N : never]: Method<A[N], R, Id>
}

type RolesOf<A> = A extends { readonly roles: readonly (infer R)[] } ? R : never

type Method<A, R, Id extends [id?: string]> = A extends { perform(...args: never[]): infer T }
  ? (...args: [...(A extends { readonly creates: true } ? [] : Id), ...BodyArgument<A, R>]) => T
  : never

/** What is made, and a body's one member, may be left out where nothing of it is required. */
type BodyArgument<A, R> = A extends { readonly body: infer B extends TObject }
  ? [{}, A] extends [Static<B>, { readonly creates: true } | { readonly argument: string }]
    ? [body?: Argument<A, Static<B>, R>]
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
  const methodsOf = (has: (roles: Act['roles']) => boolean, role?: string, id?: string): object => {
    const acts = Object.entries(vendor.acts).filter(([, { roles }]) => has(roles))
    return mapValues(Object.fromEntries(acts), act => toMethod(act, place, role ?? act.roles[0], id))
  }
  return Object.assign(
    Object.defineProperties({}, Object.getOwnPropertyDescriptors(place)),
    mapValues(vendor.roles, ({ open }, role) => {
      const methods = (id?: string): object => methodsOf(roles => roles.includes(role), role, id)
      return open ? (id: string | number) => methods(open(place, id)) : methods()
    }),
    methodsOf(roles => !roles.some(role => role in vendor.roles)),
    mapValues(vendor.methods, method => method.bind(undefined, place as never)), // each vendor's own place
  ) as T // the caller knows the rows
}

/** The kit's method of an act: the id, where there is one and it was not given before, then the body or its one member. */
function toMethod(act: Act, place: Place, role: string, opened?: string): (...args: readonly unknown[]) => unknown {
  const { argument, creates = false, perform, body: schema } = act
  return (...args) => {
    const [id, given] = creates ? ['', args[0]] : opened === undefined ? args : [opened, args[0]]
    const body = argument === undefined ? (given ?? {}) : { [argument]: given }
    if (schema) check(schema, body, '', 'INVALID_INPUT')
    return perform(place, String(id), body as object, role) // by the method's type
  }
}

function mapValues<V, W>(record: Readonly<Record<string, V>>, to: (value: V, key: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]))
}
