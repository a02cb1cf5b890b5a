import {
  type ArgumentNode,
  getNamedType,
  getNullableType,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLSchema,
  type GraphQLType,
  isInputType,
  isListType,
  isNonNullType,
  Kind,
  type ObjectFieldNode,
  type OperationDefinitionNode,
  print,
  typeFromAST,
  type ValueNode,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql'
import { duplicates, type Executable } from '../document-nodes.ts'
import { literalFault, variablesIn } from './literals.ts'
import { isSince } from './release.ts'
import { fail, segmentOf } from './walk.ts'
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
  }
  if (node.defaultValue !== undefined) checkDefault(walk, node, node.defaultValue)
}

function checkDefault(walk: Walk, node: VariableDefinitionNode, value: ValueNode): void {
  const variableName = variableNameOf(node)
  if (node.type.kind === Kind.NON_NULL_TYPE && !isSince('2.3.10', walk.release)) {
    const message = `Non-null variable $${variableName} can't have a default value`
    return fail(walk, message, [node], { code: 'defaultValueInvalidOnNonNullVariable', variableName })
  }
  const type = typeFromAST(walk.schema, node.type)
  const fault = type && literalFault(value, type)
  if (fault === undefined) return
  const { explanation = `Default value for $${variableName} doesn't match type ${type}` } = fault
  fail(walk, explanation, [node], { code: 'defaultValueInvalidType', variableName, typeName: String(type) })
}

/** Records that the visited definition uses a variable. */
export function recordVariable(walk: DefinitionWalk, node: VariableNode): void {
  walk.current.used.set(node.name.value, { node, path: [...walk.path] })
}

/**
 * Checks that the variables of an argument fit it, worded as graphql-ruby does. Inside a named fragment the declarations
 * of the operation that was visited last count, and those of each operation that reaches it, which graphql-ruby leaves
 * unchecked.
 */
export function checkVariableUses(
  walk: DefinitionWalk,
  node: ArgumentNode | ObjectFieldNode,
  argument: ArgumentDefinition,
): void {
  for (const { node: variable, depth } of variablesIn(node.value)) {
    for (const operation of walk.current.operations) {
      // Of several declarations of one name the last counts, as in graphql-ruby.
      const definition = operation.variableDefinitions?.findLast(each => variableNameOf(each) === variable.name.value)
      const failure = definition && mismatch(walk.schema, definition, depth, argument)
      if (failure === undefined) continue
      fail(walk, failure.message, [node], failure.extensions)
      break
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

/** The type that a variable has where it is used, if it does not fit there. A default, null too, makes it non-null. */
function unfitType(schema: GraphQLSchema, node: VariableDefinitionNode, depth: number, argument: ArgumentDefinition) {
  const declared = typeFromAST(schema, node.type)
  if (declared === undefined) return undefined
  const expected = argument.defaultValue !== undefined ? getNullableType(argument.type) : argument.type
  const withDefault = node.defaultValue === undefined ? declared : new GraphQLNonNull(getNullableType(declared))
  const type = inLists(withDefault, depth)
  const isFit = getNamedType(type) === getNamedType(expected) && listDepth(type) === listDepth(expected)
  return isFit && isNullFit(type, expected) ? undefined : type
}

/** Whether null and what may not be null agree, level by level. */
function isNullFit(type: GraphQLType, expected: GraphQLType): boolean {
  if (isNonNullType(expected)) return isNonNullType(type) && isNullFit(type.ofType, expected.ofType)
  if (!isListType(expected)) return true
  const list = getNullableType(type)
  return !isListType(list) || isNullFit(list.ofType, expected.ofType)
}

/** A type inside the lists that a literal puts around a variable; such a list is never null. */
function inLists(type: GraphQLType, depth: number): GraphQLType {
  return depth === 0 ? type : new GraphQLNonNull(new GraphQLList(inLists(type, depth - 1)))
}

function kindOfMismatch(type: GraphQLType, expected: GraphQLType): string {
  if (getNamedType(type) !== getNamedType(expected)) return 'Type mismatch'
  return listDepth(type) === listDepth(expected) ? 'Nullability mismatch' : 'List dimension mismatch'
}

function listDepth(type: GraphQLType): number {
  if (isNonNullType(type)) return listDepth(type.ofType)
  return isListType(type) ? 1 + listDepth(type.ofType) : 0
}

function variableNameOf(node: VariableDefinitionNode): string {
  return node.variable.name.value
}

function nameOf(node: Executable): string {
  if (node.name !== undefined) return node.name.value
  return node.kind === Kind.OPERATION_DEFINITION ? `anonymous ${node.operation}` : 'fragment'
}
