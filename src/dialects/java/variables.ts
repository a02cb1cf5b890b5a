import {
  GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
} from 'graphql'
import type { ReadVariables, RequestVariables } from '../document-dialect.ts'
import { variableType } from '../document-nodes.ts'
import { validationError } from './walk.ts'

/** Why a value does not fit. */
class Misfit extends Error {}

/**
 * The values of an operation's variables as graphql-java takes them, or the one error of the first that does not fit.
 * It takes what graphql-js does not: texts for numbers and Boolean values, numbers for Boolean values, anything for a
 * text. Values are those of the request's JSON; what is not declared stays as it is.
 */
export function readVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  sent: RequestVariables,
): ReadVariables {
  const variables: Record<string, unknown> = { ...sent }
  for (const node of variableDefinitions) {
    const name = node.variable.name.value
    const type = variableType(schema, node.type)
    const isGiven = Object.hasOwn(sent, name)
    if (!type || (!isGiven && (node.defaultValue || !isNonNullType(type)))) continue
    try {
      if (isNonNullType(type) && (sent[name] ?? null) === null)
        throw new Misfit(`Variable '${name}' has coerced Null value for NonNull type '${type}'`)
      variables[name] = convert(type, sent[name])
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] }
      if (!(error instanceof Misfit)) throw error
      return { errors: [validationError(`Variable '${name}' has an invalid value: ${error.message}`, [node])] }
    }
  }
  return { variables }
}

/** A value as Java writes it as a text: `{a=1}`, `[1, null]`. */
function javaText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(javaText).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  return `{${Object.entries(value)
    .map(([name, member]) => `${name}=${javaText(member)}`)
    .join(', ')}}`
}

function convert(type: GraphQLInputType, value: unknown): unknown {
  if (value === null || value === undefined) {
    if (isNonNullType(type)) throw new Misfit(`Coerced Null value for NonNull type '${type}'`)
    return null
  }
  if (isNonNullType(type)) return convert(type.ofType, value)
  if (isListType(type)) return [value].flat().map(item => convert(type.ofType, item))
  return isInputObjectType(type) ? convertObject(type, value) : convertLeaf(type, value)
}

function convertObject(type: GraphQLInputObjectType, value: unknown): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const advice = "Variables for input objects must be an instance of type 'Map'."
    throw new Misfit(`Expected type 'Map' but was '${classOf(value)}'. ${advice}`)
  }
  const fields = type.getFields()
  const unknown = Object.keys(value).find(name => !Object.hasOwn(fields, name))
  if (unknown !== undefined) {
    const what = `a field name '${unknown}' that is not defined for input object type '${type}' `
    // graphql-java tells neither the variable nor its place.
    throw validationError(`The variables input contains ${what}`, undefined)
  }
  const members = new Map<string, unknown>(Object.entries(value))
  const converted = Object.values(fields).flatMap(field => {
    if (!members.has(field.name) && (field.defaultValue !== undefined || !isNonNullType(field.type))) return []
    const member = members.get(field.name) ?? null
    if (member === null && isNonNullType(field.type))
      throw new Misfit(`Field '${field.name}' has coerced Null value for NonNull type '${field.type}'`)
    return [[field.name, convert(field.type, member)]]
  })
  return Object.fromEntries(converted)
}

function convertLeaf(type: GraphQLLeafType, value: unknown): unknown {
  if (isEnumType(type)) {
    const name = javaText(value)
    if (type.getValue(name)) return name
    throw new Misfit(`Invalid input for Enum '${type}'. No value found for name '${name}'`)
  }
  switch (type.name) {
    case 'String':
    case 'ID':
      return javaText(value)
    case 'Int':
    case 'Float': {
      const number = toNumber(value)
      const isFit = type.name === 'Float' ? number !== undefined : number !== undefined && (number | 0) === number
      return isFit ? number : refuse(type, value)
    }
    case 'Boolean':
      return toBoolean(value) ?? refuse(type, value)
    default:
      return takenByScalar(type, value)
  }
}

/** A scalar of the schema's own converts its values later, and may refuse them in words of its own. */
function takenByScalar(type: GraphQLLeafType, value: unknown): unknown {
  try {
    type.parseValue(value)
    return value
  } catch (error) {
    throw new Misfit(error instanceof Error ? error.message : String(error))
  }
}

function refuse(type: GraphQLLeafType, value: unknown): never {
  throw new Misfit(`Expected type '${type}' but was '${classOf(value)}'.`)
}

function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  const isNumber = typeof value === 'string' && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value)
  return isNumber ? Number(value) : undefined
}

function toBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return value !== 0
  const text = typeof value === 'string' ? value.toLowerCase() : undefined
  return text === 'true' || text === 'false' ? text === 'true' : undefined
}

/** The Java class that a value of JSON becomes (assumed: Jackson's). */
function classOf(value: unknown): string {
  if (typeof value === 'string') return 'String'
  if (typeof value === 'boolean') return 'Boolean'
  if (typeof value === 'object') return Array.isArray(value) ? 'ArrayList' : 'LinkedHashMap'
  const number = Number(value)
  if (!Number.isInteger(number) || Math.abs(number) >= 1e21) return 'Double'
  if ((number | 0) === number) return 'Integer'
  return Math.abs(number) < 2 ** 63 ? 'Long' : 'BigInteger'
}
