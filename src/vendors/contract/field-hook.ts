import { defaultFieldResolver, type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from 'graphql'

/** What is about to be resolved. */
export interface HookedField {
  readonly source: unknown
  readonly args: Readonly<Record<string, unknown>>
  readonly info: GraphQLResolveInfo
}

/** Comes between a field and its resolver: it may call `resolve`, change what that answers, or throw in its place. */
export type FieldHook = (resolve: () => unknown, field: HookedField) => unknown

/** A context in which the fields of a hooked schema are watched. */
export interface HookContext {
  readonly hook?: FieldHook
}

/**
 * Makes a schema of one's own into one whose fields ask their context's hook. Only requests with a hook are executed
 * on it: nobody else pays for it.
 */
export function hookFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      const { resolve = defaultFieldResolver } = field
      field.resolve = (source, args, context: HookContext, info) => {
        const next = (): unknown => resolve(source, args, context, info)
        return context.hook ? context.hook(next, { source, args, info }) : next()
      }
    }
  }
  return schema
}

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
