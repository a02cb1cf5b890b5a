import {
  type ASTNode,
  getNullableType,
  GraphQLNonNull,
  isInputType,
  isListType,
  isTypeSubTypeOf,
  Kind,
  type OperationDefinitionNode,
  print,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql'
import { variableType } from '../document-nodes.ts'
import { literalFault, showLiteral } from './literals.ts'
import { fail, type Walk } from './walk.ts'

/** Checks that no variable of an operation is declared twice. */
export function checkUniqueVariables(walk: Walk, { variableDefinitions = [] }: OperationDefinitionNode): void {
  const seen = new Set<string>()
  for (const node of variableDefinitions) {
    const name = node.variable.name.value
    if (seen.has(name)) fail(walk, 'DuplicateVariableName', [node], name)
    seen.add(name)
  }
}

/** Checks a variable's definition: that its default fits, and that its type can be an input. */
export function checkVariableDefinition(walk: Walk, node: VariableDefinitionNode): void {
  const { schema, variables } = walk
  variables.set(node.variable.name.value, node)
  const type = variableType(schema, node.type)
  const { defaultValue } = node
  if (type && defaultValue && literalFault(defaultValue, type))
    fail(walk, 'BadValueForDefaultArg', [node], showLiteral(defaultValue), String(type))
  const named = schema.getType(print(node.type).replace(/[[\]!]/g, ''))
  if (named && !isInputType(named)) fail(walk, 'NonInputTypeOnVariable', [node])
}

/** Checks the use of a variable: that it is declared, and that its type fits where it stands. */
export function checkVariable(walk: Walk, node: VariableNode, parent: ASTNode | undefined): void {
  const { schema, types, variables, usedVariables } = walk
  const name = node.name.value
  const definition = variables.get(name)
  usedVariables.add(name)
  if (!definition) return fail(walk, 'UndefinedVariable', [node], name)
  const declared = variableType(schema, definition.type)
  const expected = types.getInputType()
  // Where a list is not expected, graphql-java knows no type for what is in it.
  const isLost = parent?.kind === Kind.LIST && !isListType(getNullableType(types.getParentInputType()))
  if (!declared || !expected || isLost) return
  const notNull = new GraphQLNonNull(getNullableType(declared))
  const hasDefault = definition.defaultValue !== undefined && definition.defaultValue.kind !== Kind.NULL
  const type = hasDefault ? notNull : declared
  // A default of the argument around the variable counts wherever in its value the variable stands.
  const fits = [type, (types.getArgument()?.defaultValue ?? null) === null ? type : notNull]
  if (fits.some(each => isTypeSubTypeOf(schema, each, expected))) return
  fail(walk, 'VariableTypeMismatch', [node], String(type), String(expected))
}

/** Checks, at the end of an operation, that it uses all its variables. */
export function checkVariablesUsed(walk: Walk, { variableDefinitions = [] }: OperationDefinitionNode): void {
  for (const node of variableDefinitions) {
    const name = node.variable.name.value
    if (!walk.usedVariables.has(name)) fail(walk, 'UnusedVariable', [node], name)
  }
}
