/** What another schema of a vendor breaks, and what of it touches a client. */
import { type Change, ChangeType, CriticalityLevel, diff } from '@graphql-inspector/core'
import {
  getNamedType,
  type GraphQLField,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'
import type { Usage } from './usage.ts'

/** One change, and the coordinate of what changes. */
export interface SchemaChange {
  readonly coordinate: string
  readonly message: string
}

/** What another schema changes. */
export interface Drift {
  readonly breaking: readonly SchemaChange[]
  /** Of these the ones that break what the client uses. */
  readonly touching: readonly SchemaChange[]
  /** Values of enums that the client receives: they break nothing but what tells all values apart. */
  readonly newValues: readonly SchemaChange[]
}

/**
 * Holds a newer schema against an older one. `local` are fields that the newer one may lack, as `Type.field`; directives are
 * not compared. Without a usage everything is taken for used.
 */
export async function driftOf(
  older: GraphQLSchema,
  newer: GraphQLSchema,
  local: readonly string[],
  usage?: Usage,
): Promise<Drift> {
  const changes = (await diff(older, newer))
    .filter(({ type }) => !type.includes('DIRECTIVE'))
    .map(change => ({ change, coordinate: coordinateOf(change) }))
    .filter(({ coordinate }) => !local.includes(coordinate.replace(/\(.*/, '')))
  const isDemanded = (coordinate: string): boolean => isRequired(newer, coordinate) && !isRequired(older, coordinate)
  const typed = changes.filter(({ change }) => change.criticality.level === CriticalityLevel.Breaking)
  // The library does not take it for breaking that a default goes: what was left out so far is missing then.
  const demanded = changes.filter(
    ({ change: { type }, coordinate }) =>
      DEFAULT_CHANGES.includes(type) && isDemanded(coordinate) && !typed.some(one => one.coordinate === coordinate),
  )
  const breaking = [
    ...typed.map(({ change, coordinate }) => ({ change, coordinate, message: change.message })),
    ...demanded.map(one => ({ ...one, message: `'${one.coordinate}' has no default any more and must be given` })),
  ]
  const toChange = ({ coordinate, message }: SchemaChange): SchemaChange => ({ coordinate, message })
  return {
    breaking: breaking.map(toChange),
    touching: breaking
      .filter(({ change, coordinate }) => !usage || touches(usage, change, coordinate, isDemanded(coordinate)))
      .map(toChange),
    newValues: changes
      .filter(({ change: { type }, coordinate }) => type === ENUM_GROWS && receives(older, usage, ownerOf(coordinate)))
      .map(({ change: { message }, coordinate }) => ({ coordinate, message })),
  }
}

const DEFAULT_CHANGES: readonly string[] = [
  ChangeType.FieldArgumentDefaultChanged,
  ChangeType.InputFieldDefaultValueChanged,
]
const ENUM_GROWS = ChangeType.EnumValueAdded

/** What changes, as a coordinate: the library writes arguments as a third name, and none for a root of the schema. */
function coordinateOf({ path, meta }: Change): string {
  const [type = '', field, argument] = (path ?? rootOf(meta)).split('.')
  if (field === undefined) return type
  return argument === undefined ? `${type}.${field}` : `${type}.${field}(${argument}:)`
}

/** The type that was a root of the schema. */
function rootOf(meta: object): string {
  const [, name] = Object.entries(meta).find(([member]) => member.startsWith('old')) ?? []
  return String(name ?? '')
}

/** The field of an argument, else the type. */
function ownerOf(coordinate: string): string {
  return coordinate.replace(coordinate.endsWith(')') ? /\(.*/ : /\..*/, '')
}

/**
 * Whether a breaking change breaks what the client uses, by whole names: the library's own filter goes by how they begin,
 * and knows neither inputs nor enums.
 */
function touches(usage: Usage, { type, meta }: Change, coordinate: string, isDemanded: boolean): boolean {
  const uses = (name: string): boolean => usage.coordinates.includes(name)
  if (isDemanded) return uses(ownerOf(coordinate))
  if (type === ChangeType.EnumValueRemoved) return usage.valuesSent.includes(coordinate)
  // A fragment of a type that is no longer one of them cannot be spread.
  if (type === ChangeType.UnionMemberRemoved)
    return uses(String(Reflect.get(meta as object, 'removedUnionMemberTypeName')))
  if (type === ChangeType.ObjectTypeInterfaceRemoved || coordinate.includes('.')) return uses(coordinate)
  const all = [...usage.coordinates, ...usage.valuesSent, ...usage.valuesReceived]
  return all.some(name => name === coordinate || name.startsWith(`${coordinate}.`))
}

/** Whether the client asks for a field that answers values of this enum. */
function receives(schema: GraphQLSchema, usage: Usage | undefined, name: string): boolean {
  const fields = usage?.coordinates.map(coordinate => outputField(schema, coordinate)) ?? []
  return fields.some(field => field && getNamedType(field.type).name === name)
}

function outputField(schema: GraphQLSchema, coordinate: string): GraphQLField<unknown, unknown> | undefined {
  const [name = '', field = ''] = coordinate.split('.')
  const type = schema.getType(name)
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined
}

/** Whether an argument or an input field must be given. */
function isRequired(schema: GraphQLSchema, coordinate: string): boolean {
  const [owner = '', argument] = coordinate.split(/\(|:\)/)
  if (argument !== undefined)
    return outputField(schema, owner)?.args.some(arg => arg.name === argument && isRequiredArgument(arg)) ?? false
  const [name = '', field = ''] = coordinate.split('.')
  const type = schema.getType(name)
  const input = isInputObjectType(type) ? type.getFields()[field] : undefined
  return input !== undefined && isRequiredInputField(input)
}
