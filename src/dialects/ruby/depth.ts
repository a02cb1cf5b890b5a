import { getDirectiveValues, GraphQLError, GraphQLIncludeDirective, GraphQLSkipDirective, Kind } from 'graphql'
import type {
  DocumentNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql'
import { fragmentsOf } from './operation.ts'
import { tooLargeError } from './errors.ts'

/** What the depth of a selection set depends on besides its own nodes. */
interface DepthContext {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly variables: Readonly<Record<string, unknown>>
  /** The depth of each fragment that was already measured. */
  readonly depths: Map<string, number>
}

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
  variables: Readonly<Record<string, unknown>> = {},
): GraphQLError | undefined {
  try {
    const depth = depthOf(operation.selectionSet, { fragments: fragmentsOf(document), variables, depths: new Map() })
    if (depth <= max) return undefined
    return new GraphQLError(`Query has depth of ${depth}, which exceeds max depth of ${max}`)
  } catch (error) {
    if (error instanceof RangeError) return tooLargeError()
    throw error
  }
}

function depthOf(set: SelectionSetNode | undefined, context: DepthContext): number {
  let depth = 0
  for (const node of set?.selections ?? []) {
    const counts = node.kind === Kind.FRAGMENT_SPREAD || isIncluded(node, context.variables)
    if (counts) depth = Math.max(depth, depthOfSelection(node, context))
  }
  return depth
}

function depthOfSelection(node: SelectionNode, context: DepthContext): number {
  if (node.kind === Kind.FIELD) return 1 + depthOf(node.selectionSet, context)
  if (node.kind === Kind.INLINE_FRAGMENT) return depthOf(node.selectionSet, context)
  const name = node.name.value
  const measured = context.depths.get(name)
  if (measured !== undefined) return measured
  context.depths.set(name, 0)
  const depth = depthOf(context.fragments.get(name)?.selectionSet, context)
  context.depths.set(name, depth)
  return depth
}

/** A condition without a value counts as met, so that it hides nothing. */
function isIncluded(node: SelectionNode, variables: Readonly<Record<string, unknown>>): boolean {
  try {
    if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false
    return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false
  } catch {
    return true
  }
}
