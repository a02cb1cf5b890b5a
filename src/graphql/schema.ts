import {
  buildASTSchema,
  defaultFieldResolver,
  type DocumentNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  isScalarType,
  Kind,
} from 'graphql'
import type { DocumentDialect } from '../dialects/document-dialect.ts'
import { asksForIntrospection } from '../dialects/introspection.ts'
import type { EdgeContext } from '../vendors/contract/context.ts'
import type { FieldHook } from '../vendors/contract/field-hook.ts'
import { createSceneryResolvers } from '../vendors/contract/scenery.ts'
import type { AnyVendor, Vendor } from '../vendors/contract/vendor.ts'
import { once, oncePer } from '../world/once.ts'
import type { Tables } from '../world/states.ts'
import { rememberRootFields } from './root-memory.ts'

/** One view of a vendor's schema, executable: what the view hides is not there. */
export function createSchema<S extends Tables, A>(vendor: Vendor<S, A>, view: string): GraphQLSchema {
  const hidden = new Set(vendor.views[view])
  const source = vendor.parsedSdl()
  const typeDefs = hidden.size === 0 ? source : withoutHidden(source, hidden)
  const schema: GraphQLSchema = buildASTSchema(typeDefs, { assumeValid: true })
  for (const resolvers of [createSceneryResolvers(vendor.scenery, () => schema), vendor.resolvers]) {
    // A view may lack types and fields that have resolvers.
    for (const [name, map] of Object.entries(resolvers)) attach(schema.getType(name), map)
  }
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) assertRoomFor(field)
  return schema
}

/** A vendor's views, executable. */
const viewsOf = oncePer(
  (vendor: AnyVendor): ReadonlyMap<string, () => GraphQLSchema> =>
    new Map(
      Object.keys(vendor.views).map(view => [
        view,
        once(() => {
          const schema = createSchema(vendor, view)
          rememberRootFields(schema)
          return schema
        }),
      ]),
    ),
)

/**
 * One view of a vendor's schema, whose root fields can be executed twice. All simulators of a process share it: it holds
 * nothing of theirs.
 */
export function sharedSchema(vendor: AnyVendor, view: string): GraphQLSchema {
  return viewsOf(vendor).get(view)!() // a vendor names only views that it has
}

/** Makes a mutation ask whether the world has room for more, before it changes anything. */
function assertRoomFor(field: GraphQLField<unknown, EdgeContext<Tables, unknown>>): void {
  const { resolve } = field
  if (!resolve) return
  field.resolve = (root, args, context, info) => {
    context.world.assertRoom()
    return resolve(root, args, context, info)
  }
}

/** Gives a type what its part of the GraphQL map says: a scalar's conversions, or one resolver per field. */
function attach(type: GraphQLNamedType | undefined, map: object): void {
  if (isScalarType(type)) {
    const { serialize, parseValue, parseLiteral } = map as typeof type // the map's types come from the schema
    Object.assign(type, { serialize, parseValue, parseLiteral })
    return
  }
  for (const [name, resolve] of Object.entries(map)) {
    if (isAbstractType(type) && name === '__resolveType') type.resolveType = resolve
    else if (isObjectType(type)) Object.assign(type.getFields()[name] ?? {}, { resolve })
  }
}

function withoutHidden(source: DocumentNode, hidden: ReadonlySet<string>): DocumentNode {
  const definitions = source.definitions
    .filter(node => !('name' in node && node.name && hidden.has(node.name.value)))
    .map(node => {
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return node
      const fields = (node.fields ?? []).filter(field => !hidden.has(`${node.name.value}.${field.name.value}`))
      return { ...node, fields }
    })
  return { ...source, definitions }
}

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

/** Selects the schema on which a document is validated and executed. */
export type SchemaOf = (document: DocumentNode) => GraphQLSchema

/**
 * Selects `schema` for documents that do not ask for introspection. For the others the engine may have a schema of its own:
 * `copy` makes another one, once, for the first of them.
 */
export function createSchemaOf(engine: DocumentDialect, schema: GraphQLSchema, copy: () => GraphQLSchema): SchemaOf {
  if (!engine.introspect) return () => schema
  const introspected = once(() => {
    const made = copy()
    engine.introspect?.(made)
    return made
  })
  return document => (asksForIntrospection(document) ? introspected() : schema)
}
