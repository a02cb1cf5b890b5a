import { GraphQLError, Kind } from 'graphql'
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql'

/** What {@link selectOperation} found: the operation to run, or why there is none. Neither in a document without any. */
export interface SelectedOperation {
  readonly operation?: OperationDefinitionNode
  readonly error?: GraphQLError
}

/** The operation that a request asks for. graphql-ruby words a failure so, and gives it before it validates anything. */
export function selectOperation(document: DocumentNode, operationName?: string | null): SelectedOperation {
  const operations = new Map<string | undefined, OperationDefinitionNode>()
  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) operations.set(node.name?.value, node)
  }
  if (operations.size === 0) return {}
  const name = operationName ?? undefined
  const only = operations.size === 1 && name === undefined ? [...operations.values()][0] : undefined
  const operation = only ?? operations.get(name)
  if (operation !== undefined) return { operation }
  return {
    error: new GraphQLError(name === undefined ? 'An operation name is required' : `No operation named "${name}"`),
  }
}

/** The named fragments of a document; of several with one name the last, as in graphql-ruby. */
export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  }
  return fragments
}
