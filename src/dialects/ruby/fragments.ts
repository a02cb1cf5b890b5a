import { Kind, TypeInfo, ValidationContext } from 'graphql'
import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { entry } from './walk.ts'
import type { Walk } from './walk.ts'

/** The named fragments of a document; of several with one name the last, as in graphql-ruby. */
export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter(node => node.kind === Kind.FRAGMENT_DEFINITION)
  return new Map(fragments.map(node => [node.name.value, node]))
}

/** The operations that reach each named fragment, through other fragments too. */
export function reachOf(schema: GraphQLSchema, document: DocumentNode): Walk['reachedBy'] {
  const reach = new Map<FragmentDefinitionNode, OperationDefinitionNode[]>()
  const context = new ValidationContext(schema, document, new TypeInfo(schema), () => {})
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue
    const fragments = context.getRecursivelyReferencedFragments(operation)
    for (const fragment of fragments) entry(reach, fragment, () => []).push(operation)
  }
  return reach
}
