import type { GraphQLResolveInfo } from 'graphql'

/** What is about to be resolved. */
export interface HookedField {
  readonly source: unknown
  readonly args: Readonly<Record<string, unknown>>
  readonly info: GraphQLResolveInfo
}

/** Comes between a field and its resolver: it may call `resolve`, change what that answers, or throw in its place. */
export type FieldHook = (resolve: () => unknown, field: HookedField) => unknown

/** Several hooks as one, the first of them outermost. */
export function joinHooks(hooks: readonly FieldHook[]): FieldHook {
  return hooks.reduceRight<FieldHook>(
    (inner, outer) => (resolve, field) => outer(() => inner(resolve, field), field),
    resolve => resolve(),
  )
}

/** Whether this is a field of the operation itself. */
export function isRoot({ info }: HookedField): boolean {
  return info.path.prev === undefined
}
