/** A vendor's own schema over the one here: what is simulated stays so, and everything else that it has is scenery. */
import {
  type ConstDirectiveNode,
  type DocumentNode,
  isTypeDefinitionNode,
  Kind,
  type TypeDefinitionNode,
} from 'graphql'
import { didYouMean } from '../inputs/nearest.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { coordinatesOf, differences, fieldsOf, namedType } from './coordinates.ts'
import { graphqlError } from './errors.ts'
import { overlayResolvers } from './overlay-resolvers.ts'
import { readSchema, type SchemaSource } from './schema-source.ts'

/** Whole APIs by vendor. */
export type Schemas = Readonly<Record<string, SchemaSource>>

/**
 * The vendors, of which those that `schemas` names answer their whole API. Refuses with `INVALID_SCHEMA` what is no schema,
 * and with `SCHEMA_DIFFERS` one that lacks what is simulated, or types it differently.
 */
export function overlayVendors(vendors: readonly AnyVendor[], schemas: Schemas): readonly AnyVendor[] {
  const names = vendors.map(({ name }) => name)
  for (const name of Object.keys(schemas))
    if (!names.includes(name))
      throw graphqlError('INVALID_SCHEMA', `There is no vendor "${name}" to have a schema.${didYouMean(name, names)}`)
  return vendors.map(vendor => {
    const source = Object.hasOwn(schemas, vendor.name) ? schemas[vendor.name] : undefined
    return source === undefined ? vendor : overlaid(vendor, readSchema(source, vendor.name))
  })
}

function overlaid(vendor: AnyVendor, theirs: DocumentNode): AnyVendor {
  const ours = vendor.parsedSdl()
  const simulated = coordinatesOf(ours)
  const local = new Set(vendor.surroundings?.local)
  const differing = differences(
    simulated,
    coordinatesOf(theirs, type => simulated.has(type)),
    local,
  )
  if (differing.length > 0)
    throw graphqlError(
      'SCHEMA_DIFFERS',
      `The schema of ${vendor.name} lacks what is simulated, or types it differently: ${differing.join(', ')}. Give the schema that has these, or leave it out.`,
      { coordinates: differing },
    )
  const document = merged(ours, theirs, local)
  return {
    ...vendor,
    parsedSdl: () => document,
    isWhole: true,
    views: Object.fromEntries(
      Object.entries(vendor.views).map(([view, hidden]) => [view, withoutReferred(hidden, document)]),
    ),
    resolvers: overlayResolvers(vendor, document, coordinate => simulated.has(coordinate)),
  }
}

/** Their document with our directives at our fields, which the dialect reads, and with our local fields. */
function merged(ours: DocumentNode, theirs: DocumentNode, local: ReadonlySet<string>): DocumentNode {
  const types = new Map(ours.definitions.filter(isTypeDefinitionNode).map(node => [node.name.value, node]))
  const directives = ours.definitions.filter(({ kind }) => kind === Kind.DIRECTIVE_DEFINITION)
  const others = theirs.definitions.filter(({ kind }) => kind !== Kind.DIRECTIVE_DEFINITION)
  const definitions = others.map(node => {
    const own = isTypeDefinitionNode(node) ? types.get(node.name.value) : undefined
    return own ? withOurs(node as TypeDefinitionNode, own, local) : node // only types have one of ours
  })
  return { ...theirs, definitions: [...directives, ...definitions] }
}

function withOurs(
  theirs: TypeDefinitionNode,
  ours: TypeDefinitionNode,
  local: ReadonlySet<string>,
): TypeDefinitionNode {
  const ownFields = new Map(fieldsOf(ours).map(field => [field.name.value, field]))
  if (ownFields.size === 0) return theirs
  const isLocal = (name: string): boolean => local.has(`${ours.name.value}.${name}`)
  const directivesOf = (name: string): { readonly directives?: readonly ConstDirectiveNode[] } => {
    const directives = ownFields.get(name)?.directives
    return directives ? { directives } : {}
  }
  const fields = fieldsOf(theirs)
    .filter(({ name }) => !isLocal(name.value))
    .map(field => ({ ...field, ...directivesOf(field.name.value) }))
  return Object.assign(
    { ...theirs },
    { fields: [...fields, ...[...ownFields.values()].filter(({ name }) => isLocal(name.value))] },
  )
}

/** What a view hides, but for types that what it shows refers to. */
function withoutReferred(hidden: readonly string[], { definitions }: DocumentNode): readonly string[] {
  const isHidden = new Set(hidden)
  const types = definitions.filter(isTypeDefinitionNode)
  const show = (node: TypeDefinitionNode): void => {
    const fields = fieldsOf(node).filter(({ name }) => !isHidden.has(`${node.name.value}.${name.value}`))
    const args = fields.flatMap(field => ('arguments' in field ? (field.arguments ?? []) : []))
    const members = ['interfaces' in node ? node.interfaces : [], 'types' in node ? node.types : []].flat()
    const referred = [...fields, ...args].map(({ type }) => namedType(type))
    for (const name of [...referred, ...members.flatMap(member => member?.name.value ?? [])])
      if (isHidden.delete(name)) for (const type of types) if (type.name.value === name) show(type)
  }
  if (hidden.length > 0) for (const type of types) if (!isHidden.has(type.name.value)) show(type)
  return [...isHidden]
}
