import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql'
import type { EdgeContext } from '../vendors/contract/context.ts'
import type { FieldHook } from '../vendors/contract/field-hook.ts'
import type { Tables } from '../world/world.ts'

/** The context of one execution: a request with a hook is executed on the hooked schema, which asks it for each field. */
export interface ExecutionContext extends EdgeContext<Tables, unknown> {
  readonly hook?: FieldHook | undefined
}

/** Makes the fields of a schema ask the context's hook. Only requests with a hook are executed on such a schema. */
export function hookFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      const { resolve = defaultFieldResolver } = field
      field.resolve = (source, args, context: ExecutionContext, info) => {
        const next = (): unknown => resolve(source, args, context, info)
        return context.hook ? context.hook(next, { source, args, info }) : next()
      }
    }
  }
  return schema
}
