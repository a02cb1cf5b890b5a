import { type GraphQLScalarType, Kind, type ValueNode } from 'graphql'

const DATE_TIME_SCALAR = 'ISO8601DateTime'
const DATE = /^\s*-?\d+-(\d\d)-(\d\d)/
const DATE_TIME = /^\s*-?\d+-\d\d-\d\dT(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)?\s*$/i
const ZONED_DATE = /^\s*-?\d+-\d\d-\d\d(?:Z|[+-]\d\d(?::?\d\d)?)?\s*$/i

/**
 * Whether a scalar takes a literal. The built-in scalars of graphql-js take what those of graphql-ruby take: of all
 * conversions only those of an integer to an ID or to a float. But graphql-ruby refuses a float that is not finite.
 */
export function acceptsLiteral(type: GraphQLScalarType, literal: ValueNode): boolean {
  if (type.name === DATE_TIME_SCALAR) return literal.kind === Kind.STRING && isIso8601DateTime(literal.value)
  const isInfinite = type.name === 'Float' && 'value' in literal && !Number.isFinite(Number(literal.value))
  return !isInfinite && succeeds(() => type.parseLiteral(literal))
}

/** Whether a scalar takes a variable's value, by the same rules as {@link acceptsLiteral}. */
export function acceptsValue(type: GraphQLScalarType, value: unknown): boolean {
  if (type.name === DATE_TIME_SCALAR) return typeof value === 'string' && isIso8601DateTime(value)
  return succeeds(() => type.parseValue(value))
}

/** Whether graphql-ruby's `ISO8601DateTime` takes a text: a date, or a date and a time, with or without a time zone. */
function isIso8601DateTime(text: string): boolean {
  const [, month, day] = DATE.exec(text) ?? []
  if (!inRange(month, 1, 12) || !inRange(day, 1, 31)) return false
  if (ZONED_DATE.test(text)) return true
  const [, hours, minutes, seconds] = DATE_TIME.exec(text) ?? []
  return inRange(hours, 0, 23) && inRange(minutes, 0, 59) && inRange(seconds, 0, 60)
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
