import {
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { entry } from '../document-nodes.ts'
import { showLiteral } from './literals.ts'
import type { Walk } from './walk.ts'

/** The type of what a selection set stands in, with its lists; undefined for an unknown one. */
type Parent = GraphQLOutputType | GraphQLNamedType | undefined

/** What a field gives and what it stands in. */
interface PlacedField {
  readonly type: GraphQLOutputType | undefined
  readonly parent: Parent
}

/** Fields of one response name, in the order in which they are written. */
type Group = ReadonlyMap<FieldNode, PlacedField>

/** Why the first fields of a group cannot be merged with the last of them. */
interface Conflict {
  readonly path: readonly string[]
  readonly fields: readonly FieldNode[]
  readonly reason: string
}

/** Looks for what is wrong with the fields of a group; undefined when they can be merged. */
type Compare = (fields: Group) => Omit<Conflict, 'path'> | undefined

/**
 * Checks that the fields of a selection set can be merged: all of one name give the same shape, and those that one
 * object can have are the same field with the same arguments. graphql-java does not compare the latter where the set
 * stands in a type that is a list or not nullable, unless they stand in fragments with a type.
 */
export function checkMerge(walk: Walk, node: SelectionSetNode): void {
  const groups = new Map<string, Map<FieldNode, PlacedField>>()
  collect(walk, groups, node, walk.types.getType() ?? undefined)
  const shapes = conflictsIn(walk, groups, [], each => [each], shapeConflict)
  const names = conflictsIn(walk, groups, [], groupsOfOneObject, nameConflict)
  for (const { path, fields, reason } of [...shapes, ...names]) {
    const key = keyOf(walk, fields)
    if (!walk.conflicting.has(key)) walk.fail('FieldsConflict', `${path.join('/')}: ${reason}`, ...fields)
    walk.conflicting.add(key)
  }
}

/** Adds the fields of a selection set to their groups, fragments opened, each of them once. */
function collect(
  walk: Walk,
  groups: Map<string, Map<FieldNode, PlacedField>>,
  { selections }: SelectionSetNode,
  parent: Parent,
  opened = new Set<string>(),
): void {
  for (const node of selections) {
    if (node.kind === Kind.FIELD) {
      const group = entry(groups, (node.alias ?? node.name).value, () => new Map())
      entry(group, node, () => ({ type: typeOf(node, parent), parent }))
      continue
    }
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? walk.fragments.get(node.name.value) : node
    if (!fragment || (node.kind === Kind.FRAGMENT_SPREAD && opened.has(node.name.value))) continue
    if (node.kind === Kind.FRAGMENT_SPREAD) opened.add(node.name.value)
    const { typeCondition } = fragment
    const type = typeCondition ? walk.schema.getType(typeCondition.name.value) : parent
    collect(walk, groups, fragment.selectionSet, type, opened)
  }
}

function typeOf(node: FieldNode, parent: Parent): GraphQLOutputType | undefined {
  const type = parent && getNamedType(parent)
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value]?.type : undefined
}

/** The conflicts of groups and of what is selected below them, each group compared once in a walk. */
function conflictsIn(
  walk: Walk,
  groups: ReadonlyMap<string, Group>,
  around: readonly string[],
  split: (group: Group) => readonly Group[],
  compare: Compare,
): Conflict[] {
  return [...groups].flatMap(([name, all]) => {
    const path = [...around, name]
    return split(all).flatMap(group => {
      const key = `${compare.name} ${keyOf(walk, group.keys())}`
      if (walk.compared.has(key)) return []
      walk.compared.add(key)
      const conflict = group.size > 1 ? compare(group) : undefined
      return conflict ? [{ ...conflict, path }] : conflictsIn(walk, below(walk, group), path, split, compare)
    })
  })
}

/** The groups of fields that are selected below the fields of a group. */
function below(walk: Walk, group: Group): ReadonlyMap<string, Group> {
  const groups = new Map<string, Map<FieldNode, PlacedField>>()
  for (const [{ selectionSet }, { type }] of group) if (selectionSet) collect(walk, groups, selectionSet, type)
  return groups
}

/** The fields of a group that one object can have: for each object type its own and those of abstract types. */
function groupsOfOneObject(group: Group): readonly Group[] {
  const abstract = [...group].filter(([, { parent }]) => isAbstractType(parent))
  const concrete = new Map<Parent, [FieldNode, PlacedField][]>()
  for (const each of group) {
    const { parent } = each[1]
    if (isObjectType(parent)) entry(concrete, parent, () => []).push(each)
  }
  if (concrete.size === 0) return [new Map(abstract)]
  return [...concrete.values()].map(fields => new Map([...fields, ...abstract]))
}

const nameConflict: Compare = group => {
  const fields: FieldNode[] = []
  for (const node of group.keys()) {
    fields.push(node)
    const [first = node] = fields
    const [name, other] = [first.name.value, node.name.value]
    if (name !== other) return { fields, reason: `${name} and ${other} are different fields` }
    if (showArguments(first) !== showArguments(node)) return { fields, reason: 'they have differing arguments' }
  }
  return undefined
}

const shapeConflict: Compare = group => {
  const fields: FieldNode[] = []
  let first: GraphQLOutputType | undefined
  for (const [node, { type }] of group) {
    fields.push(node)
    const reason = first && differentShapes(first, type)
    if (reason !== undefined) return { fields, reason }
    first ??= type
  }
  return undefined
}

function differentShapes(one: GraphQLOutputType, other: GraphQLOutputType | undefined): string | undefined {
  if (isNonNullType(one) !== isNonNullType(other)) return 'fields have different nullability shapes'
  const [inner, otherInner] = [getNullableType(one), other && getNullableType(other)]
  if (isListType(inner) !== isListType(otherInner)) return 'fields have different list shapes'
  if (isListType(inner) && isListType(otherInner)) return differentShapes(inner.ofType, otherInner.ofType)
  const isLeaf = [inner, otherInner].some(type => isScalarType(type) || isEnumType(type))
  if (!isLeaf || otherInner === undefined || inner === otherInner) return undefined
  return `they return differing types ${inner} and ${otherInner}`
}

/** A field's arguments, in any order; an object in one of them counts as another when its members are in another order. */
function showArguments({ arguments: given = [] }: FieldNode): string {
  return given
    .map(({ name, value }) => `${name.value}:${showLiteral(value)}`)
    .toSorted()
    .join()
}

/** A text that is the same for the same fields. */
function keyOf({ fieldNumbers }: Walk, fields: Iterable<FieldNode>): string {
  const ids = [...fields].map(node => entry(fieldNumbers, node, () => fieldNumbers.size))
  return ids.toSorted((one, other) => one - other).join()
}
