import { doTypesOverlap, isCompositeType, isInterfaceType, isObjectType, Kind } from 'graphql'
import type {
  FragmentDefinitionNode,
  FragmentSpreadNode,
  GraphQLCompositeType,
  GraphQLNamedType,
  InlineFragmentNode,
  NamedTypeNode,
} from 'graphql'
import { duplicates, entry } from '../document-nodes.ts'
import { fail } from './walk.ts'
import type { DefinitionWalk, DocumentPath, VisitedDefinition, Walk } from './walk.ts'

/** The composite type that a fragment is on, or undefined after saying what is wrong with it, as graphql-ruby does. */
export function fragmentType(
  walk: Walk,
  node: FragmentDefinitionNode | InlineFragmentNode,
  condition: NamedTypeNode,
): GraphQLCompositeType | undefined {
  const typeName = condition.name.value
  const type = walk.schema.getType(typeName)
  if (isCompositeType(type)) return type
  const [code, message] =
    type === undefined
      ? ['undefinedType', `No such type ${typeName}, so it can't be a fragment condition`]
      : ['fragmentOnNonCompositeType', `Invalid fragment on type ${typeName} (must be Union, Interface or Object)`]
  fail(walk, message, [node], { code, typeName })
  return undefined
}

/** Checks that a fragment's type can occur where the fragment stands, worded as graphql-ruby does, but for unions. */
export function checkSpreadPossible(
  walk: Walk,
  node: InlineFragmentNode | FragmentSpreadNode,
  parentType: GraphQLNamedType,
  type: GraphQLNamedType,
  path: DocumentPath = [...walk.path],
): void {
  if (!isObjectType(type) && !isInterfaceType(type)) return
  if (isCompositeType(parentType) && doTypesOverlap(walk.schema, parentType, type)) return
  const name = node.kind === Kind.FRAGMENT_SPREAD ? ` ${node.name.value}` : ''
  const extensions = {
    code: 'cannotSpreadFragment',
    typeName: type.name,
    fragmentName: name === '' ? 'unknown' : name,
    parentName: parentType.name,
  }
  fail(walk, `Fragment${name} on ${type.name} can't be spread inside ${parentType.name}`, [node], extensions, path)
}

/** Records a spread for {@link checkFragments}, and checks at the end whether it is possible. */
export function recordSpread(walk: DefinitionWalk, node: FragmentSpreadNode, parentType: GraphQLNamedType): void {
  const path = [...walk.path]
  const name = node.name.value
  entry(walk.current.spreads, name, () => []).push({ node, path })
  walk.atEnd.push(() => {
    const type = walk.schema.getType(walk.fragments.get(name)?.typeCondition.name.value ?? '')
    if (type) checkSpreadPossible(walk, node, parentType, type, path)
  })
}

/** Checks that fragments are used, defined, finite and uniquely named, in graphql-ruby's order and words. */
export function checkFragments(walk: Walk): void {
  const definitions = walk.document.definitions.filter(node => node.kind === Kind.FRAGMENT_DEFINITION)
  const unused = resolve(walk, definitions)
  for (const { spreads } of walk.visited.values()) {
    for (const [fragmentName, placed] of spreads) {
      if (walk.fragments.has(fragmentName)) continue
      spreads.delete(fragmentName)
      const message = `Fragment ${fragmentName} was used, but not defined`
      for (const { node, path } of placed)
        fail(walk, message, [node], { code: 'useAndDefineFragment', fragmentName }, path)
    }
  }
  for (const node of unused) {
    const fragmentName = node.name.value
    const path = walk.visited.get(node)?.path
    const message = `Fragment ${fragmentName} was defined, but not used`
    if (path !== undefined && fragmentName !== '')
      fail(walk, message, [node], { code: 'useAndDefineFragment', fragmentName }, path)
  }
  for (const { node, path, spreads } of walk.visited.values()) {
    if (node.kind !== Kind.FRAGMENT_DEFINITION || spreads.size === 0) continue
    const fragmentName = node.name.value
    const message = `Fragment ${fragmentName} contains an infinite loop`
    fail(walk, message, [node], { code: 'infiniteLoop', fragmentName }, path)
  }
  for (const [fragmentName, group] of duplicates(definitions, node => node.name.value)) {
    fail(walk, `Fragment name "${fragmentName}" must be unique`, group, { code: 'fragmentNotUnique', fragmentName }, [])
  }
}

/**
 * Removes spreads of fragments that spread nothing, until there are none: cycles and undefined spreads are left. Returns
 * the removed fragments that no definition spreads.
 */
function resolve(walk: Walk, definitions: readonly FragmentDefinitionNode[]): FragmentDefinitionNode[] {
  const dependents = new Map<string, VisitedDefinition[]>()
  for (const definition of walk.visited.values()) {
    for (const name of definition.spreads.keys()) entry(dependents, name, () => []).push(definition)
  }
  const free = definitions.filter(node => !walk.visited.get(node)?.spreads.size)
  const seen = new Set<string>()
  const unused: FragmentDefinitionNode[] = []
  for (let fragment = free.pop(); fragment !== undefined; fragment = free.pop()) {
    const name = fragment.name.value
    if (seen.has(name)) continue
    seen.add(name)
    if (!dependents.has(name)) unused.push(fragment)
    for (const { node, spreads } of dependents.get(name) ?? []) {
      spreads.delete(name)
      if (spreads.size === 0 && node.kind === Kind.FRAGMENT_DEFINITION && node.name.value !== name) free.push(node)
    }
  }
  return unused
}
