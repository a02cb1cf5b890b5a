import type { GraphQLScalarType, ValueNode } from 'graphql'

/**
 * Whether a scalar takes a literal. The built-in scalars of graphql-js take what those of graphql-ruby take: of all
 * conversions only those of an integer to an ID or to a float. But graphql-ruby refuses a float that is not finite.
 */
export function acceptsLiteral(type: GraphQLScalarType, literal: ValueNode): boolean {
  const isInfinite = type.name === 'Float' && 'value' in literal && !Number.isFinite(Number(literal.value))
  return !isInfinite && succeeds(() => type.parseLiteral(literal))
}

/** Whether a scalar takes a variable's value, by the same rules as {@link acceptsLiteral}. */
export function acceptsValue(type: GraphQLScalarType, value: unknown): boolean {
  return succeeds(() => type.parseValue(value))
}

function succeeds(coerce: () => unknown): boolean {
  try {
    return coerce() !== undefined
  } catch {
    return false
  }
}
