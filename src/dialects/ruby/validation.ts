import {
  type ArgumentNode,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLNamedType,
  GraphQLError,
  type GraphQLSchema,
  type InlineFragmentNode,
  isExecutableDefinitionNode,
  isInputObjectType,
  isListType,
  Kind,
  type ObjectFieldNode,
  type ObjectValueNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import { type DirectiveParent, entry, type Executable, fragmentsOf } from '../document-nodes.ts'
import { tooLargeError } from './depth.ts'
import { printLiteral } from './literals.ts'
import * as argumentRules from './rules-arguments.ts'
import * as directiveRules from './rules-directives.ts'
import { checkSelections, failUnknownField } from './rules-fields.ts'
import { checkFragments, checkSpreadPossible, fragmentType, recordSpread } from './rules-fragments.ts'
import { checkConflicts } from './rules-merge.ts'
import * as variableRules from './rules-variables.ts'
import { ENOUGH, fail, fieldOf, reachOf, segmentOf, TIMEOUT, within } from './walk.ts'
import type { ArgumentDefinition, ArgumentOwner, DefinitionWalk, VisitedDefinition, Walk } from './walk.ts'

const MISSING_ROOTS = { query: 'queries', mutation: 'mutations', subscription: 'subscriptions' } as const

/**
 * Validates a document as graphql-ruby does: same words, `path`, `extensions` and order of errors. It refuses all that
 * the rules of graphql-js refuse. Like graphql-ruby it visits the document once, and after an error in one place it
 * reports no others below that place.
 */
export function validateDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  release: string,
): readonly GraphQLError[] {
  const errors: GraphQLError[] = []
  const walk: Walk = {
    schema,
    document,
    release,
    fragments: fragmentsOf(document),
    reachedBy: reachOf(schema, document),
    merge: { seen: new Set(), printed: new Map(), arguments: new Map(), conflicts: 0, steps: 0 },
    visited: new Map(),
    path: [],
    errors,
    unknownDirectives: new Map(),
    atEnd: [],
  }
  try {
    visitDocument(walk)
  } catch (error) {
    if (error instanceof RangeError) errors.push(tooLargeError())
    else if (error === TIMEOUT)
      errors.push(new GraphQLError('Timeout on validation of query', { extensions: { code: 'validationTimeout' } }))
    else if (error !== ENOUGH) throw error
  }
  directiveRules.placeUnknownDirectives(walk)
  return errors
}

function visitDocument(walk: Walk): void {
  let last: OperationDefinitionNode | undefined
  for (const node of walk.document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) visitOperation(walk, (last = node))
    else if (node.kind === Kind.FRAGMENT_DEFINITION) visitFragment(walk, node, last)
  }
  const operations = walk.document.definitions.filter(node => node.kind === Kind.OPERATION_DEFINITION)
  for (const node of operations) variableRules.checkUsedAndDeclared(walk, node)
  for (const check of walk.atEnd) check()
  checkFragments(walk)
  checkOperationNames(walk, operations)
  const others = walk.document.definitions.filter(node => !isExecutableDefinitionNode(node))
  const code = 'queryContainsSchemaDefinitions'
  if (others.length > 0) fail(walk, 'Query cannot contain schema definitions', others, { code }, [])
}

function checkOperationNames(walk: Walk, operations: readonly OperationDefinitionNode[]): void {
  const groups = new Map<string | undefined, OperationDefinitionNode[]>()
  for (const node of operations) entry(groups, node.name?.value, () => []).push(node)
  for (const [operationName, group] of groups) {
    const code = 'uniquelyNamedOperations'
    if (operationName === undefined && operations.length > 1) {
      fail(walk, 'Operation name is required when multiple operations are present', group, { code }, [])
    } else if (group.length > 1) {
      fail(walk, `Operation name "${operationName}" must be unique`, group, { code, operationName }, [])
    }
  }
}

/** Visits an operation and all in it, and checks it in graphql-ruby's order. */
function visitOperation(walk: Walk, node: OperationDefinitionNode): void {
  visitNode(walk, node, () => {
    const rootType = walk.schema.getRootType(node.operation)
    checkConflicts(walk, node.selectionSet, rootType)
    if (!checkSelections(walk, node, rootType)) return
    variableRules.checkUniqueVariables(walk, node)
    if (rootType === undefined || rootType === null) {
      const code = `missing${node.operation[0]?.toUpperCase()}${node.operation.slice(1)}Configuration`
      fail(walk, `Schema is not configured for ${MISSING_ROOTS[node.operation]}`, [node], { code })
      return
    }
    visitDefinition(walk, node, rootType, [node])
  })
}

/** Visits a named fragment after the `last` operation before it, and all in it, and checks it in graphql-ruby's order. */
function visitFragment(walk: Walk, node: FragmentDefinitionNode, last?: OperationDefinitionNode): void {
  visitNode(walk, node, () => {
    const type = fragmentType(walk, node, node.typeCondition)
    if (type === undefined) return
    if (node.name.value === '') fail(walk, 'Fragment definition has no name', [node], { code: 'anonymousFragment' })
    visitDefinition(walk, node, type, [...(last ? [last] : []), ...(walk.reachedBy.get(node) ?? [])])
  })
}

function visitDefinition(
  outer: Walk,
  node: Executable,
  type: GraphQLNamedType,
  operations: readonly OperationDefinitionNode[],
): void {
  const current: VisitedDefinition = { node, path: [...outer.path], operations, spreads: new Map(), used: new Map() }
  const walk = { ...outer, current }
  walk.visited.set(node, current)
  for (const variable of node.variableDefinitions ?? []) {
    variableRules.checkVariableDefinition(walk, variable)
  }
  visitDirectives(walk, node)
  visitSelections(walk, node.selectionSet, type, node)
}

/** Visits a node one segment deeper, once its directives are unique. */
function visitNode(walk: Walk, node: Executable | SelectionNode, visit: () => void): void {
  within(walk, segmentOf(node), () => {
    directiveRules.checkUniqueDirectives(walk, node.directives)
    visit()
  })
}

function visitSelections(
  walk: DefinitionWalk,
  set: SelectionSetNode | undefined,
  type: GraphQLNamedType,
  parent: ASTNode,
): void {
  for (const node of set?.selections ?? []) {
    visitNode(walk, node, () => {
      if (node.kind === Kind.FIELD) visitField(walk, node, type, parent)
      else if (node.kind === Kind.INLINE_FRAGMENT) visitInlineFragment(walk, node, type)
      else {
        recordSpread(walk, node, type)
        visitDirectives(walk, node)
      }
    })
  }
}

function visitField(walk: DefinitionWalk, node: FieldNode, parentType: GraphQLNamedType, parent: ASTNode): void {
  const definition = fieldOf(parentType, node.name.value)
  if (definition === undefined) return failUnknownField(walk, node, parentType, parent)
  const type = getNamedType(definition.type)
  checkConflicts(walk, node.selectionSet, type)
  if (!checkSelections(walk, node, type)) return
  visitArguments(walk, { kind: 'Field', node, definition })
  visitDirectives(walk, node)
  visitSelections(walk, node.selectionSet, type, node)
}

function visitInlineFragment(walk: DefinitionWalk, node: InlineFragmentNode, parentType: GraphQLNamedType): void {
  const type = node.typeCondition === undefined ? parentType : fragmentType(walk, node, node.typeCondition)
  if (type === undefined) return
  checkSpreadPossible(walk, node, parentType, type)
  visitDirectives(walk, node)
  visitSelections(walk, node.selectionSet, type, node)
}

function visitDirectives(walk: DefinitionWalk, parent: DirectiveParent): void {
  for (const node of parent.directives ?? []) {
    const definition = walk.schema.getDirective(node.name.value)
    if (definition === undefined || definition === null) {
      directiveRules.failUnknownDirective(walk, node)
      continue
    }
    directiveRules.checkLocation(walk, node, definition, parent)
    visitArguments(walk, { kind: 'Directive', node, definition })
  }
}

function visitArguments(walk: DefinitionWalk, owner: Exclude<ArgumentOwner, { kind: 'InputObject' }>): void {
  argumentRules.checkRequiredArguments(walk, owner)
  argumentRules.checkUniqueArguments(walk, owner.node.arguments)
  for (const argument of owner.node.arguments ?? []) visitArgument(walk, argument, owner)
}

/** An object inside a value that is no input object has no definition: its keys are visited for their variables. */
function visitArgument(walk: DefinitionWalk, node: ArgumentNode | ObjectFieldNode, owner: ArgumentOwner): void {
  const definition = argumentRules.argumentOf(owner, node.name.value)
  within(walk, node.name.value, () => {
    if (definition === undefined && owner.definition !== undefined)
      return argumentRules.failUnknownArgument(walk, owner, node)
    if (definition !== undefined) variableRules.checkVariableUses(walk, node, definition)
    visitValue(walk, node.value, definition)
    if (definition !== undefined) argumentRules.checkLiteral(walk, owner, definition, node.value)
  })
}

/** Visits the variables and objects of a value, those inside lists too. */
function visitValue(walk: DefinitionWalk, value: ValueNode, argument: ArgumentDefinition | undefined): void {
  const parts = partsOf(value)
  const takesList = argument !== undefined && isListType(getNullableType(argument.type))
  const indexes = takesList ? indexesOf(parts) : undefined
  for (const part of parts) {
    if (part.kind === Kind.VARIABLE) variableRules.recordVariable(walk, part)
    if (part.kind !== Kind.OBJECT) continue
    const index = indexes?.get(printLiteral(part))
    if (index === undefined) visitObject(walk, part, argument)
    else within(walk, index, () => visitObject(walk, part, argument))
  }
}

/** The places of the printed parts of a list; graphql-ruby gives equal parts the place of the first of them. */
function indexesOf(parts: readonly ValueNode[]): ReadonlyMap<string, number> {
  return new Map(parts.map((part, index) => [printLiteral(part), index] as const).toReversed())
}

function visitObject(walk: DefinitionWalk, node: ObjectValueNode, argument: ArgumentDefinition | undefined): void {
  const type = argument && getNamedType(argument.type)
  const definition = isInputObjectType(type) ? type : undefined
  if (definition !== undefined) argumentRules.checkRequiredKeys(walk, node, definition)
  argumentRules.checkUniqueArguments(walk, node.fields)
  for (const field of node.fields) visitArgument(walk, field, { kind: 'InputObject', node, definition })
}

/** The parts of a value that graphql-ruby keeps as nodes, in a flat list. */
function partsOf(value: ValueNode): readonly ValueNode[] {
  if (value.kind === Kind.LIST) return value.values.flatMap(partsOf)
  const isNode = [Kind.VARIABLE, Kind.OBJECT, Kind.ENUM, Kind.NULL].some(kind => kind === value.kind)
  return isNode ? [value] : []
}
