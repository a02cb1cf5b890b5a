import { GraphQLError, GraphQLScalarType, type Kind, print, valueFromASTUntyped, type ValueNode } from 'graphql'

/**
 * A scalar that one function converts both ways. What it converts to undefined is refused with the sentence `expected`
 * and the value: a literal where it stands, as GraphQL writes it. Of literals it takes those of the kinds `literals` alone.
 */
export function scalar<T>(
  name: string,
  expected: string,
  convert: (value: unknown) => T | undefined,
  literals?: readonly Kind[],
): GraphQLScalarType<T, T> {
  const coerce = (value: unknown, literal?: ValueNode): T => {
    const isTaken = !literal || !literals || literals.includes(literal.kind)
    const converted = isTaken ? convert(value) : undefined
    if (converted !== undefined) return converted
    const shown = literal ? print(literal) : JSON.stringify(value)
    throw new GraphQLError(`${expected}, not ${shown}`, { nodes: literal ?? null })
  }
  return new GraphQLScalarType<T, T>({
    name,
    serialize: value => coerce(value),
    parseValue: value => coerce(value),
    parseLiteral: (node, variables) => coerce(valueFromASTUntyped(node, variables), node),
  })
}
