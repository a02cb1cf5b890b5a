import {
  GraphQLError,
  type GraphQLInputField,
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
import { refusalOf, sentVariables, writeValue } from '../values.ts'
import { validationError } from './walk.ts'

/** Why a value does not fit. */
class Misfit extends Error {}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/**
 * How variables of GraphQL's own scalars are taken: `lenient` up to version 19, which takes texts for numbers and Boolean
 * values, numbers for Boolean values, anything for a text; `strict` from 20 on.
 */
export type Coercion = 'lenient' | 'strict'

/** What one of GraphQL's own scalars makes of a value; undefined when it does not fit. */
type Convert = (value: unknown) => unknown

const LENIENT: Readonly<Record<string, Convert>> = {
  String: toText,
  ID: toText,
  Int: value => toInt(toNumber(value)),
  Float: toNumber,
  Boolean(value) {
    if (typeof value === 'number') return value !== 0
    const text = toText(value).toLowerCase()
    return text === 'true' || text === 'false' ? text === 'true' : undefined
  },
}

const STRICT: Readonly<Record<string, Convert>> = {
  String: value => (typeof value === 'string' ? value : undefined),
  ID: value => (typeof value === 'string' || Number.isInteger(value) ? String(value) : undefined),
  Int: value => (typeof value === 'number' ? toInt(value) : undefined),
  Float: value => (typeof value === 'number' ? value : undefined),
  Boolean: value => (typeof value === 'boolean' ? value : undefined),
}

/** What is said of a value that does not fit, by what its type is and what it is. */
const WORDS: Readonly<Record<Coercion, (type: string, found: string) => string>> = {
  lenient: (type, found) => `Expected type '${type}' but was '${found}'.`,
  strict: (type, found) =>
    type === 'String' || type === 'Boolean'
      ? `Expected a ${type} input, but it was a '${found}'`
      : `Expected a value that can be converted to type '${type}' but it was a '${found}'`,
}

/**
 * The values of an operation's variables as graphql-java takes them, or the one error of the first that does not fit.
 * Values are those of the request's JSON; what is not declared stays as it is.
 */
export function readVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  sent: RequestVariables,
  coercion: Coercion,
): ReadVariables {
  const variables: Record<string, unknown> = { ...sent }
  for (const { node, name, type, value } of sentVariables(schema, operation, sent)) {
    try {
      variables[name] = convert(coercion, type, value, `Variable '${name}' has coerced`)
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] }
      if (!(error instanceof Misfit)) throw error
      return { errors: [validationError(`Variable '${name}' has an invalid value: ${error.message}`, [node])] }
    }
  }
  return { variables }
}

/** The converted value; `what` begins the words for a null that may not be. */
function convert(coercion: Coercion, type: GraphQLInputType, value: unknown, what = 'Coerced'): unknown {
  if (value === null || value === undefined) {
    if (isNonNullType(type)) throw new Misfit(`${what} Null value for NonNull type '${type}'`)
    return null
  }
  if (isNonNullType(type)) return convert(coercion, type.ofType, value)
  if (isListType(type)) return [value].flat().map(item => convert(coercion, type.ofType, item))
  return isInputObjectType(type) ? convertObject(coercion, type, value) : convertLeaf(coercion, type, value)
}

function convertObject(coercion: Coercion, type: GraphQLInputObjectType, value: unknown): object {
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
  const isTaken = ({ name, defaultValue, type: expected }: GraphQLInputField): boolean =>
    members.has(name) || (defaultValue === undefined && isNonNullType(expected))
  const convertMember = ({ name, type: expected }: GraphQLInputField) =>
    [name, convert(coercion, expected, members.get(name), `Field '${name}' has coerced`)] as const
  return Object.fromEntries(Object.values(fields).filter(isTaken).map(convertMember))
}

function convertLeaf(coercion: Coercion, type: GraphQLLeafType, value: unknown): unknown {
  if (isEnumType(type)) {
    const name = toText(value)
    if (type.getValue(name)) return name
    throw new Misfit(`Invalid input for Enum '${type}'. No value found for name '${name}'`)
  }
  const read = (coercion === 'strict' ? STRICT : LENIENT)[type.name]
  // A scalar of the schema's own converts its values later, and may refuse them in words of its own.
  const refusal = read ? undefined : refusalOf(() => type.parseValue(value))
  if (refusal !== undefined) throw new Misfit(refusal)
  const converted = read ? read(value) : value
  if (converted === undefined) throw new Misfit(WORDS[coercion](type.name, classOf(value)))
  return converted
}

/** A value as Java writes it as a text: `{a=1}`, `[1, null]`. */
function toText(value: unknown): string {
  return writeValue(value, '=', ', ', String)
}

function toInt(number: number | undefined): number | undefined {
  return number !== undefined && (number | 0) === number ? number : undefined
}

function toNumber(value: unknown): number | undefined {
  const text = toText(value)
  return NUMBER.test(text) ? Number(text) : undefined
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
