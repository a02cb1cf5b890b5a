import { type FragmentDefinitionNode, Kind, type ValidationContext } from 'graphql'

/**
 * The circles of a document's fragments: of each fragment, the one that stands for all that lead to it and that it leads
 * to; itself where there are none. It looks at each spread once (Tarjan's strongly connected components).
 */
export function findCircles(context: ValidationContext): ReadonlyMap<FragmentDefinitionNode, FragmentDefinitionNode> {
  const circles = new Map<FragmentDefinitionNode, FragmentDefinitionNode>()
  const order = new Map<FragmentDefinitionNode, number>()
  const open: FragmentDefinitionNode[] = []
  /** Answers how early a fragment stands in `order` that this one leads back to. */
  const follow = (fragment: FragmentDefinitionNode): number => {
    const place = order.size
    let earliest = place
    order.set(fragment, place)
    open.push(fragment)
    for (const spread of context.getFragmentSpreads(fragment.selectionSet)) {
      const next = context.getFragment(spread.name.value)
      if (!next || circles.has(next)) continue
      earliest = Math.min(earliest, order.get(next) ?? follow(next))
    }
    if (earliest === place) for (const each of open.splice(open.lastIndexOf(fragment))) circles.set(each, fragment)
    return earliest
  }
  for (const node of context.getDocument().definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION && !order.has(node)) follow(node)
  return circles
}
