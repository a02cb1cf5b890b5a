/** What a schema's parts are called, and how they are typed. */
import {
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  isTypeDefinitionNode,
  Kind,
  type TypeNode,
} from 'graphql'

/** What stands at a schema coordinate: its type as text, or its kind. */
export interface Coordinate {
  readonly type: string
  /** Whether it must be given where its field is used. */
  readonly isRequired: boolean
}

/** Every part of a schema by its coordinate: `Type`, `Type.field`, `Type.field(argument:)`, `Enum.VALUE`. */
export type Coordinates = ReadonlyMap<string, Coordinate>

/** The coordinates of the types for which `isMeant` holds. What a union or an interface has is called as it is written in SDL. */
export function coordinatesOf(
  { definitions }: DocumentNode,
  isMeant: (type: string) => boolean = () => true,
): Coordinates {
  const found = new Map<string, Coordinate>()
  const put = (coordinate: string, type: string, isRequired = false): void => {
    found.set(coordinate, { type, isRequired })
  }
  for (const node of definitions.filter(isTypeDefinitionNode)) {
    const type = node.name.value
    if (!isMeant(type)) continue
    put(type, node.kind)
    if ('interfaces' in node) for (const { name } of node.interfaces ?? []) put(`${type} implements ${name.value}`, '')
    if ('types' in node) for (const { name } of node.types ?? []) put(`${type} = ${name.value}`, '')
    if ('values' in node) for (const { name } of node.values ?? []) put(`${type}.${name.value}`, '')
    for (const field of fieldsOf(node)) {
      const coordinate = `${type}.${field.name.value}`
      put(coordinate, typeText(field.type), mustBeGiven(field))
      if (!('arguments' in field)) continue
      for (const argument of field.arguments ?? [])
        put(`${coordinate}(${argument.name.value}:)`, typeText(argument.type), mustBeGiven(argument))
    }
  }
  return found
}

/** The fields of an object, an interface or an input object; none of other types. */
export function fieldsOf(node: DefinitionNode): readonly (FieldDefinitionNode | InputValueDefinitionNode)[] {
  return 'fields' in node ? (node.fields ?? []) : []
}

/** Whether a client must give it: only what is put in can be required. */
function mustBeGiven(node: FieldDefinitionNode | InputValueDefinitionNode): boolean {
  return node.kind === Kind.INPUT_VALUE_DEFINITION && node.type.kind === Kind.NON_NULL_TYPE && !node.defaultValue
}

/** A type as it is written. */
function typeText(type: TypeNode): string {
  if (type.kind === Kind.NAMED_TYPE) return type.name.value
  return type.kind === Kind.LIST_TYPE ? `[${typeText(type.type)}]` : `${typeText(type.type)}!`
}

/** The name that a type is about, whatever lists and exclamation marks are around it. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}

/**
 * What of `ours` another schema lacks or types differently, and what it requires besides where ours is used. `except` may
 * differ as it likes.
 */
export function differences(ours: Coordinates, theirs: Coordinates, except: ReadonlySet<string>): string[] {
  const differing = [...ours].flatMap(([coordinate, { type, isRequired: required }]) => {
    const other = theirs.get(coordinate)
    // What an absent field has is not told once more.
    if (!other && coordinate.includes('(') && !theirs.has(ownerOf(coordinate))) return []
    return other?.type === type && (required || !other.isRequired) ? [] : coordinate
  })
  const demanded = [...theirs].flatMap(([coordinate, { isRequired: required }]) =>
    required && !ours.has(coordinate) && ours.has(ownerOf(coordinate)) ? coordinate : [],
  )
  return [...differing, ...demanded].filter(coordinate => !except.has(coordinate) && !except.has(ownerOf(coordinate)))
}

/** The field of an argument, the type of a field. */
function ownerOf(coordinate: string): string {
  return /^(.*)\(/.exec(coordinate)?.[1] ?? /^(\w+)\W/.exec(coordinate)?.[1] ?? coordinate
}
