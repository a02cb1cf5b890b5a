/** How the published types of a vendor follow from its rows. */
import type { Static, TObject, TProperties } from 'typebox'
import type { ScriptOf } from '../../src/actors/schema.ts'
import type { TableView } from '../../src/api/table-view.ts'
import type { Table } from '../../src/tables/table.ts'
import type { COMMON_OPTIONS } from '../../src/vendors/contract/histories/options.ts'

/** One vendor in one world: its records, what its roles can do, and what else its routes offer. */
export type Access<S, A extends object, R extends object, M extends object> = {
  /** The vendor's records in this world, to be read. */
  readonly state: { readonly [N in keyof S]: S[N] extends Table<infer T, infer I> ? TableView<T, I> : never }
} & {
  readonly [N in keyof R]: R[N] extends { readonly open: unknown }
    ? (id: string | number) => RoleMethods<A, N, []>
    : RoleMethods<A, N, [id: string]>
} & {
  // The acts of roles without an accessor of their own, unless the body names them.
  readonly [
    N in keyof A as RolesOf<A[N]> extends keyof R ? never : A[N] extends { readonly roleMember: string } ? never : N
  ]: Method<A[N], unknown, [id: string]>
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
    ? [body?: Argument<A, Told<Static<B>>, R>]
    : [body: Argument<A, Told<Static<B>>, R>]
  : []

/** A body whose instants may be relative to the world's beginning. */
type Told<B> = keyof B & `${string}At` extends never
  ? B
  : { [N in keyof B]: N extends `${string}At` ? B[N] | string : B[N] }

type Argument<A, B, R> = A extends { readonly argument: infer K extends keyof B }
  ? B[K]
  : A extends { readonly roleMember: infer K extends keyof B; readonly roles: readonly [infer First, ...unknown[]] }
    ? R extends First
      ? B
      : Omit<B, K>
    : B

/** The script of a role. */
export type RoleScript<R extends string, D extends { readonly events: readonly string[] }, A> = ScriptOf<
  R,
  D['events'][number],
  { [N in keyof A]: MoveOf<A[N], N, R> }[keyof A]
>

/** How a script of this role writes an act; never where it cannot do it. */
type MoveOf<A, N, R> = A extends { readonly roles: readonly (infer Q)[] }
  ? R extends Q
    ? A extends { readonly move: infer V extends { readonly takes: TProperties } }
      ? { do: V extends { readonly do: infer D } ? D : PathOf<A, N> } & Static<TObject<V['takes']>>
      : A extends { readonly body: unknown }
        ? never
        : { do: PathOf<A, N> }
    : never
  : never

type PathOf<A, N> = A extends { readonly path: infer P } ? P : N

/** The root fields of a schema. */
export type RootField<Q, M> = Exclude<keyof Q | keyof M, '__typename'>

/** A vendor's factories as tests call them. */
export type FactoriesOf<F extends object, A> = {
  [N in keyof F]: F[N] extends (place: never, ...args: infer P) => infer R ? (access: A, ...args: P) => R : never
}

/** What may be asked of a vendor's histories. */
export type HistoryOf<N extends string, O> = { readonly vendor: N } & {
  readonly [K in keyof (O & typeof COMMON_OPTIONS)]?: K extends 'unread' ? number | string : number
}
