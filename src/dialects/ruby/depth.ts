import { getDirectiveValues, GraphQLError, GraphQLIncludeDirective, GraphQLSkipDirective, Kind } from 'graphql'
import type { DocumentNode, FragmentDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql'
import { fragmentsOf, selectOperation } from './operation.ts'
import { tooLargeError } from './ruby-error.ts'

/** What an operation's depth depends on besides its text. */
interface Surroundings {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly variables: Readonly<Record<string, unknown>>
  readonly known: Map<string, number>
}

/**
 * Says that an operation nests too deep, worded as graphql-ruby does (no location, no path), or undefined when it does
 * not. A root field has depth 1; fragments add nothing of their own, introspection fields count like others, and
 * fields and inline fragments that `@skip` or `@include` leave out do not count (spreads do). To be asked of a valid document, after its variables were checked.
 */
export function depthError(
  document: DocumentNode,
  operationName?: string | null,
  max = 30,
  variables: Readonly<Record<string, unknown>> = {},
): GraphQLError | undefined {
  const { operation } = selectOperation(document, operationName)
  if (operation === undefined) return undefined
  try {
    const depth = depthOf(operation.selectionSet, { fragments: fragmentsOf(document), variables, known: new Map() })
    if (depth <= max) return undefined
    return new GraphQLError(`Query has depth of ${depth}, which exceeds max depth of ${max}`)
  } catch (error) {
    if (error instanceof RangeError) return tooLargeError()
    throw error
  }
}

function depthOf(set: SelectionSetNode | undefined, around: Surroundings): number {
  let depth = 0
  for (const node of set?.selections ?? []) {
    const counts = node.kind === Kind.FRAGMENT_SPREAD || isIncluded(node, around.variables)
    if (counts) depth = Math.max(depth, depthOfSelection(node, around))
  }
  return depth
}

function depthOfSelection(node: SelectionNode, around: Surroundings): number {
  if (node.kind === Kind.FIELD) return 1 + depthOf(node.selectionSet, around)
  if (node.kind === Kind.INLINE_FRAGMENT) return depthOf(node.selectionSet, around)
  const name = node.name.value
  const known = around.known.get(name)
  if (known !== undefined) return known
  around.known.set(name, 0)
  const depth = depthOf(around.fragments.get(name)?.selectionSet, around)
  around.known.set(name, depth)
  return depth
}

/** A condition that cannot be read counts as met, so that it hides nothing. */
function isIncluded(node: SelectionNode, variables: Readonly<Record<string, unknown>>): boolean {
  try {
    if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false
    return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false
  } catch {
    return true
  }
}
