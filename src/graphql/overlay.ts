/** A vendor's own schema over the one here: what is simulated stays so, and everything else that it has is scenery. */
import {
  type ConstDirectiveNode,
  type DocumentNode,
  isTypeDefinitionNode,
  Kind,
  type TypeDefinitionNode,
} from 'graphql'
import { Type } from 'typebox'
import { didYouMean } from '../inputs/nearest.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { coordinatesOf, differences, fieldsOf, namedType } from './coordinates.ts'
import { graphqlError } from './errors.ts'
import { overlayResolvers } from './overlay-resolvers.ts'
import { readSchema, type SchemaSource } from './schema-source.ts'

type Enums = ReturnType<typeof enumsOf>

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
    records: Object.fromEntries(
      Object.entries(vendor.records).map(([table, row]) => [table, withValues(row, enumsOf(ours), enumsOf(theirs))]),
    ),
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
    for (const name of referredBy(node, field => !isHidden.has(`${node.name.value}.${field}`)))
      if (isHidden.delete(name)) for (const type of types) if (type.name.value === name) show(type)
  }
  if (hidden.length > 0) for (const type of types) if (!isHidden.has(type.name.value)) show(type)
  return [...isHidden]
}

/** The names of types that a type refers to, in the fields that are shown. */
function* referredBy(node: TypeDefinitionNode, isShown: (field: string) => boolean): Iterable<string> {
  for (const field of fieldsOf(node)) {
    if (!isShown(field.name.value)) continue
    yield namedType(field.type)
    for (const { type } of ('arguments' in field && field.arguments) || []) yield namedType(type)
  }
  for (const { name } of ('interfaces' in node && node.interfaces) || []) yield name.value
  for (const { name } of ('types' in node && node.types) || []) yield name.value
}

/** The values of each enum. */
function enumsOf({ definitions }: DocumentNode): ReadonlyMap<string, readonly string[]> {
  const enums = definitions.filter(node => node.kind === Kind.ENUM_TYPE_DEFINITION)
  return new Map(enums.map(({ name, values = [] }) => [name.value, values.map(value => value.name.value)]))
}

/** A record's schema, which takes the values too that only their enums have: mutations put them into records. */
function withValues<T>(schema: T, ours: Enums, theirs: Enums): T {
  if (typeof schema !== 'object' || schema === null) return schema
  const copy: T & object = Object.create(Object.getPrototypeOf(schema), Object.getOwnPropertyDescriptors(schema))
  for (const [name, value] of Object.entries(schema)) Reflect.set(copy, name, withValues(value, ours, theirs))
  const texts = literalsOf(schema)
  const same = [...ours].find(
    ([, values]) => values.length === texts.length && values.every(text => texts.includes(text)),
  )
  const more = same ? (theirs.get(same[0]) ?? []).filter(text => !texts.includes(text)) : []
  if (more.length > 0)
    Reflect.set(
      copy,
      'anyOf',
      [...texts, ...more].map(text => Type.Literal(text)),
    )
  return copy
}

/** The texts that a schema takes, where it takes one of several. */
function literalsOf(schema: object): string[] {
  const { anyOf = [] } = schema as { readonly anyOf?: readonly { readonly const?: unknown }[] } // as JSON Schema has it
  return anyOf.flatMap(({ const: text }) => (typeof text === 'string' ? text : []))
}
