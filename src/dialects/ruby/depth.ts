import { getDirectiveValues, GraphQLError, GraphQLIncludeDirective, GraphQLSkipDirective, Kind } from 'graphql'
import type { DocumentNode, OperationDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql'
import type { RequestVariables } from '../document-dialect.ts'
import { entry, fragmentsOf } from '../document-nodes.ts'

/**
 * Says that an operation of a valid document nests deeper than `max`, worded as graphql-ruby does (no location, no
 * path); undefined when it does not. A root field has depth 1. Fragments add nothing of their own, and introspection
 * fields count like others. Fields and inline fragments that `@skip` or `@include` leave out do not count; spreads do.
 * A condition whose variable is not given counts as met.
 */
export function depthError(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  max: number,
  variables: RequestVariables = {},
): GraphQLError | undefined {
  const fragments = fragmentsOf(document)
  /** The depth of each fragment that was already measured. */
  const depths = new Map<string, number>()
  const depthOf = (set: SelectionSetNode | undefined): number => {
    let depth = 0
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FRAGMENT_SPREAD) depth = Math.max(depth, depthOfFragment(node.name.value))
      else if (isIncluded(node, variables))
        depth = Math.max(depth, depthOf(node.selectionSet) + (node.kind === Kind.FIELD ? 1 : 0))
    }
    return depth
  }
  const depthOfFragment = (name: string): number =>
    entry(depths, name, () => depthOf(fragments.get(name)?.selectionSet))
  try {
    const depth = depthOf(operation.selectionSet)
    if (depth <= max) return undefined
    return new GraphQLError(`Query has depth of ${depth}, which exceeds max depth of ${max}`)
  } catch (error) {
    if (error instanceof RangeError) return tooLargeError()
    throw error
  }
}

/** What graphql-ruby answers when a document nests so deep that reading it exhausts the stack. */
export function tooLargeError(): GraphQLError {
  return new GraphQLError('This query is too large to execute.')
}

/** A condition without a value counts as met, so that it hides nothing. */
function isIncluded(node: SelectionNode, variables: RequestVariables): boolean {
  try {
    if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false
    return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false
  } catch {
    return true
  }
}
