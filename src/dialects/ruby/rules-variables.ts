import {
  type ArgumentNode,
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLSchema,
  type GraphQLType,
  isInputType,
  isListType,
  isNonNullType,
  isTypeSubTypeOf,
  Kind,
  type ObjectFieldNode,
  type OperationDefinitionNode,
  print,
  type ValueNode,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql'
import { type Executable, variableType } from '../document-nodes.ts'
import { isValidLiteral, variablesIn } from './literals.ts'
import { checkUniqueArguments } from './rules-arguments.ts'
import { duplicates, fail, segmentOf } from './walk.ts'
import type { ArgumentDefinition, DefinitionWalk, Placed, Walk } from './walk.ts'

/** Checks that no variable is declared twice, worded as graphql-ruby does. */
export function checkUniqueVariables(walk: Walk, node: OperationDefinitionNode): void {
  for (const [variableName, group] of duplicates(node.variableDefinitions ?? [], variableNameOf)) {
    const message = `There can only be one variable named "${variableName}"`
    fail(walk, message, group, { code: 'variableNotUnique', variableName })
  }
}

/** Checks that a variable is of an input type and that its default fits, worded as graphql-ruby does. */
export function checkVariableDefinition(walk: Walk, node: VariableDefinitionNode): void {
  const variableName = variableNameOf(node)
  const typeName = print(node.type).replace(/[[\]!]/g, '')
  const named = walk.schema.getType(typeName)
  if (!isInputType(named)) {
    const kind = named === undefined ? 'defined' : 'valid'
    const message = `${typeName} isn't a ${kind} input type (on $${variableName})`
    fail(walk, message, [node], { code: 'variableRequiresValidType', typeName, variableName })
    return
  }
  const type = variableType(walk.schema, node.type)
  if (node.defaultValue === undefined || type === undefined) return
  if (!isValidLiteral(node.defaultValue, type)) {
    const message = `Default value for $${variableName} doesn't match type ${type}`
    fail(walk, message, [node], { code: 'defaultValueInvalidType', variableName, typeName: String(type) })
  }
  checkKeysOf(walk, node.defaultValue)
}

/** Records that the visited definition uses a variable. */
export function recordVariable(walk: DefinitionWalk, node: VariableNode): void {
  walk.current.used.set(node.name.value, { node, path: [...walk.path] })
}

/**
 * Checks that the variables of an argument fit it, worded as graphql-ruby does. Inside a named fragment the
 * declarations of each operation that reaches it count; in graphql-ruby those of the operation that it visited last.
 */
export function checkVariableUses(
  walk: DefinitionWalk,
  node: ArgumentNode | ObjectFieldNode,
  argument: ArgumentDefinition,
): void {
  for (const { node: variable, depth } of variablesIn(node.value)) {
    const failures = new Set<string>()
    for (const operation of walk.current.operations) {
      // Of several declarations of one name the last counts, as in graphql-ruby.
      const definition = operation.variableDefinitions?.findLast(each => variableNameOf(each) === variable.name.value)
      const failure = definition && mismatch(walk.schema, definition, depth, argument)
      if (failure === undefined || failures.has(failure.message)) continue
      failures.add(failure.message)
      fail(walk, failure.message, [node], failure.extensions)
    }
  }
}

/** Checks that an operation uses what it declares and declares what it uses, worded as graphql-ruby does. */
export function checkUsedAndDeclared(walk: Walk, operation: OperationDefinitionNode): void {
  const used = usedBy(walk, operation)
  const declared = new Set((operation.variableDefinitions ?? []).map(variableNameOf))
  for (const variableName of declared) {
    if (used.has(variableName)) continue
    const message = `Variable $${variableName} is declared by ${nameOf(operation)} but not used`
    fail(walk, message, [operation], { code: 'variableNotUsed', variableName }, [segmentOf(operation)])
  }
  for (const [variableName, use] of used) {
    if (declared.has(variableName)) continue
    const message = `Variable $${variableName} is used by ${use.by} but not declared`
    fail(walk, message, [use.node], { code: 'variableNotDefined', variableName }, use.path)
  }
}

/** The variables that an operation uses, itself and through fragments. */
function usedBy(walk: Walk, operation: OperationDefinitionNode) {
  const used = new Map<string, Placed<VariableNode> & { readonly by: string }>()
  const seen = new Set<Executable>()
  const waiting: Executable[] = [operation]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const visited = walk.visited.get(node)
    if (visited === undefined || seen.has(node)) continue
    seen.add(node)
    for (const [name, place] of visited.used) used.set(name, { ...place, by: nameOf(node) })
    const next = [...visited.spreads.keys()].map(name => walk.fragments.get(name))
    waiting.push(...next.filter(fragment => fragment !== undefined).toReversed())
  }
  return used
}

/** What is wrong with using a variable for an argument; undefined when nothing is. */
function mismatch(schema: GraphQLSchema, node: VariableDefinitionNode, depth: number, argument: ArgumentDefinition) {
  const type = unfitType(schema, node, depth, argument)
  if (type === undefined) return undefined
  const errorMessage = kindOfMismatch(type, argument.type)
  const variableName = variableNameOf(node)
  const message = `${errorMessage} on variable $${variableName} and argument ${argument.name} (${type} / ${argument.type})`
  const extensions = {
    code: 'variableMismatch',
    variableName,
    typeName: String(type),
    argumentName: argument.name,
    errorMessage,
  }
  return { message, extensions }
}

/**
 * The type that a variable has where it is used, if it does not fit there. A default makes it non-null. A default of
 * null does so in graphql-ruby too; the declared type is checked as well, so that null does not pass.
 */
function unfitType(schema: GraphQLSchema, node: VariableDefinitionNode, depth: number, argument: ArgumentDefinition) {
  const declared = variableType(schema, node.type)
  if (declared === undefined) return undefined
  const expected = argument.defaultValue !== undefined ? getNullableType(argument.type) : argument.type
  const withDefault = node.defaultValue === undefined ? declared : new GraphQLNonNull(getNullableType(declared))
  const types = node.defaultValue?.kind === Kind.NULL ? [withDefault, declared] : [withDefault]
  return types.map(type => inLists(type, depth)).find(type => !isTypeSubTypeOf(schema, type, expected))
}

/** A type inside the lists that a literal puts around a variable; such a list is never null. */
function inLists(type: GraphQLInputType, depth: number): GraphQLInputType {
  return depth === 0 ? type : new GraphQLNonNull(new GraphQLList(inLists(type, depth - 1)))
}

function kindOfMismatch(type: GraphQLInputType, expected: GraphQLInputType): string {
  if (getNamedType(type) !== getNamedType(expected)) return 'Type mismatch'
  return listDepth(type) === listDepth(expected) ? 'Nullability mismatch' : 'List dimension mismatch'
}

function listDepth(type: GraphQLType): number {
  if (isNonNullType(type)) return listDepth(type.ofType)
  return isListType(type) ? 1 + listDepth(type.ofType) : 0
}

function checkKeysOf(walk: Walk, value: ValueNode): void {
  if (value.kind === Kind.LIST) for (const item of value.values) checkKeysOf(walk, item)
  if (value.kind !== Kind.OBJECT) return
  checkUniqueArguments(walk, value.fields)
  for (const field of value.fields) checkKeysOf(walk, field.value)
}

function variableNameOf(node: VariableDefinitionNode): string {
  return node.variable.name.value
}

function nameOf(node: Executable): string {
  if (node.name !== undefined) return node.name.value
  return node.kind === Kind.OPERATION_DEFINITION ? `anonymous ${node.operation}` : 'fragment'
}
