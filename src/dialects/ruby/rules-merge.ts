import { doTypesOverlap, getNamedType, isCompositeType, Kind, print } from 'graphql'
import type { FieldNode, GraphQLField, GraphQLNamedType, GraphQLSchema, SelectionSetNode } from 'graphql'
import { entry } from '../document-nodes.ts'
import { printLiteral } from './literals.ts'
import { fail, fieldOf, MAX_ERRORS, type MergeMemory, segmentOf, TIMEOUT, type Walk } from './walk.ts'

/** A field of a selection set, fragments in it written out; `parents` are the types that it is selected of. */
interface SelectedField {
  readonly node: FieldNode
  /** Undefined when the selection set's type has no such field, as inside a fragment on a narrower type. */
  readonly definition: GraphQLField<unknown, unknown> | undefined
  readonly parents: Parents
}

interface SelectedSpread {
  readonly name: string
  readonly parents: Parents
}

type Parents = readonly GraphQLNamedType[]

/** What a selection set selects: its fields by response name, and the named fragments that it spreads. */
interface Selected {
  readonly fields: ReadonlyMap<string, readonly SelectedField[]>
  readonly spreads: readonly SelectedSpread[]
}

/** Fields of one response name that differ, by their text, with what graphql-ruby shows of each. */
type Conflict = Map<string, { readonly node: FieldNode; readonly label: string }>

/** How much is compared before validation ends, as it does in graphql-ruby after a time. */
const MAX_STEPS = 1_000_000

/**
 * Reports the fields of one selection set that cannot be merged because of their names or arguments, worded as
 * graphql-ruby does, names first. What conflicts is graphql-ruby's to say too: it compares no types before 2.5, each
 * fragment only once, and takes fragments of different depth for exclusive.
 */
export function checkConflicts(
  walk: Walk,
  set: SelectionSetNode | undefined,
  type: GraphQLNamedType | null | undefined,
): void {
  if (!set || !type) return
  const found = new Comparison(walk)
  found.within(set, type)
  for (const kind of ['field', 'argument'] as const) {
    for (const [fieldName, conflict] of found[kind]) {
      const labels = [...conflict.values()].map(({ label }) => label).join(' or ')
      const message = `Field '${fieldName}' has ${kind === 'argument' ? 'an' : 'a'} ${kind} conflict: ${labels}?`
      const nodes = [...conflict.values()].map(({ node }) => node)
      fail(walk, message, nodes, { code: 'fieldConflict', fieldName, conflicts: labels }, [])
    }
  }
}

/** The comparison of the fields of one selection set, step by step as graphql-ruby makes it. */
class Comparison {
  readonly field = new Map<string, Conflict>()
  readonly argument = new Map<string, Conflict>()
  readonly #walk: Walk
  readonly #schema: GraphQLSchema
  readonly #memory: MergeMemory

  constructor(walk: Walk) {
    this.#walk = walk
    this.#schema = walk.schema
    this.#memory = walk.merge
  }

  within(set: SelectionSetNode, type: GraphQLNamedType): void {
    const { fields, spreads } = this.#select(set, type, [])
    for (const group of fields.values()) {
      for (const [index, one] of group.entries()) {
        for (const other of group.slice(index + 1)) this.#compare(one, other, false)
      }
    }
    for (const [index, spread] of spreads.entries()) {
      this.#compareWithFragment(spread, fields, this.#areExclusive(spread.parents, [type]))
      for (const other of spreads.slice(index + 1))
        this.#compareFragments(spread, other, this.#areExclusive(spread.parents, other.parents))
    }
  }

  #compare(one: SelectedField, other: SelectedField, exclusive: boolean): void {
    this.#step()
    if (this.#memory.conflicts >= MAX_ERRORS) return
    const areExclusive = exclusive || this.#areExclusive(one.parents, other.parents)
    if (!areExclusive) {
      const [a, b] = [one.node, other.node]
      if (a.name.value !== b.name.value) this.#add(this.field, [a, b], ({ name }) => name.value)
      if (!this.#haveSameArguments(a, b)) this.#add(this.argument, [a, b], printArguments)
    }
    this.#compareBelow(one, other, areExclusive)
  }

  #compareBelow(one: SelectedField, other: SelectedField, exclusive: boolean): void {
    const [a, b] = [this.#below(one), this.#below(other)]
    if (!a || !b) return
    this.#compareAll(a.fields, b.fields, exclusive)
    for (const spread of b.spreads) this.#compareWithFragment(spread, a.fields, exclusive)
    for (const spread of a.spreads) this.#compareWithFragment(spread, b.fields, exclusive)
    for (const spread of a.spreads) for (const second of b.spreads) this.#compareFragments(spread, second, exclusive)
  }

  #compareAll(ones: Selected['fields'], others: Selected['fields'], exclusive: boolean): void {
    for (const [name, group] of ones) {
      for (const one of group) for (const other of others.get(name) ?? []) this.#compare(one, other, exclusive)
    }
  }

  #compareWithFragment({ name, parents }: SelectedSpread, fields: Selected['fields'], exclusive: boolean): void {
    const fragment = this.#fragment(name)
    if (!this.#isNew(name) || !fragment) return
    const selected = this.#select(fragment.set, fragment.type, [...parents, fragment.type])
    this.#compareAll(fields, selected.fields, exclusive)
    for (const spread of selected.spreads) this.#compareWithFragment(spread, fields, exclusive)
  }

  #compareFragments(one: SelectedSpread, other: SelectedSpread, exclusive: boolean): void {
    if (one.name === other.name) return
    const [a, b] = [this.#fragment(one.name), this.#fragment(other.name)]
    if (!a || !b || !this.#isNew(`${[one.name, other.name].toSorted().join('-')}-${exclusive}`)) return
    const first = this.#select(a.set, a.type, [...one.parents, a.type])
    // graphql-ruby looks for the fields of both in the type of the first.
    const second = this.#select(b.set, a.type, [...other.parents, b.type])
    this.#compareAll(first.fields, second.fields, exclusive)
    for (const spread of second.spreads) this.#compareFragments(one, spread, exclusive)
    for (const spread of first.spreads) this.#compareFragments(other, spread, exclusive)
  }

  #below({ node: { selectionSet }, definition }: SelectedField): Selected | undefined {
    if (!definition) return undefined
    const type = getNamedType(definition.type)
    return selectionSet ? this.#select(selectionSet, type, [type]) : { fields: new Map(), spreads: [] }
  }

  #select(set: SelectionSetNode, owner: GraphQLNamedType, parents: Parents): Selected {
    const fields = new Map<string, SelectedField[]>()
    const spreads: SelectedSpread[] = []
    const collect = ({ selections }: SelectionSetNode, around: Parents): void => {
      for (const node of selections) {
        this.#step()
        if (node.kind === Kind.FRAGMENT_SPREAD) spreads.push({ name: node.name.value, parents: around })
        else if (node.kind === Kind.FIELD) {
          const definition = fieldOf(owner, node.name.value)
          entry(fields, segmentOf(node), () => []).push({ node, definition, parents: around })
        } else {
          const type = node.typeCondition ? this.#schema.getType(node.typeCondition.name.value) : owner
          if (type) collect(node.selectionSet, [...around, type])
        }
      }
    }
    collect(set, parents)
    return { fields, spreads }
  }

  #fragment(name: string): { readonly set: SelectionSetNode; readonly type: GraphQLNamedType } | undefined {
    const { typeCondition, selectionSet: set } = this.#walk.fragments.get(name) ?? {}
    const type = typeCondition && this.#schema.getType(typeCondition.name.value)
    return set && type && { set, type }
  }

  /** Whether no value has a field's types and another one's as well. */
  #areExclusive(ones: Parents, others: Parents): boolean {
    if (ones.length === 0 || others.length === 0) return false
    if (ones.length !== others.length) return true
    return ones.some((one, index) => {
      const other = others[index]
      if (one === other) return false
      return !isCompositeType(one) || !isCompositeType(other) || !doTypesOverlap(this.#schema, one, other)
    })
  }

  #haveSameArguments(one: FieldNode, other: FieldNode): boolean {
    const [ones, others] = [this.#argumentsOf(one), this.#argumentsOf(other)]
    const areAlike = [...ones].every(([name, text]) => others.get(name) === text)
    return areAlike && one.arguments?.length === other.arguments?.length
  }

  /** A field's arguments as texts, the first of each name. */
  #argumentsOf(node: FieldNode): ReadonlyMap<string, string> {
    const write = (): Map<string, string> =>
      new Map((node.arguments ?? []).toReversed().map(({ name, value }) => [name.value, printLiteral(value)]))
    return entry(this.#memory.arguments, node, write)
  }

  #isNew(key: string): boolean {
    const isNew = !this.#memory.seen.has(key)
    this.#memory.seen.add(key)
    return isNew
  }

  /** Two fields that are written alike are named only once. */
  #add(
    conflicts: Map<string, Conflict>,
    nodes: readonly [FieldNode, FieldNode],
    labelOf: (node: FieldNode) => string,
  ): void {
    this.#memory.conflicts++
    const conflict = entry(conflicts, segmentOf(nodes[0]), () => new Map())
    for (const node of nodes) {
      const text = entry(this.#memory.printed, node, () => print(node))
      if (!conflict.has(text)) conflict.set(text, { node, label: labelOf(node) })
    }
  }

  #step(): void {
    if (++this.#memory.steps > MAX_STEPS) throw TIMEOUT
  }
}

/** A field's arguments as graphql-ruby prints them here: `{first:"1",q:"\"x\""}`. */
function printArguments({ arguments: given = [] }: FieldNode): string {
  const values = new Map(given.map(({ name, value }) => [name.value, JSON.stringify(printLiteral(value))]))
  return `{${[...values].map(([name, text]) => `${name}:${text}`).join(',')}}`
}
