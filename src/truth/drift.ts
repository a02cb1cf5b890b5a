/** What another schema of a vendor breaks, and what of it touches a client. */
import { type Change, ChangeType, CriticalityLevel, diff } from '@graphql-inspector/core'
import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
  type GraphQLType,
  isAbstractType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
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
  // Nor that a field is never null any more: one that answers the same member, and may be null, is in conflict with it.
  const unlike = changes.filter(
    ({ change: { type }, coordinate }) =>
      type === ChangeType.FieldTypeChanged &&
      usage?.together?.some(pair => pair.split(' ').includes(coordinate) && isInConflict(older, newer, pair)) ===
        true &&
      !typed.some(one => one.coordinate === coordinate),
  )
  const breaking = [
    ...typed.map(({ change, coordinate }) => ({ change, coordinate, message: change.message })),
    ...demanded.map(one => ({ ...one, message: `'${one.coordinate}' has no default any more and must be given` })),
    ...unlike.map(one => ({ ...one, message: `${one.change.message}, unlike a field that answers the same member` })),
  ]
  const used = usage && usedBy(usage, older, newer)
  const toChange = ({ coordinate, message }: SchemaChange): SchemaChange => ({ coordinate, message })
  return {
    breaking: breaking.map(toChange),
    touching: breaking
      .filter(({ change, coordinate }) => !used || touches(used, change, coordinate, isDemanded(coordinate)))
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

/** A client's usage, and the types that it uses without their names. */
interface Used {
  readonly usage: Usage
  /** Those of its fields, arguments and input fields. */
  readonly types: ReadonlySet<string>
  /** Those that alone let a fragment of it stand where it does, which none lets any more. */
  readonly spread: ReadonlySet<string>
}

function usedBy(usage: Usage, older: GraphQLSchema, newer: GraphQLSchema): Used {
  const types = usage.coordinates.flatMap(coordinate => {
    const element = elementAt(older, coordinate)
    return element ? [getNamedType(element.type).name] : []
  })
  // A usage that was not written by the command may lack what its fragments stand in: the types that they name may go.
  const spread = usage.together?.flatMap(pair => (shared(newer, pair).length === 0 ? shared(older, pair) : []))
  return { usage, types: new Set(types), spread: new Set(spread ?? usage.coordinates) }
}

/**
 * Whether a breaking change breaks what the client uses, by whole names: the library's own filter goes by how they begin,
 * and knows neither inputs nor enums.
 */
function touches(
  { usage, types, spread }: Used,
  { type, meta }: Change,
  coordinate: string,
  isDemanded: boolean,
): boolean {
  const uses = (name: string): boolean => usage.coordinates.includes(name)
  if (isDemanded) return uses(ownerOf(coordinate))
  if (type === ChangeType.EnumValueRemoved) return usage.valuesSent.includes(coordinate)
  if (type === ChangeType.UnionMemberRemoved)
    return spread.has(String(Reflect.get(meta as object, 'removedUnionMemberTypeName')))
  if (type === ChangeType.ObjectTypeInterfaceRemoved) return spread.has(coordinate)
  if (coordinate.includes('.')) return uses(coordinate)
  const all = [...usage.coordinates, ...usage.valuesSent, ...usage.valuesReceived, ...types, ...spread]
  return all.some(name => name === coordinate || name.startsWith(`${coordinate}.`))
}

/** The types that are of both in a pair, such as of a union and of a type in it. */
function shared(schema: GraphQLSchema, pair: string): string[] {
  const [ones = [], others = []] = pair.split(' ').map(name => {
    const type = schema.getType(name)
    if (isAbstractType(type)) return schema.getPossibleTypes(type).map(one => one.name)
    return isObjectType(type) ? [name] : []
  })
  return ones.filter(name => others.includes(name))
}

/** Whether two fields that answer the same member could do so and cannot any more. */
function isInConflict(older: GraphQLSchema, newer: GraphQLSchema, pair: string): boolean {
  const isAlike = (schema: GraphQLSchema): boolean => {
    const [one, other] = pair.split(' ').map(coordinate => elementAt(schema, coordinate))
    return one === undefined || other === undefined || shapeOf(one.type) === shapeOf(other.type)
  }
  return isAlike(older) && !isAlike(newer)
}

/** What fields of one member must have in common: all objects are alike, what is in them is compared by itself. */
function shapeOf(type: GraphQLType): string {
  if (isNonNullType(type)) return `${shapeOf(type.ofType)}!`
  if (isListType(type)) return `[${shapeOf(type.ofType)}]`
  return isCompositeType(type) ? '{}' : type.name
}

/** Whether the client asks for a field that answers values of this enum. */
function receives(schema: GraphQLSchema, usage: Usage | undefined, name: string): boolean {
  return (
    usage?.coordinates.some(coordinate => {
      const element = elementAt(schema, coordinate)
      return element !== undefined && 'args' in element && getNamedType(element.type).name === name
    }) ?? false
  )
}

/** Whether an argument or an input field must be given. */
function isRequired(schema: GraphQLSchema, coordinate: string): boolean {
  const element = elementAt(schema, coordinate)
  return (
    element !== undefined &&
    'defaultValue' in element &&
    isNonNullType(element.type) &&
    element.defaultValue === undefined
  )
}

/** The field, the argument or the input field with this name; none of a type. */
function elementAt(
  schema: GraphQLSchema,
  coordinate: string,
): GraphQLField<unknown, unknown> | GraphQLArgument | GraphQLInputField | undefined {
  const [name = '', field = '', argument] = coordinate.split(/[.(:]/)
  const type = schema.getType(name)
  if (isInputObjectType(type)) return type.getFields()[field]
  const found = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined
  return argument === undefined ? found : found?.args.find(one => one.name === argument)
}
