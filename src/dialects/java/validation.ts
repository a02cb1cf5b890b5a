import {
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  type FragmentSpreadNode,
  type GraphQLError,
  type GraphQLSchema,
  isExecutableDefinitionNode,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import type { DirectiveParent } from '../document-nodes.ts'
import * as rules from './rules.ts'
import * as fragmentRules from './rules-fragments.ts'
import { checkMerge } from './rules-merge.ts'
import { descriptionError } from './syntax-error.ts'
import { ENOUGH, validationError, Walk } from './walk.ts'

/**
 * Validates a document as graphql-java does: same errors, words, places and order. It visits the document once from top
 * to bottom; fragments are opened where operations spread them, and there only their variables are looked at.
 */
export function validateDocument(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  const misplaced = descriptionError(document)
  if (misplaced) return [misplaced]
  const walk = new Walk(schema, document)
  const visitor = walk.visitor(
    (node, parent, key) => enter(walk, node, parent, key),
    node => leave(walk, node),
  )
  try {
    visit(document, visitor)
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
      return node.definitions.forEach(each => checkExecutable(walk, each))
    case Kind.OPERATION_DEFINITION:
      return enterOperation(walk, node)
    case Kind.VARIABLE_DEFINITION:
      return rules.checkVariableDefinition(walk, node)
    case Kind.NAMED_TYPE:
      return checkTypeName(walk, node, parent)
    case Kind.FIELD:
      rules.checkField(walk, node)
      rules.checkUniqueDirectives(walk, node)
      return rules.checkUniqueArguments(walk, node)
    case Kind.DIRECTIVE:
      rules.checkDirective(walk, node, parent as DirectiveParent) // what directives stand at
      return rules.checkUniqueArguments(walk, node)
    case Kind.ARGUMENT:
      return rules.checkArgument(walk, node)
    case Kind.INLINE_FRAGMENT:
      fragmentRules.checkInlineFragment(walk, node)
      return rules.checkUniqueDirectives(walk, node)
    case Kind.FRAGMENT_SPREAD:
      fragmentRules.checkSpread(walk, node)
      rules.checkUniqueDirectives(walk, node)
      return openFragment(walk, node)
    case Kind.FRAGMENT_DEFINITION:
      fragmentRules.checkFragment(walk, node)
      return rules.checkUniqueDirectives(walk, node)
    case Kind.VARIABLE:
      if (walk.operation && key !== 'variable') rules.checkVariable(walk, node, parent)
  }
}

function leave(walk: Walk, node: ASTNode): void {
  if (node.kind === Kind.SELECTION_SET) checkMerge(walk, node)
  else if (node.kind === Kind.DOCUMENT) fragmentRules.checkFragmentsUsed(walk)
  else if (node.kind === Kind.OPERATION_DEFINITION) {
    for (const definition of node.variableDefinitions ?? []) {
      const name = definition.variable.name.value
      if (!walk.usedVariables.has(name)) walk.fail('UnusedVariable', `Unused variable ${name}`, definition)
    }
    walk.operation = undefined
  }
}

function enterOperation(walk: Walk, node: OperationDefinitionNode): void {
  const { operationNames: names, variables, usedVariables, openedFragments } = walk
  walk.operation = node
  for (const each of [variables, usedVariables, openedFragments]) each.clear()
  const name = node.name?.value
  const isAlone = name === undefined ? names.size === 0 : !names.has(undefined)
  const what =
    name === undefined
      ? 'Anonymous operation with other operations'
      : `Operation ${name} is following anonymous operation`
  if (!isAlone) walk.fail('LoneAnonymousOperationViolation', `${what}.`, node)
  if (name !== undefined && names.has(name))
    walk.fail('DuplicateOperationName', `There can be only one operation named '${name}'`, node)
  names.add(name)
  rules.checkUniqueDirectives(walk, node)
  rules.checkUniqueVariables(walk, node.variableDefinitions)
}

/** Looks at the variables in a fragment, once for each operation that leads to it. */
function openFragment(walk: Walk, spread: FragmentSpreadNode): void {
  const name = spread.name.value
  const fragment = walk.fragments.get(name)
  if (!walk.operation || !fragment || walk.openedFragments.has(name)) return
  walk.openedFragments.add(name)
  const visitor = walk.visitor((node, parent) => {
    if (node.kind === Kind.VARIABLE) rules.checkVariable(walk, node, parent)
    else if (node.kind === Kind.FRAGMENT_SPREAD) openFragment(walk, node)
  })
  visit(fragment, visitor)
}

function checkExecutable(walk: Walk, node: DefinitionNode): void {
  if (isExecutableDefinitionNode(node)) return
  const isSchema = node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
  const isDirective = node.kind === Kind.DIRECTIVE_DEFINITION
  const name = isSchema ? 'schema' : isDirective ? 'provided' : node.name.value
  walk.fail('NonExecutableDefinition', `The ${name} definition is not executable.`, node)
}

function checkTypeName(walk: Walk, node: NamedTypeNode, parent: ASTNode | undefined): void {
  const name = node.name.value
  if (walk.schema.getType(name)) return
  // graphql-java does not keep the place of a named fragment's type.
  walk.fail('UnknownType', `Unknown type ${name}`, ...(parent?.kind === Kind.FRAGMENT_DEFINITION ? [] : [node]))
}
