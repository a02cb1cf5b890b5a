import { isEnumType, isInputObjectType, isListType, isNonNullType, isScalarType, Kind, print } from 'graphql'
import type {
  GraphQLEnumType,
  GraphQLInputField,
  GraphQLInputObjectType,
  GraphQLScalarType,
  GraphQLType,
  ValueNode,
  VariableNode,
} from 'graphql'
import { firstFault, keysOf } from '../document-nodes.ts'
import { refusalOf } from '../values.ts'

/** How Ruby shows an object: its class, and an address that differs from run to run. */
const RUBY_ENUM = '#<GraphQL::Language::Nodes::Enum:0x00007f0000000000>'

/** What is wrong with a literal: graphql-ruby's words for it, where it has some. */
export interface LiteralFault {
  readonly explanation?: string
}

/**
 * What is first wrong with a literal for a type by graphql-ruby's rules; undefined when it fits. Without a type nothing
 * fits. A variable inside a literal fits: its use is checked apart.
 */
export function literalFault(value: ValueNode, type: GraphQLType | undefined): LiteralFault | undefined {
  if (type === undefined) return {}
  if (value.kind === Kind.NULL) return isNonNullType(type) ? {} : undefined
  if (isNonNullType(type)) return literalFault(value, type.ofType)
  if (isListType(type)) {
    const items = value.kind === Kind.LIST ? value.values : [value]
    return firstFault(items, item => literalFault(item, type.ofType))
  }
  if (value.kind === Kind.VARIABLE) return undefined
  if (isEnumType(type) && value.kind === Kind.ENUM) {
    return type.getValue(value.value) ? undefined : { explanation: notOneOf(JSON.stringify(value.value), type) }
  }
  if (isInputObjectType(type) && value.kind === Kind.OBJECT) {
    if (missingKeys(type, keysOf(value)).length > 0) return {}
    return firstFault(value.fields, field => literalFault(field.value, type.getFields()[field.name.value]?.type))
  }
  if (!isScalarType(type) || !isConstant(value)) return {}
  return acceptsLiteral(type, value) ? undefined : { explanation: notCoercible(serializeLiteral(value), type) }
}

/** Says that a scalar does not take a value. */
export function notCoercible(shown: string, { name }: GraphQLScalarType): string {
  return `Could not coerce value${shown === '' ? '' : ` ${shown}`} to ${name}`
}

/** Says that an enum has no value of this name. */
export function notOneOf(shown: string, type: GraphQLEnumType): string {
  const names = type.getValues().map(({ name }) => name)
  return `Expected ${shown} to be one of: ${names.join(', ')}`
}

/** The keys that an input object must have, unless `given` names them: those that may not be null, defaults or not. */
export function missingKeys(type: GraphQLInputObjectType, given: Iterable<string>): GraphQLInputField[] {
  const names = new Set(given)
  return Object.values(type.getFields()).filter(field => isNonNullType(field.type) && !names.has(field.name))
}

/**
 * The variables whose use in a literal graphql-ruby checks, in the literal's place or as items of a list there, with the
 * number of lists around them; for all items that of the deepest list.
 */
export function variablesIn(value: ValueNode): { readonly node: VariableNode; readonly depth: number }[] {
  const depth = listsIn(value)
  const nodes = value.kind === Kind.LIST ? value.values : [value]
  return nodes.filter(node => node.kind === Kind.VARIABLE).map(node => ({ node, depth }))
}

function listsIn(value: ValueNode): number {
  return value.kind === Kind.LIST ? 1 + value.values.reduce((depth, item) => Math.max(depth, listsIn(item)), 0) : 0
}

/** A literal as graphql-ruby prints it in messages: one line, numbers in Ruby's notation. */
export function printLiteral(value: ValueNode): string {
  switch (value.kind) {
    case Kind.INT:
      return value.value === '-0' ? '0' : value.value
    case Kind.FLOAT:
      return printFloat(Number(value.value))
    case Kind.STRING:
      return JSON.stringify(value.value)
    case Kind.LIST:
      return `[${value.values.map(printLiteral).join(', ')}]`
    case Kind.OBJECT:
      return `{${value.fields.map(field => `${field.name.value}: ${printLiteral(field.value)}`).join(', ')}}`
    default:
      return print(value)
  }
}

/** A literal as graphql-ruby shows it where it could not be coerced; an infinite number is not shown. */
function serializeLiteral(value: ValueNode): string {
  return value.kind === Kind.FLOAT && Number(value.value) === Infinity ? '' : serializePart(value, false)
}

/** JSON with bare keys and without blanks; an enum's value is its name in an object, and a Ruby object elsewhere. */
function serializePart(value: ValueNode, isInObject: boolean): string {
  if (value.kind === Kind.LIST) return `[${value.values.map(item => serializePart(item, isInObject)).join(',')}]`
  if (value.kind === Kind.OBJECT) {
    const members = new Map(value.fields.map(field => [field.name.value, serializePart(field.value, true)]))
    return `{${[...members].map(([key, text]) => `${key}:${text}`).join(',')}}`
  }
  if (value.kind !== Kind.ENUM) return printLiteral(value)
  return JSON.stringify(isInObject ? value.value : RUBY_ENUM)
}

function isConstant(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.every(isConstant)
  if (value.kind === Kind.OBJECT) return value.fields.every(field => isConstant(field.value))
  return value.kind !== Kind.VARIABLE
}

/** A float in Ruby's notation: `3.0`, `1.0e+20`, `1.0e-05`. */
export function printFloat(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const magnitude = Math.abs(value)
  if (magnitude !== 0 && ((magnitude >= 1e15 && Number.isInteger(value)) || magnitude < 1e-4)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e')
    const power = exponent.slice(1).padStart(2, '0')
    return `${digits.includes('.') ? digits : `${digits}.0`}e${exponent[0]}${power}`
  }
  return Number.isInteger(value) ? `${value}.0` : String(value)
}

/**
 * Whether a scalar takes a literal. The built-in scalars of graphql-js take what those of graphql-ruby take: of all
 * conversions only those of an integer to an ID or to a float.
 */
function acceptsLiteral(type: GraphQLScalarType, literal: ValueNode): boolean {
  return refusalOf(() => type.parseLiteral(literal)) === undefined
}

/** Whether a scalar takes a variable's value, by the same rules as {@link acceptsLiteral}. */
export function acceptsValue(type: GraphQLScalarType, value: unknown): boolean {
  return !(type.name === 'ID' && isFloat(value)) && refusalOf(() => type.parseValue(value)) === undefined
}

/** Whether a value of JSON is a float: one with a fraction, or so large that JSON writes it with an exponent. */
export function isFloat(value: unknown): value is number {
  return typeof value === 'number' && (!Number.isInteger(value) || Math.abs(value) >= 1e21)
}
