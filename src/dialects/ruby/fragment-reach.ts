import { Kind } from 'graphql'
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from 'graphql'
import { entry } from './walk.ts'

/** Which operations reach a named fragment, through other fragments too. Computed at the first call. */
export function reachIndex(
  document: DocumentNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): (fragment: FragmentDefinitionNode) => readonly OperationDefinitionNode[] {
  let index: Map<FragmentDefinitionNode, OperationDefinitionNode[]> | undefined
  return fragment => {
    index ??= reachOf(document, fragments)
    return index.get(fragment) ?? []
  }
}

function reachOf(document: DocumentNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
  const index = new Map<FragmentDefinitionNode, OperationDefinitionNode[]>()
  const direct = new Map<FragmentDefinitionNode, readonly string[]>()
  for (const fragment of fragments.values()) direct.set(fragment, spreadNames(fragment.selectionSet))
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue
    const seen = new Set<string>()
    const waiting = [...spreadNames(operation.selectionSet)]
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      const fragment = fragments.get(name)
      if (fragment === undefined || seen.has(name)) continue
      seen.add(name)
      entry(index, fragment, () => []).push(operation)
      for (const next of direct.get(fragment) ?? []) waiting.push(next)
    }
  }
  return index
}

/** The names of the fragments spread anywhere in a selection set, each once. */
function spreadNames(root: SelectionSetNode): readonly string[] {
  const names = new Set<string>()
  const waiting = [root]
  for (let set = waiting.pop(); set !== undefined; set = waiting.pop()) {
    for (const node of set.selections) {
      if (node.kind === Kind.FRAGMENT_SPREAD) names.add(node.name.value)
      else if (node.selectionSet !== undefined) waiting.push(node.selectionSet)
    }
  }
  return [...names]
}
