import {
  type DocumentNode,
  type FragmentSpreadNode,
  type GraphQLError,
  type GraphQLSchema,
  isExecutableDefinitionNode,
  Kind,
  type NamedTypeNode,
  type ASTNode,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import type { DirectiveParent } from '../document-nodes.ts'
import {
  checkArgument,
  checkDirective,
  checkField,
  checkUniqueArguments,
  checkUniqueDirectives,
} from './rules-fields.ts'
import { checkFragment, checkFragmentsUsed, checkInlineFragment, checkSpread } from './rules-fragments.ts'
import { checkMerge } from './rules-merge.ts'
import { checkUniqueVariables, checkVariable, checkVariableDefinition, checkVariablesUsed } from './rules-variables.ts'
import { ENOUGH, fail, newWalk, validationError, visitorOf, type Walk } from './walk.ts'

/**
 * Validates a document as graphql-java does: same errors, words, places and order. It visits the document once from top
 * to bottom; fragments are opened where operations spread them, and there only their variables are looked at.
 */
export function validateDocument(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  const walk = newWalk(schema, document)
  try {
    visit(document, visitorOf(walk, { enter: (...at) => enter(walk, ...at), leave: node => leave(walk, node) }))
  } catch (error) {
    // Fragments that open each other in a long chain exhaust the stack, there as here.
    if (error instanceof RangeError) return [validationError('The document is too large to be validated.', undefined)]
    if (error !== ENOUGH) throw error
  }
  return walk.errors
}

/** Checks a node in the order of graphql-java's rules. */
function enter(walk: Walk, node: ASTNode, parent: ASTNode | undefined, key: string | number | undefined): void {
  switch (node.kind) {
    case Kind.DOCUMENT:
      return checkExecutable(walk, node)
    case Kind.OPERATION_DEFINITION:
      return enterOperation(walk, node)
    case Kind.VARIABLE_DEFINITION:
      return checkVariableDefinition(walk, node)
    case Kind.NAMED_TYPE:
      return checkTypeName(walk, node, parent)
    case Kind.FIELD:
      checkField(walk, node)
      checkUniqueDirectives(walk, node)
      return checkUniqueArguments(walk, node)
    case Kind.DIRECTIVE:
      checkDirective(walk, node, parent as DirectiveParent) // what directives stand at
      return checkUniqueArguments(walk, node)
    case Kind.ARGUMENT:
      return checkArgument(walk, node)
    case Kind.INLINE_FRAGMENT:
      checkInlineFragment(walk, node)
      return checkUniqueDirectives(walk, node)
    case Kind.FRAGMENT_SPREAD:
      checkSpread(walk, node)
      checkUniqueDirectives(walk, node)
      return openFragment(walk, node)
    case Kind.FRAGMENT_DEFINITION:
      checkFragment(walk, node)
      return checkUniqueDirectives(walk, node)
    case Kind.VARIABLE:
      if (walk.operation && key !== 'variable') checkVariable(walk, node, parent)
  }
}

function leave(walk: Walk, node: ASTNode): void {
  if (node.kind === Kind.SELECTION_SET) checkMerge(walk, node)
  else if (node.kind === Kind.DOCUMENT) checkFragmentsUsed(walk)
  else if (node.kind === Kind.OPERATION_DEFINITION) {
    checkVariablesUsed(walk, node)
    walk.operation = undefined
  }
}

function enterOperation(walk: Walk, node: OperationDefinitionNode): void {
  walk.operation = node
  for (const each of [walk.variables, walk.usedVariables, walk.openedFragments]) each.clear()
  const { operationNames } = walk
  const name = node.name?.value
  if (name === undefined ? operationNames.size > 0 : operationNames.has(undefined))
    fail(walk, 'LoneAnonymousOperationViolation', [node], name)
  if (name !== undefined && operationNames.has(name)) fail(walk, 'DuplicateOperationName', [node], name)
  operationNames.add(name)
  checkUniqueDirectives(walk, node)
  checkUniqueVariables(walk, node)
}

/** Looks at the variables in a fragment, once for each operation that leads to it. */
function openFragment(walk: Walk, spread: FragmentSpreadNode): void {
  const name = spread.name.value
  const fragment = walk.fragments.get(name)
  if (!walk.operation || !fragment || walk.openedFragments.has(name)) return
  walk.openedFragments.add(name)
  const steps = visitorOf(walk, {
    enter(node, parent) {
      if (node.kind === Kind.VARIABLE) checkVariable(walk, node, parent)
      else if (node.kind === Kind.FRAGMENT_SPREAD) openFragment(walk, node)
    },
  })
  visit(fragment, steps)
}

function checkExecutable(walk: Walk, { definitions }: DocumentNode): void {
  for (const node of definitions) {
    if (isExecutableDefinitionNode(node)) continue
    const isSchema = node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
    const name = isSchema || node.kind === Kind.DIRECTIVE_DEFINITION ? undefined : node.name.value
    fail(walk, 'NonExecutableDefinition', [node], name ?? (isSchema ? 'schema' : 'provided'))
  }
}

function checkTypeName(walk: Walk, node: NamedTypeNode, parent: ASTNode | undefined): void {
  const name = node.name.value
  if (walk.schema.getType(name)) return
  // graphql-java does not keep the place of a named fragment's type.
  fail(walk, 'UnknownType', parent?.kind === Kind.FRAGMENT_DEFINITION ? [] : [node], name)
}
