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
import { fail, type Walk } from './walk.ts'

/** How many spreads are followed in the search for cycles: a hostile document has more ways through it than can be walked. */
const MAX_STEPS = 10_000

/** Checks an inline fragment: that its type can have selections, and can occur where it stands. */
export function checkInlineFragment(walk: Walk, node: InlineFragmentNode): void {
  if (node.typeCondition && isNotComposite(walk, node.typeCondition))
    fail(walk, 'InlineFragmentTypeConditionInvalid', [node])
  checkOverlap(walk, node, node.typeCondition, 'Fragment')
}

/** Checks a spread: that there is such a fragment, and that its type can occur where it stands. */
export function checkSpread(walk: Walk, node: FragmentSpreadNode): void {
  const name = node.name.value
  const fragment = walk.fragments.get(name)
  if (!fragment) fail(walk, 'UndefinedFragment', [node], name)
  checkOverlap(walk, node, fragment?.typeCondition, `Fragment ${name}`)
}

/** Checks a named fragment: its type, that it does not lead back to itself, that there is no other of its name. */
export function checkFragment(walk: Walk, node: FragmentDefinitionNode): void {
  const name = node.name.value
  if (isNotComposite(walk, node.typeCondition)) fail(walk, 'FragmentTypeConditionInvalid', [node])
  checkCycles(walk, name)
  if (walk.fragmentNames.has(name)) fail(walk, 'DuplicateFragmentName', [node], name)
  walk.fragmentNames.add(name)
}

/** Checks, at the end, that operations use all fragments. */
export function checkFragmentsUsed(walk: Walk): void {
  const { definitions } = walk.document
  const used = new Set<string>()
  const waiting = definitions.filter(node => node.kind === Kind.OPERATION_DEFINITION).flatMap(spreadsIn)
  for (let spread = waiting.pop(); spread; spread = waiting.pop()) {
    const name = spread.name.value
    if (!used.has(name)) waiting.push(...(walk.spreads.get(name) ?? []))
    used.add(name)
  }
  for (const node of definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION && !used.has(node.name.value))
      fail(walk, 'UnusedFragment', [node], node.name.value)
}

function isNotComposite({ schema }: Walk, condition: NamedTypeNode): boolean {
  const type = schema.getType(condition.name.value)
  return type !== undefined && !isCompositeType(type)
}

function checkOverlap(
  walk: Walk,
  node: InlineFragmentNode | FragmentSpreadNode,
  condition: NamedTypeNode | undefined,
  fragment: string,
): void {
  const type = condition && walk.schema.getType(condition.name.value)
  const parent = walk.types.getParentType()
  if (!isCompositeType(type) || !parent || doTypesOverlap(walk.schema, type, parent)) return
  fail(walk, 'InvalidFragmentType', [node], fragment, parent.name, type.name)
}

/** Reports each way that leads from a fragment back to it: the spreads on it, without the one that closes it. */
function checkCycles(walk: Walk, name: string): void {
  const leading = fragmentsLeadingTo(walk, name)
  const way: FragmentSpreadNode[] = []
  const follow = (fragment: string): void => {
    for (const spread of walk.spreads.get(fragment) ?? []) {
      const next = spread.name.value
      if (next === name) fail(walk, 'FragmentCycle', way)
      else if (leading.has(next) && !way.includes(spread) && walk.cycleSteps++ < MAX_STEPS) {
        way.push(spread)
        follow(next)
        way.pop()
      }
    }
  }
  follow(name)
}

/** The fragments from which some way leads to this one. */
function fragmentsLeadingTo(walk: Walk, name: string): ReadonlySet<string> {
  const leading = new Set<string>()
  const waiting = [name]
  for (let fragment = waiting.pop(); fragment !== undefined; fragment = waiting.pop()) {
    for (const next of walk.spreadIn.get(fragment) ?? []) {
      if (!leading.has(next)) waiting.push(next)
      leading.add(next)
    }
  }
  return leading
}
