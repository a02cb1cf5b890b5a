import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ObjectFieldNode,
  type ValueNode,
} from 'graphql'
import { firstFault, keysOf, missingKeys } from '../document-nodes.ts'
import { refusalOf } from '../values.ts'

/** Why a literal does not fit its type: the first fault in it, as graphql-java looks. */
export interface LiteralFault {
  /** The way to the faulty part, such as `.products[1]`; absent for the literal itself. */
  readonly way?: string
  readonly reason: string
  /** The part that is shown; absent where the whole literal is, whatever part of it is wrong. */
  readonly shown?: ValueNode
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
  if (value.kind === Kind.NULL) return isNonNullType(type) ? { reason: 'must not be null', shown: value } : undefined
  if (value.kind === Kind.VARIABLE) return undefined
  if (isNonNullType(type)) return literalFault(value, type.ofType)
  if (isListType(type)) {
    if (value.kind !== Kind.LIST) return literalFault(value, type.ofType)
    return firstFault(value.values.entries(), ([index, item]) => below(`[${index}]`, item, type.ofType))
  }
  if (isInputObjectType(type)) return objectFault(value, type)
  const reason = leafReason(value, type)
  return reason === undefined ? undefined : { reason: `is not a valid '${type.name}' - ${reason}`, shown: value }
}

/** A literal as graphql-java shows it, such as `IntValue{value=1}`. */
export function showLiteral(value: ValueNode): string {
  return `${classOf(value.kind)}{${showMembers(value)}}`
}

function showMembers(value: ValueNode): string {
  switch (value.kind) {
    case Kind.INT:
    case Kind.FLOAT:
      return `value=${showNumber(value.value)}`
    case Kind.BOOLEAN:
      return `value=${value.value}`
    case Kind.STRING:
      return `value='${value.value}'`
    case Kind.ENUM:
      return `name='${value.value}'`
    case Kind.VARIABLE:
      return `name='${value.name.value}'`
    case Kind.LIST:
      return `values=[${value.values.map(showLiteral).join(', ')}]`
    case Kind.OBJECT:
      return `objectFields=[${value.fields.map(showMember).join(', ')}]`
    case Kind.NULL:
      return ''
  }
}

/** A number as Java's BigDecimal writes it: `1E+3` for `1e3`, `0` for `-0`. */
function showNumber(written: string): string {
  const [, sign = '', whole = '', fraction = '', power = 0] = /^(-?)(\d+)\.?(\d*)(?:e(.+))?$/i.exec(written) ?? []
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '')
  const scale = fraction.length - Number(power)
  const exponent = digits.length - 1 - scale
  const signed = digits === '0' ? '' : sign
  if (scale < 0 || exponent < -6)
    return `${signed}${digits.replace(/(?<=^.)(?=.)/, '.')}E${exponent < 0 ? '' : '+'}${exponent}`
  const padded = digits.padStart(scale + 1, '0')
  return signed + padded.slice(0, padded.length - scale) + (scale === 0 ? '' : `.${padded.slice(-scale)}`)
}

function showMember({ name, value }: ObjectFieldNode): string {
  return `ObjectField{name='${name.value}', value=${showLiteral(value)}}`
}

function classOf(kind: ValueNode['kind']): string {
  return CLASS_NAMES[kind] ?? kind
}

function below(way: string, value: ValueNode, type: GraphQLInputType): LiteralFault | undefined {
  const found = literalFault(value, type)
  return found && { ...found, way: way + (found.way ?? '') }
}

function objectFault(value: ValueNode, type: GraphQLInputObjectType): LiteralFault | undefined {
  if (value.kind !== Kind.OBJECT) return { reason: 'must be an object type' }
  const missing = missingKeys(type, keysOf(value)).map(({ name }) => name)
  if (missing.length > 0) return { reason: `is missing required fields '[${missing.join(', ')}]'` }
  return firstFault(value.fields, ({ name, value: member }) => {
    const field = type.getFields()[name.value]
    if (!field) return { reason: `contains a field not in '${type.name}': '${name.value}'` }
    return below(`.${name.value}`, member, field.type)
  })
}

function leafReason(value: ValueNode, type: GraphQLLeafType): string | undefined {
  const kinds: readonly ValueNode['kind'][] | undefined = isEnumType(type) ? [Kind.ENUM] : SCALAR_KINDS[type.name]
  if (kinds && !kinds.includes(value.kind)) {
    const expected = kinds.map(kind => `'${classOf(kind)}'`).join(' or ')
    return `Expected AST type ${expected} but was '${classOf(value.kind)}'.`
  }
  const refusal = refusalOf(() => type.parseLiteral(value, undefined))
  if (refusal === undefined) return undefined
  if (isEnumType(type)) return `Expected enum literal value not in allowable values -  '${showLiteral(value)}'.`
  if (!kinds || value.kind !== Kind.INT) return refusal
  return `Expected value to be in the Integer range but it was '${showNumber(value.value)}'`
}
