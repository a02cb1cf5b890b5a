import { GraphQLError, Kind } from 'graphql'
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql'

type OperationName = string | null | undefined

/** The operation that a request names, if the document has it: its only one where the request has no name. */
export function findOperation(
  document: DocumentNode,
  operationName: OperationName,
): OperationDefinitionNode | undefined {
  const operations = operationsOf(document)
  const name = operationName ?? undefined
  const only = operations.size === 1 && name === undefined ? [...operations.values()][0] : undefined
  return only ?? operations.get(name)
}

/** Says that a document lacks the operation that a request names; undefined when it has it, or has none at all. */
export function operationError(document: DocumentNode, operationName: OperationName): GraphQLError | undefined {
  if (operationsOf(document).size === 0 || findOperation(document, operationName)) return undefined
  return new GraphQLError(
    operationName == null ? 'An operation name is required' : `No operation named "${operationName}"`,
  )
}

/** The named fragments of a document; of several with one name the last, as in graphql-ruby. */
export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  }
  return fragments
}

/** The operations of a document by name; of several with one name the last, as in graphql-ruby. */
function operationsOf(document: DocumentNode): ReadonlyMap<string | undefined, OperationDefinitionNode> {
  const operations = new Map<string | undefined, OperationDefinitionNode>()
  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) operations.set(node.name?.value, node)
  }
  return operations
}
