import { doTypesOverlap, isCompositeType, Kind } from 'graphql'
import type {
  FragmentDefinitionNode,
  FragmentSpreadNode,
  GraphQLCompositeType,
  InlineFragmentNode,
  NamedTypeNode,
} from 'graphql'
import { duplicates, entry, fail } from './walk.ts'
import type { DocumentPath } from './document-path.ts'
import type { Executable, PlacedSpread, Walk } from './walk.ts'

/** The composite type that a fragment is on, or undefined after saying what is wrong with it, as graphql-ruby does. */
export function fragmentType(
  walk: Walk,
  node: FragmentDefinitionNode | InlineFragmentNode,
  condition: NamedTypeNode,
): GraphQLCompositeType | undefined {
  const typeName = condition.name.value
  const type = walk.schema.getType(typeName)
  if (isCompositeType(type)) return type
  if (type === undefined) {
    const message = `No such type ${typeName}, so it can't be a fragment condition`
    fail(walk, message, [node], { code: 'undefinedType', typeName })
  } else {
    const message = `Invalid fragment on type ${typeName} (must be Union, Interface or Object)`
    fail(walk, message, [node], { code: 'fragmentOnNonCompositeType', typeName })
  }
  return undefined
}

/** Checks that a fragment's type can occur where the fragment stands, worded as graphql-ruby does. */
export function checkSpreadPossible(
  walk: Walk,
  node: InlineFragmentNode | FragmentSpreadNode,
  parentType: GraphQLCompositeType,
  type: GraphQLCompositeType,
  path: DocumentPath = [...walk.path],
): void {
  if (doTypesOverlap(walk.schema, parentType, type)) return
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
export function recordSpread(walk: Walk, node: FragmentSpreadNode, parentType: GraphQLCompositeType): void {
  const path = [...walk.path]
  const name = node.name.value
  if (walk.current !== undefined) {
    const spreads = entry(walk.dependencies.spreads, walk.current, () => new Map<string, PlacedSpread[]>())
    entry(spreads, name, () => []).push({ node, path })
  }
  walk.atEnd.push(() => {
    const type = walk.schema.getType(walk.fragments.get(name)?.typeCondition.name.value ?? '')
    if (isCompositeType(type)) checkSpreadPossible(walk, node, parentType, type, path)
  })
}

/** Checks that fragments are used, defined, finite and uniquely named, in graphql-ruby's order and words. */
export function checkFragments(walk: Walk): void {
  const definitions = walk.document.definitions.filter(node => node.kind === Kind.FRAGMENT_DEFINITION)
  const { pending, unused } = resolve(walk, definitions)
  for (const spreads of pending.values()) {
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
    const path = walk.dependencies.paths.get(node)
    const message = `Fragment ${fragmentName} was defined, but not used`
    if (path !== undefined) fail(walk, message, [node], { code: 'useAndDefineFragment', fragmentName }, path)
  }
  failInfinite(walk, pending)
  for (const [fragmentName, group] of duplicates(definitions, node => node.name.value)) {
    fail(walk, `Fragment name "${fragmentName}" must be unique`, group, { code: 'fragmentNotUnique', fragmentName }, [])
  }
}

/** Removes fragments that spread nothing, until there are none: cycles and undefined spreads are left. */
function resolve(walk: Walk, definitions: readonly FragmentDefinitionNode[]) {
  const pending = walk.dependencies.spreads
  const dependents = new Map<string, Executable[]>()
  for (const [definition, spreads] of pending) {
    for (const name of spreads.keys()) entry(dependents, name, () => []).push(definition)
  }
  const free = definitions.filter(node => !pending.has(node))
  const seen = new Set<string>()
  const unused: FragmentDefinitionNode[] = []
  for (let node = free.pop(); node !== undefined; node = free.pop()) {
    const name = node.name.value
    if (seen.has(name)) continue
    seen.add(name)
    pending.delete(node)
    if (!dependents.has(name)) unused.push(node)
    for (const dependent of dependents.get(name) ?? []) {
      const spreads = pending.get(dependent)
      spreads?.delete(name)
      if (spreads?.size === 0 && dependent.kind === Kind.FRAGMENT_DEFINITION && dependent.name.value !== name)
        free.push(dependent)
    }
  }
  return { pending, unused }
}

function failInfinite(walk: Walk, pending: ReadonlyMap<Executable, ReadonlyMap<string, unknown>>): void {
  for (const [node, spreads] of pending) {
    const path = walk.dependencies.paths.get(node)
    if (node.kind !== Kind.FRAGMENT_DEFINITION || spreads.size === 0 || path === undefined) continue
    const fragmentName = node.name.value
    const message = `Fragment ${fragmentName} contains an infinite loop`
    fail(walk, message, [node], { code: 'infiniteLoop', fragmentName }, path)
  }
}
