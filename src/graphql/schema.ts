import {
  buildASTSchema,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  isScalarType,
  parse,
  visit,
} from 'graphql'
import { createSceneryResolvers } from '../vendors/contract/scenery.ts'
import type { Vendor } from '../vendors/contract/vendor.ts'
import type { Tables } from '../world/world.ts'

/** What a root field came to: a value, or an error that it threw. */
interface Outcome {
  readonly key: string | number
  readonly threw: boolean
  readonly value: unknown
}

/** A request whose document may have to be executed once more: its root fields remember what they came to. */
export interface Replayable {
  outcomes?: Outcome[] | undefined
}

/** One view of a vendor's schema, executable: what the view hides is not there. */
export function createSchema<S extends Tables, A>(vendor: Vendor<S, A>, view: string): GraphQLSchema {
  const hidden = new Set(vendor.views[view])
  const source = parse(vendor.sdl, { noLocation: true })
  const typeDefs = hidden.size === 0 ? source : withoutHidden(source, hidden)
  const schema: GraphQLSchema = buildASTSchema(typeDefs, { assumeValidSDL: true })
  for (const resolvers of [createSceneryResolvers(vendor.scenery, () => schema), vendor.resolvers]) {
    // A view may lack types and fields that have resolvers.
    for (const [name, map] of Object.entries(resolvers)) attach(schema.getType(name), map)
  }
  for (const type of [schema.getQueryType(), schema.getMutationType()]) if (type) resolveOnce(type)
  return schema
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

function withoutHidden(source: ReturnType<typeof parse>, hidden: ReadonlySet<string>): ReturnType<typeof parse> {
  return visit(source, {
    ObjectTypeDefinition: {
      enter: node => (hidden.has(node.name.value) ? null : undefined),
      leave: node => ({
        ...node,
        fields: node.fields?.filter(field => !hidden.has(`${node.name.value}.${field.name.value}`)),
      }),
    },
    UnionTypeDefinition: node => (hidden.has(node.name.value) ? null : undefined),
    EnumTypeDefinition: node => (hidden.has(node.name.value) ? null : undefined),
    InputObjectTypeDefinition: node => (hidden.has(node.name.value) ? null : undefined),
  })
}

/** Makes root fields answer a second execution of the same request from memory, so that nothing happens twice. */
function resolveOnce(type: GraphQLObjectType): void {
  for (const field of Object.values(type.getFields())) {
    const { resolve } = field
    if (!resolve) continue
    field.resolve = (source, args, context: Replayable, info) => {
      const { outcomes } = context
      if (!outcomes) return resolve(source, args, context, info)
      const { key } = info.path
      let outcome = outcomes.find(known => known.key === key)
      if (!outcome) outcomes.push((outcome = attempt(key, () => resolve(source, args, context, info))))
      if (outcome.threw) throw outcome.value
      return outcome.value
    }
  }
}

function attempt(key: Outcome['key'], resolve: () => unknown): Outcome {
  try {
    return { key, threw: false, value: resolve() }
  } catch (error) {
    return { key, threw: true, value: error }
  }
}
