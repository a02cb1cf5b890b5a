import {
  type GraphQLInputType,
  type GraphQLSchema,
  isNonNullType,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql'
import type { RequestVariables } from './document-dialect.ts'
import { variableType } from './document-nodes.ts'

/** A variable of an operation, and its value as the request's JSON has it; undefined when it is not given. */
export interface SentVariable {
  readonly node: VariableDefinitionNode
  readonly name: string
  readonly type: GraphQLInputType
  readonly value: unknown
}

/** The variables of an operation that have to be read: those that are given, and those that must be. */
export function sentVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  sent: RequestVariables,
): SentVariable[] {
  return variableDefinitions.flatMap(node => {
    const name = node.variable.name.value
    const type = variableType(schema, node.type)
    const isNeeded = isNonNullType(type) && !node.defaultValue
    return type && (isNeeded || Object.hasOwn(sent, name)) ? [{ node, name, type, value: sent[name] }] : []
  })
}

/** What a scalar says when it refuses a value, which may be nothing; undefined when it takes the value. */
export function refusalOf(coerce: () => unknown): string | undefined {
  try {
    return coerce() === undefined ? '' : undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** A value of JSON as an engine writes it in messages; `leaf` writes what is neither a list nor an object. */
export function writeValue(
  value: unknown,
  equals: string,
  separator: string,
  leaf: (value: unknown) => string,
): string {
  const write = (each: unknown): string => writeValue(each, equals, separator, leaf)
  if (Array.isArray(value)) return `[${value.map(write).join(separator)}]`
  if (typeof value !== 'object' || value === null) return leaf(value)
  const members = Object.entries(value).map(([key, member]) => `${key}${equals}${write(member)}`)
  return `{${members.join(separator)}}`
}
