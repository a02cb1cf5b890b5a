import { isEnumType, isInputObjectType, isListType, isNonNullType, Kind, print } from 'graphql'
import type { GraphQLInputObjectType, GraphQLInputType, ObjectValueNode, ValueNode, VariableNode } from 'graphql'
import { keysOf, missingKeys } from '../document-nodes.ts'
import { acceptsLiteral } from './scalars.ts'

/** Whether a literal fits a type by graphql-ruby's rules. A variable inside it fits: its use is checked apart. */
export function isValidLiteral(value: ValueNode, type: GraphQLInputType): boolean {
  if (value.kind === Kind.NULL) return !isNonNullType(type)
  if (isNonNullType(type)) return isValidLiteral(value, type.ofType)
  if (isListType(type)) {
    const items = value.kind === Kind.LIST ? value.values : [value]
    return items.every(item => isValidLiteral(item, type.ofType))
  }
  if (value.kind === Kind.VARIABLE) return true
  if (isEnumType(type)) return value.kind === Kind.ENUM && type.getValue(value.value) !== undefined
  if (isInputObjectType(type)) return value.kind === Kind.OBJECT && isValidObject(value, type)
  return isConstant(value) && acceptsLiteral(type, value)
}

/** Every variable in a literal, with the number of lists around it; objects inside the literal are left out. */
export function variablesIn(value: ValueNode, depth = 0): { readonly node: VariableNode; readonly depth: number }[] {
  if (value.kind === Kind.VARIABLE) return [{ node: value, depth }]
  return value.kind === Kind.LIST ? value.values.flatMap(item => variablesIn(item, depth + 1)) : []
}

/** A literal as graphql-ruby prints it in messages: one line, numbers in Ruby's notation. */
export function printLiteral(value: ValueNode): string {
  switch (value.kind) {
    case Kind.INT:
      return BigInt(value.value).toString()
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

function isValidObject(value: ObjectValueNode, type: GraphQLInputObjectType): boolean {
  const fields = type.getFields()
  const areValid = value.fields.every(node => {
    const field = fields[node.name.value]
    return field !== undefined && isValidLiteral(node.value, field.type)
  })
  return areValid && missingKeys(type, keysOf(value)).length === 0
}

function isConstant(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.every(isConstant)
  if (value.kind === Kind.OBJECT) return value.fields.every(field => isConstant(field.value))
  return value.kind !== Kind.VARIABLE
}

/** A float in Ruby's notation: `3.0`, `1.0e+20`, `1.0e-05`. */
function printFloat(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const magnitude = Math.abs(value)
  if (magnitude !== 0 && (magnitude >= 1e16 || magnitude < 1e-4)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e')
    const power = exponent.slice(1).padStart(2, '0')
    return `${digits.includes('.') ? digits : `${digits}.0`}e${exponent[0]}${power}`
  }
  return Number.isInteger(value) ? `${value}.0` : String(value)
}
