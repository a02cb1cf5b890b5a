import { Kind } from 'graphql'
import type { GraphQLScalarType, ValueNode } from 'graphql'

const INT_LIMIT = 2 ** 31
const DATE = /^\s*-?\d+-(\d\d)-(\d\d)/
const DATE_TIME = /^\s*-?\d+-\d\d-\d\dT(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)?\s*$/i
const ZONED_DATE = /^\s*-?\d+-\d\d-\d\d(?:Z|[+-]\d\d(?::?\d\d)?)?\s*$/i

/** Whether a scalar takes a literal. graphql-ruby converts only integers, to an ID or to a float. */
export function acceptsLiteral(type: GraphQLScalarType, literal: ValueNode): boolean {
  switch (type.name) {
    case 'Int':
      return literal.kind === Kind.INT && isInt(Number(literal.value))
    case 'Float':
      return (literal.kind === Kind.INT || literal.kind === Kind.FLOAT) && Number.isFinite(Number(literal.value))
    case 'ID':
      return literal.kind === Kind.INT || literal.kind === Kind.STRING
    case 'String':
      return literal.kind === Kind.STRING
    case 'Boolean':
      return literal.kind === Kind.BOOLEAN
    case 'ISO8601DateTime':
      return literal.kind === Kind.STRING && isIso8601DateTime(literal.value)
    default:
      return succeeds(() => type.parseLiteral(literal))
  }
}

/** Whether a scalar takes a variable's value, by the same rules as {@link acceptsLiteral}. */
export function acceptsValue(type: GraphQLScalarType, value: unknown): boolean {
  switch (type.name) {
    case 'Int':
      return isInt(value)
    case 'Float':
      return typeof value === 'number' && Number.isFinite(value)
    case 'ID':
      return typeof value === 'string' || Number.isInteger(value)
    case 'String':
      return typeof value === 'string'
    case 'Boolean':
      return typeof value === 'boolean'
    case 'ISO8601DateTime':
      return typeof value === 'string' && isIso8601DateTime(value)
    default:
      return succeeds(() => type.parseValue(value))
  }
}

/** Whether graphql-ruby's `ISO8601DateTime` takes a text: a date, or a date and a time, with or without a time zone. */
export function isIso8601DateTime(text: string): boolean {
  const [, month, day] = DATE.exec(text) ?? []
  if (!inRange(month, 1, 12) || !inRange(day, 1, 31)) return false
  if (ZONED_DATE.test(text)) return true
  const [, hours, minutes, seconds] = DATE_TIME.exec(text) ?? []
  return inRange(hours, 0, 23) && inRange(minutes, 0, 59) && inRange(seconds, 0, 60)
}

function isInt(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= -INT_LIMIT && value < INT_LIMIT
}

function inRange(digits: string | undefined, from: number, to: number): boolean {
  return digits !== undefined && Number(digits) >= from && Number(digits) <= to
}

function succeeds(coerce: () => unknown): boolean {
  try {
    return coerce() !== undefined
  } catch {
    return false
  }
}
