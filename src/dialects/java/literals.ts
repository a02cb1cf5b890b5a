import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLScalarType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ObjectFieldNode,
  type ObjectValueNode,
  type ValueNode,
} from 'graphql'
import { keysOf, missingKeys } from '../document-nodes.ts'

/** Why a literal does not fit its type: the first fault in it, as graphql-java looks. */
export interface LiteralFault {
  /** The way to the faulty part, such as `.products[1]`; empty for the literal itself. */
  readonly way: string
  readonly reason: string
  /** The part that is shown; undefined where the whole literal is, whatever part of it is wrong. */
  readonly shown: ValueNode | undefined
}

/** graphql-java's names of the kinds of literals, where they are not those of graphql-js. */
const CLASS_NAMES: Readonly<Record<string, string>> = { ListValue: 'ArrayValue', Variable: 'VariableReference' }

/** The kinds of literals that GraphQL's own scalars take. */
const SCALAR_KINDS: Readonly<Record<string, readonly ValueNode['kind'][]>> = {
  Int: [Kind.INT],
  Float: [Kind.INT, Kind.FLOAT],
  String: [Kind.STRING],
  Boolean: [Kind.BOOLEAN],
  ID: [Kind.INT, Kind.STRING],
}

/** The first fault of a literal by graphql-java's rules. A variable inside it fits: its use is checked apart. */
export function literalFault(value: ValueNode, type: GraphQLInputType): LiteralFault | undefined {
  if (value.kind === Kind.NULL) return isNonNullType(type) ? fault('must not be null', value) : undefined
  if (value.kind === Kind.VARIABLE) return undefined
  if (isNonNullType(type)) return literalFault(value, type.ofType)
  if (isListType(type)) return listFault(value, type.ofType)
  if (isInputObjectType(type)) return objectFault(value, type)
  const reason = isEnumType(type) ? enumReason(value, name => !type.getValue(name)) : scalarReason(value, type)
  return reason === undefined ? undefined : fault(`is not a valid '${type.name}' - ${reason}`, value)
}

/** A literal as graphql-java shows it, such as `IntValue{value=1}`. Two literals are the same when they look the same. */
export function showLiteral(value: ValueNode): string {
  const shown = (members: string): string => `${classOf(value.kind)}{${members}}`
  switch (value.kind) {
    case Kind.INT:
      return shown(`value=${BigInt(value.value)}`)
    case Kind.FLOAT:
      return shown(`value=${value.value}`)
    case Kind.BOOLEAN:
      return shown(`value=${value.value}`)
    case Kind.STRING:
      return shown(`value='${value.value}'`)
    case Kind.ENUM:
      return shown(`name='${value.value}'`)
    case Kind.VARIABLE:
      return shown(`name='${value.name.value}'`)
    case Kind.LIST:
      return shown(`values=[${value.values.map(showLiteral).join(', ')}]`)
    case Kind.OBJECT:
      return shown(`objectFields=[${value.fields.map(showMember).join(', ')}]`)
    case Kind.NULL:
      return shown('')
  }
}

function showMember({ name, value }: ObjectFieldNode): string {
  return `ObjectField{name='${name.value}', value=${showLiteral(value)}}`
}

function classOf(kind: ValueNode['kind']): string {
  return CLASS_NAMES[kind] ?? kind
}

function fault(reason: string, shown?: ValueNode): LiteralFault {
  return { way: '', reason, shown }
}

function below(way: string, found: LiteralFault | undefined): LiteralFault | undefined {
  return found && { ...found, way: way + found.way }
}

function listFault(value: ValueNode, type: GraphQLInputType): LiteralFault | undefined {
  if (value.kind !== Kind.LIST) return literalFault(value, type)
  for (const [index, item] of value.values.entries()) {
    const found = below(`[${index}]`, literalFault(item, type))
    if (found) return found
  }
  return undefined
}

function objectFault(value: ValueNode, type: GraphQLInputObjectType): LiteralFault | undefined {
  if (value.kind !== Kind.OBJECT) return fault('must be an object type')
  const missing = missingKeys(type, keysOf(value)).map(({ name }) => name)
  if (missing.length > 0) return fault(`is missing required fields '[${missing.join(', ')}]'`)
  return memberFault(value, type)
}

function memberFault({ fields }: ObjectValueNode, type: GraphQLInputObjectType): LiteralFault | undefined {
  for (const { name, value } of fields) {
    const field = type.getFields()[name.value]
    if (!field) return fault(`contains a field not in '${type.name}': '${name.value}'`)
    const found = below(`.${name.value}`, literalFault(value, field.type))
    if (found) return found
  }
  return undefined
}

function enumReason(value: ValueNode, isUnknown: (name: string) => boolean): string | undefined {
  if (value.kind !== Kind.ENUM) return wrongKind(value, [Kind.ENUM])
  if (!isUnknown(value.value)) return undefined
  return `Expected enum literal value not in allowable values -  '${showLiteral(value)}'.`
}

function scalarReason(value: ValueNode, type: GraphQLScalarType): string | undefined {
  const kinds = SCALAR_KINDS[type.name]
  if (kinds && !kinds.includes(value.kind)) return wrongKind(value, kinds)
  if (kinds && type.name !== 'Int') return undefined
  try {
    type.parseLiteral(value)
    return undefined
  } catch (error) {
    if (kinds && value.kind === Kind.INT)
      return `Expected value to be in the Integer range but it was '${BigInt(value.value)}'`
    return error instanceof Error ? error.message : String(error)
  }
}

function wrongKind(value: ValueNode, kinds: readonly ValueNode['kind'][]): string {
  const expected = kinds.map(kind => `'${classOf(kind)}'`).join(' or ')
  return `Expected AST type ${expected} but was '${classOf(value.kind)}'.`
}
