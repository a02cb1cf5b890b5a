import {
  getNamedType,
  isCompositeType,
  isInputObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql'
import type {
  ArgumentNode,
  ASTNode,
  DirectiveNode,
  FieldNode,
  FragmentDefinitionNode,
  FragmentSpreadNode,
  GraphQLCompositeType,
  GraphQLField,
  GraphQLSchema,
  InlineFragmentNode,
  ObjectFieldNode,
  ObjectValueNode,
  OperationDefinitionNode,
  SelectionSetNode,
  ValueNode,
} from 'graphql'
import {
  fieldSegment,
  fragmentSegment,
  inlineFragmentSegment,
  operationSegment,
  spreadSegment,
} from './document-path.ts'
import { printLiteral } from './literals.ts'
import * as argumentRules from './rules-arguments.ts'
import type { ArgumentDefinition } from './rules-arguments.ts'
import * as directiveRules from './rules-directives.ts'
import { checkSelections, failUnknownField } from './rules-fields.ts'
import { checkSpreadPossible, fragmentType, recordSpread } from './rules-fragments.ts'
import { checkConflicts } from './rules-merge.ts'
import * as variableRules from './rules-variables.ts'
import { entry, fail, within } from './walk.ts'
import type { ArgumentOwner, Walk } from './walk.ts'

const MISSING_ROOTS = { query: 'queries', mutation: 'mutations', subscription: 'subscriptions' } as const

/** Visits an operation and all in it, and checks it in graphql-ruby's order. */
export function visitOperation(walk: Walk, node: OperationDefinitionNode): void {
  const rootType = walk.schema.getRootType(node.operation)
  within(walk, operationSegment(node), () => {
    directiveRules.checkUniqueDirectives(walk, node.directives)
    checkConflicts(walk, node.selectionSet)
    variableRules.checkUniqueVariables(walk, node)
    walk.current = node
    walk.uses.set(node, { used: new Map(), spreads: new Set() })
    if (rootType === undefined || rootType === null) {
      const code = `missing${node.operation[0]?.toUpperCase()}${node.operation.slice(1)}Configuration`
      fail(walk, `Schema is not configured for ${MISSING_ROOTS[node.operation]}`, [node], { code })
      return
    }
    walk.dependencies.paths.set(node, [...walk.path])
    for (const variable of node.variableDefinitions ?? []) {
      variableRules.checkVariableDefinition(walk, variable)
      visitDirectives(walk, variable.directives, variable)
    }
    visitDirectives(walk, node.directives, node)
    visitSelections(walk, node.selectionSet, rootType, node)
  })
}

/** Visits a named fragment and all in it, and checks it in graphql-ruby's order. */
export function visitFragment(walk: Walk, node: FragmentDefinitionNode): void {
  within(walk, fragmentSegment(node), () => {
    directiveRules.checkUniqueDirectives(walk, node.directives)
    const type = fragmentType(walk, node, node.typeCondition)
    if (type === undefined) return
    checkConflicts(walk, node.selectionSet)
    walk.current = node
    walk.uses.set(node, { used: new Map(), spreads: new Set() })
    walk.dependencies.paths.set(node, [...walk.path])
    visitDirectives(walk, node.directives, node)
    visitSelections(walk, node.selectionSet, type, node)
  })
}

function visitSelections(
  walk: Walk,
  set: SelectionSetNode | undefined,
  type: GraphQLCompositeType,
  parent: ASTNode,
): void {
  for (const node of set?.selections ?? []) {
    if (node.kind === Kind.FIELD) visitField(walk, node, type, parent)
    else if (node.kind === Kind.INLINE_FRAGMENT) visitInlineFragment(walk, node, type)
    else visitSpread(walk, node, type)
  }
}

function visitField(walk: Walk, node: FieldNode, parentType: GraphQLCompositeType, parent: ASTNode): void {
  const definition = fieldOf(walk.schema, parentType, node.name.value)
  within(walk, fieldSegment(node), () => {
    directiveRules.checkUniqueDirectives(walk, node.directives)
    if (definition === undefined) return failUnknownField(walk, node, parentType, parent)
    checkConflicts(walk, node.selectionSet)
    if (!checkSelections(walk, node, definition)) return
    const owner = { kind: 'Field', node, definition } as const
    argumentRules.checkRequiredArguments(walk, owner)
    argumentRules.checkUniqueArguments(walk, node.arguments)
    for (const argument of node.arguments ?? []) visitArgument(walk, argument, owner)
    visitDirectives(walk, node.directives, node)
    const type = getNamedType(definition.type)
    if (isCompositeType(type)) visitSelections(walk, node.selectionSet, type, node)
  })
}

function visitInlineFragment(walk: Walk, node: InlineFragmentNode, parentType: GraphQLCompositeType): void {
  within(walk, inlineFragmentSegment(node), () => {
    directiveRules.checkUniqueDirectives(walk, node.directives)
    const type = node.typeCondition === undefined ? parentType : fragmentType(walk, node, node.typeCondition)
    if (type === undefined) return
    checkSpreadPossible(walk, node, parentType, type)
    visitDirectives(walk, node.directives, node)
    visitSelections(walk, node.selectionSet, type, node)
  })
}

function visitSpread(walk: Walk, node: FragmentSpreadNode, parentType: GraphQLCompositeType): void {
  within(walk, spreadSegment(node), () => {
    directiveRules.checkUniqueDirectives(walk, node.directives)
    recordSpread(walk, node, parentType)
    if (walk.current !== undefined) walk.uses.get(walk.current)?.spreads.add(node.name.value)
    visitDirectives(walk, node.directives, node)
  })
}

function visitDirectives(walk: Walk, nodes: readonly DirectiveNode[] | undefined, parent: ASTNode): void {
  for (const node of nodes ?? []) {
    const definition = walk.schema.getDirective(node.name.value)
    if (definition === undefined || definition === null) {
      directiveRules.failUnknownDirective(walk, node)
      continue
    }
    directiveRules.checkLocation(walk, node, definition, parent)
    const owner = { kind: 'Directive', node, definition } as const
    argumentRules.checkRequiredArguments(walk, owner)
    argumentRules.checkUniqueArguments(walk, node.arguments)
    for (const argument of node.arguments ?? []) visitArgument(walk, argument, owner)
  }
}

/** An object inside a value that is no input object has no definition: its keys are visited for their variables. */
function visitArgument(walk: Walk, node: ArgumentNode | ObjectFieldNode, owner: ArgumentOwner): void {
  const definition = argumentRules.argumentOf(owner, node.name.value)
  within(walk, node.name.value, () => {
    if (definition === undefined && owner.definition !== undefined)
      return argumentRules.failUnknownArgument(walk, owner, node)
    if (definition !== undefined) variableRules.checkVariableUses(walk, node, definition, operationsAt(walk))
    visitValue(walk, node.value, definition)
    if (definition !== undefined) argumentRules.checkLiteral(walk, owner, definition, node.value)
  })
}

/** Visits the variables and objects of a value, those inside lists too. */
function visitValue(walk: Walk, value: ValueNode, argument: ArgumentDefinition | undefined): void {
  const parts = partsOf(value)
  const indexOf = argument !== undefined && argumentRules.takesList(argument) ? indexesOf(parts) : undefined
  for (const part of parts) {
    if (part.kind === Kind.VARIABLE) variableRules.recordVariable(walk, part)
    if (part.kind !== Kind.OBJECT) continue
    const index = indexOf?.(part)
    if (index === undefined) visitObject(walk, part, argument)
    else within(walk, index, () => visitObject(walk, part, argument))
  }
}

/** The place of a part among the parts of a list; graphql-ruby gives equal parts the place of the first of them. */
function indexesOf(parts: readonly ValueNode[]): (part: ValueNode) => number | undefined {
  const indexes = new Map<string, number>()
  parts.forEach((part, index) => entry(indexes, printLiteral(part), () => index))
  return part => indexes.get(printLiteral(part))
}

function visitObject(walk: Walk, node: ObjectValueNode, argument: ArgumentDefinition | undefined): void {
  const type = argument && getNamedType(argument.type)
  const definition = isInputObjectType(type) ? type : undefined
  if (definition !== undefined) argumentRules.checkRequiredKeys(walk, node, definition)
  argumentRules.checkUniqueKeys(walk, node)
  for (const field of node.fields) visitArgument(walk, field, { kind: 'InputObject', node, definition })
}

/** The parts of a value that graphql-ruby keeps as nodes, in a flat list. */
function partsOf(value: ValueNode): readonly ValueNode[] {
  if (value.kind === Kind.LIST) return value.values.flatMap(partsOf)
  const isNode = [Kind.VARIABLE, Kind.OBJECT, Kind.ENUM, Kind.NULL].some(kind => kind === value.kind)
  return isNode ? [value] : []
}

/** The operations whose variables count here: the visited one, or those that reach the visited fragment. */
function operationsAt(walk: Walk): readonly OperationDefinitionNode[] {
  if (walk.current?.kind === Kind.OPERATION_DEFINITION) return [walk.current]
  return walk.current === undefined ? [] : walk.reachedBy(walk.current)
}

function fieldOf(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef
  if (type === schema.getQueryType() && name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef
  if (type === schema.getQueryType() && name === TypeMetaFieldDef.name) return TypeMetaFieldDef
  return 'getFields' in type ? type.getFields()[name] : undefined
}
