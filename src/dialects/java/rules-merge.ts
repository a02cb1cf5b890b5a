import {
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { entry } from '../document-nodes.ts'
import { showLiteral } from './literals.ts'
import type { Walk } from './walk.ts'

/** What a selection set stands in, with its lists; undefined for an unknown type. */
type Parent = GraphQLOutputType | GraphQLNamedType | undefined

/** A field: what it gives, and what it stands in. */
interface PlacedField {
  readonly node: FieldNode
  readonly type: GraphQLOutputType | undefined
  readonly parent: Parent
}

/** Fields of one response name, in the order in which they are written. */
type Group = readonly PlacedField[]

/** What is compared: the groups that a group falls into, and why a field of one cannot be merged with the first. */
interface Comparison {
  readonly name: string
  split(group: Group): readonly Group[]
  /** The place of the field that those after it are compared with. */
  firstOf(group: Group): number
  reason(first: PlacedField, other: PlacedField): string | undefined
}

/** All fields of one response name give the same shape. */
const SHAPES: Comparison = {
  name: 'shapes',
  split: group => [group],
  firstOf: group => group.findIndex(({ type }) => type),
  reason: (first, other) => first.type && differentShapes(first.type, other.type),
}

/**
 * The fields that one object can have are the same field with the same arguments: for each object type its own and those
 * of abstract types. Fields that stand in a list, or in what is not null, are in no such group.
 */
const NAMES: Comparison = {
  name: 'names',
  split: group => {
    const abstract = group.filter(({ parent }) => isAbstractType(parent))
    const types = new Set(group.map(({ parent }) => parent).filter(isObjectType))
    if (types.size === 0) return [abstract]
    return [...types].map(type => [...group.filter(({ parent }) => parent === type), ...abstract])
  },
  firstOf: () => 0,
  reason: (first, other) => {
    const [name, otherName] = [first.node.name.value, other.node.name.value]
    if (name !== otherName) return `${name} and ${otherName} are different fields`
    return showArguments(first.node) === showArguments(other.node) ? undefined : 'they have differing arguments'
  },
}

/** Checks that the fields of a selection set can be merged. */
export function checkMerge(walk: Walk, node: SelectionSetNode): void {
  const groups = collect(walk, [[node, walk.types.getType() ?? undefined]])
  const conflicts = [SHAPES, NAMES].flatMap(comparison => conflictsIn(walk, groups, comparison, []))
  for (const { text, fields } of conflicts) {
    const key = keyOf(walk, fields)
    if (!walk.conflicting.has(key)) walk.fail('FieldsConflict', text, ...fields)
    walk.conflicting.add(key)
  }
}

/** The fields of selection sets by response name, fragments opened, each fragment once for each set. */
function collect(walk: Walk, sets: readonly (readonly [SelectionSetNode, Parent])[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, PlacedField[]>()
  const seen = new Set<FieldNode>()
  const add = ({ selections }: SelectionSetNode, parent: Parent, opened: Set<string>): void => {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        const group = entry(groups, (node.alias ?? node.name).value, () => [])
        if (!seen.has(node)) group.push({ node, type: typeOf(node, parent), parent })
        seen.add(node)
        continue
      }
      const name = node.kind === Kind.FRAGMENT_SPREAD ? node.name.value : undefined
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? walk.fragments.get(node.name.value) : node
      if (!fragment || (name !== undefined && opened.has(name))) continue
      if (name !== undefined) opened.add(name)
      const { typeCondition, selectionSet } = fragment
      add(selectionSet, typeCondition ? walk.schema.getType(typeCondition.name.value) : parent, opened)
    }
  }
  for (const [set, parent] of sets) add(set, parent, new Set())
  return groups
}

function typeOf(node: FieldNode, parent: Parent): GraphQLOutputType | undefined {
  const type = parent && getNamedType(parent)
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value]?.type : undefined
}

/** The conflicts of groups and of what is selected below them; each group is compared once in a walk. */
function conflictsIn(
  walk: Walk,
  groups: ReadonlyMap<string, Group>,
  comparison: Comparison,
  around: readonly string[],
): { readonly text: string; readonly fields: readonly FieldNode[] }[] {
  return [...groups].flatMap(([name, all]) => {
    if (all.length === 1 && !all[0]?.node.selectionSet) return []
    const path = [...around, name]
    return comparison.split(all).flatMap(group => {
      const fields = group.map(({ node }) => node)
      const key = `${comparison.name} ${keyOf(walk, fields)}`
      if (walk.compared.has(key)) return []
      walk.compared.add(key)
      const start = comparison.firstOf(group)
      for (const [index, other] of group.entries()) {
        const first = index > start ? group[start] : undefined
        const reason = first && comparison.reason(first, other)
        if (reason !== undefined) return [{ text: `${path.join('/')}: ${reason}`, fields: fields.slice(0, index + 1) }]
      }
      const below = group.flatMap(({ node, type }) => (node.selectionSet ? [[node.selectionSet, type] as const] : []))
      return conflictsIn(walk, collect(walk, below), comparison, path)
    })
  })
}

function differentShapes(one: GraphQLType, other: GraphQLType | undefined): string | undefined {
  if (isNonNullType(one) !== isNonNullType(other)) return 'fields have different nullability shapes'
  const [inner, otherInner] = [getNullableType(one), getNullableType(other)]
  if (isListType(inner) !== isListType(otherInner)) return 'fields have different list shapes'
  if (isListType(inner) && isListType(otherInner)) return differentShapes(inner.ofType, otherInner.ofType)
  const isLeaf = isLeafType(inner) || isLeafType(otherInner)
  if (!isLeaf || !otherInner || inner === otherInner) return undefined
  return `they return differing types ${inner} and ${otherInner}`
}

/** A field's arguments in any order. An object in one of them differs when its members are in another order. */
function showArguments({ arguments: given = [] }: FieldNode): string {
  return given
    .map(({ name, value }) => `${name.value}:${showLiteral(value)}`)
    .toSorted()
    .join()
}

/** A text that is the same for the same fields. */
function keyOf({ fieldNumbers }: Walk, fields: readonly FieldNode[]): string {
  const numbers = fields.map(node => entry(fieldNumbers, node, () => fieldNumbers.size))
  return numbers.length > 1 ? numbers.toSorted((one, other) => one - other).join() : String(numbers[0])
}
