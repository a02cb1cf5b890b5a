import {
  buildASTSchema,
  type GraphQLNamedType,
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
