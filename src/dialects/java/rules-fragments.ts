import {
  doTypesOverlap,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  isCompositeType,
  Kind,
  type NamedTypeNode,
} from 'graphql'
import { spreadsIn } from '../document-nodes.ts'
import type { Walk } from './walk.ts'

/** How many spreads are followed in the search for cycles: a hostile document has more ways than can be walked. */
const MAX_STEPS = 20_000

/** Checks an inline fragment: that its type can have selections, and can occur where it stands. */
export function checkInlineFragment(walk: Walk, node: InlineFragmentNode): void {
  if (node.typeCondition) checkComposite(walk, node, node.typeCondition, 'Inline fragment')
  checkOverlap(walk, node, node.typeCondition, 'Fragment')
}

/** Checks a spread: that there is such a fragment, and that its type can occur where it stands. */
export function checkSpread(walk: Walk, node: FragmentSpreadNode): void {
  const name = node.name.value
  const fragment = walk.fragments.get(name)
  if (!fragment) walk.fail('UndefinedFragment', `Undefined fragment ${name}`, node)
  checkOverlap(walk, node, fragment?.typeCondition, `Fragment ${name}`)
}

/** Checks a named fragment: its type, that it does not lead back to itself, that there is no other of its name. */
export function checkFragment(walk: Walk, node: FragmentDefinitionNode): void {
  const name = node.name.value
  checkComposite(walk, node, node.typeCondition, 'Fragment')
  checkCycles(walk, name, name, [])
  if (walk.fragmentNames.has(name))
    walk.fail('DuplicateFragmentName', `There can be only one fragment named '${name}'`, node)
  walk.fragmentNames.add(name)
}

/** Checks, at the end, that operations use all fragments. */
export function checkFragmentsUsed(walk: Walk): void {
  const { definitions } = walk.document
  const used = new Set<string>()
  const waiting = definitions.filter(node => node.kind === Kind.OPERATION_DEFINITION).flatMap(spreadsIn)
  for (let spread = waiting.pop(); spread; spread = waiting.pop()) {
    const name = spread.name.value
    if (!used.has(name)) waiting.push(...walk.spreadsIn(name))
    used.add(name)
  }
  for (const node of definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION && !used.has(node.name.value))
      walk.fail('UnusedFragment', `Unused fragment ${node.name.value}`, node)
}

function checkComposite(
  walk: Walk,
  node: InlineFragmentNode | FragmentDefinitionNode,
  condition: NamedTypeNode,
  what: string,
): void {
  const type = walk.schema.getType(condition.name.value)
  if (!type || isCompositeType(type)) return
  const errorType = `${node.kind.replace('Definition', '')}TypeConditionInvalid`
  walk.fail(errorType, `${what} type condition is invalid, must be on Object/Interface/Union`, node)
}

function checkOverlap(
  walk: Walk,
  node: InlineFragmentNode | FragmentSpreadNode,
  condition: NamedTypeNode | undefined,
  what: string,
): void {
  const type = condition && walk.schema.getType(condition.name.value)
  const parent = walk.types.getParentType()
  if (!isCompositeType(type) || !parent || doTypesOverlap(walk.schema, type, parent)) return
  const reason = `objects of type ${parent.name} can never be of type ${type.name}`
  walk.fail('InvalidFragmentType', `${what} cannot be spread here as ${reason}`, node)
}

/** Reports each way from a fragment back to the first one: the spreads on it, without the one that closes it. */
function checkCycles(walk: Walk, first: string, fragment: string, way: FragmentSpreadNode[]): void {
  for (const spread of walk.spreadsIn(fragment)) {
    const name = spread.name.value
    if (name === first) walk.fail('FragmentCycle', 'Fragment cycles not allowed', ...way)
    else if (!way.includes(spread) && walk.cycleSteps++ < MAX_STEPS) {
      way.push(spread)
      checkCycles(walk, first, name, way)
      way.pop()
    }
  }
}
