/** What a client uses of a vendor's schema: found in what it sends and receives. */
import {
  doTypesOverlap,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isSpecifiedScalarType,
  isUnionType,
  Kind,
  type NamedTypeNode,
  parse,
  type SelectionSetNode,
  type TypeNode,
  valueFromASTUntyped,
  type VariableDefinitionNode,
} from 'graphql'

/** What a client uses of one vendor's schema; each list is sorted. */
export interface Usage {
  /** `Type.field`, `Type.field(argument:)`, `Input.field`, and `Type` where a document names a type or sends an input. */
  readonly coordinates: readonly string[]
  /** `Enum.VALUE`. */
  readonly valuesSent: readonly string[]
  /** `Enum.VALUE`. */
  readonly valuesReceived: readonly string[]
  /**
   * What a document puts together, two names each: `Type Type` where a fragment of one stands in the other, and
   * `Type.field Type.field` where both answer the same member. Absent where nothing is.
   */
  readonly together?: readonly string[]
}

/** What went with a document. Without `variables` they are not known: they may hold all that their types can. */
export interface Exchanged {
  readonly variables?: Readonly<Record<string, unknown>>
  /** The answer's `data`. */
  readonly data?: unknown
}

/** What documents use of a schema, as far as they fit it. */
export class UsageReader {
  readonly #schema: GraphQLSchema
  readonly #coordinates = new Set<string>()
  readonly #valuesSent = new Set<string>()
  readonly #valuesReceived = new Set<string>()
  readonly #together = new Set<string>()
  /** What documents name and the schema lacks. */
  readonly unknown = new Set<string>()

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  /** All that was found so far. */
  usage(): Usage {
    return {
      coordinates: inOrder(this.#coordinates),
      valuesSent: inOrder(this.#valuesSent),
      valuesReceived: inOrder(this.#valuesReceived),
      ...(this.#together.size > 0 && { together: inOrder(this.#together) }),
    }
  }

  /** Reads a document whole: what it has no longer fits once a part of it does not. */
  add({ definitions }: DocumentNode, exchanged: Exchanged): void {
    const fragments = new Map(
      definitions.flatMap(node => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
    )
    const reading: Reading = {
      fragments,
      read: new Set(),
      open: new Set(),
      fields: 0,
      isStatic: !exchanged.variables,
    }
    for (const node of definitions) {
      if (node.kind !== Kind.OPERATION_DEFINITION) continue
      for (const variable of node.variableDefinitions ?? []) this.#variable(variable, exchanged.variables)
      const root = this.#schema.getRootType(node.operation)
      if (root)
        this.#selections(node.selectionSet, root, { answers: objectsIn(exchanged.data), members: new Map() }, reading)
      else this.unknown.add(node.operation)
    }
    for (const [name, { typeCondition, selectionSet }] of fragments)
      if (!reading.read.has(name))
        this.#within(typeCondition, selectionSet, undefined, { answers: [], members: new Map() }, reading)
  }

  /** The same of a document as text; false where it is none. */
  addText(source: string, exchanged: Exchanged): boolean {
    try {
      this.add(parse(source, { noLocation: true }), exchanged)
      return true
    } catch {
      return false
    }
  }

  #selections({ selections }: SelectionSetNode, parent: GraphQLNamedType, place: Place, reading: Reading): void {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) this.#field(node, parent, place, reading)
      else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (node.typeCondition) this.#within(node.typeCondition, node.selectionSet, parent, place, reading)
        else this.#selections(node.selectionSet, parent, place, reading)
      } else this.#spread(node.name.value, parent, place, reading)
    }
  }

  #spread(name: string, parent: GraphQLNamedType, place: Place, reading: Reading): void {
    const fragment = reading.fragments.get(name)
    if (!fragment) {
      this.unknown.add(`...${name}`)
      return
    }
    // Read once more for what another answer holds, and what it stands beside; a fragment that spreads itself ends here.
    const isRead = reading.read.has(name) && (reading.open.has(name) || reading.fields > MANY_FIELDS)
    if (isRead && place.answers.length === 0) return
    const isOpen = reading.open.has(name)
    reading.read.add(name)
    reading.open.add(name)
    this.#within(fragment.typeCondition, fragment.selectionSet, parent, place, reading)
    if (!isOpen) reading.open.delete(name)
  }

  /** `parent` is the type that the fragment stands in; undefined where nothing spreads it: it may stand in any. */
  #within(
    condition: NamedTypeNode,
    selections: SelectionSetNode,
    parent: GraphQLNamedType | undefined,
    place: Place,
    reading: Reading,
  ): void {
    const type = this.#schema.getType(condition.name.value)
    if (!isCompositeType(type)) {
      this.unknown.add(condition.name.value)
      return
    }
    this.#coordinates.add(type.name)
    for (const one of parent ? [parent] : Object.values(this.#schema.getTypeMap()))
      if (isCompositeType(one) && doTypesOverlap(this.#schema, one, type)) this.#pair(one.name, type.name)
    this.#selections(selections, type, place, reading)
  }

  #pair(one: string, other: string): void {
    this.#together.add([one, other].toSorted().join(' '))
  }

  #field(node: FieldNode, parent: GraphQLNamedType, { answers, members }: Place, reading: Reading): void {
    const name = node.name.value
    // Introspection is the same in every schema.
    if (name.startsWith('__')) return
    const field = isCompositeType(parent) && !isUnionType(parent) ? parent.getFields()[name] : undefined
    const coordinate = `${parent.name}.${name}`
    reading.fields++
    if (!field) {
      this.unknown.add(coordinate)
      return
    }
    this.#coordinates.add(coordinate)
    for (const { name: argument, value } of node.arguments ?? [])
      this.#argument(
        `${coordinate}(${argument.value}:)`,
        field.args.find(one => one.name === argument.value),
        valueFromASTUntyped(value),
      )
    const type = getNamedType(field.type)
    const key = node.alias?.value ?? name
    const member = members.get(key) ?? { coordinates: new Set(), members: new Map() }
    members.set(key, member)
    for (const other of member.coordinates) if (other !== coordinate) this.#pair(other, coordinate)
    member.coordinates.add(coordinate)
    const values = answers.flatMap(answer => [Reflect.get(answer, key)].flat(Infinity) as unknown[]) // lists of lists
    if (isEnumType(type))
      for (const value of reading.isStatic ? type.getValues().map(one => one.name) : values)
        if (typeof value === 'string' && type.getValue(value)) this.#valuesReceived.add(`${type.name}.${value}`)
    const within = { answers: values.flatMap(objectsIn), members: member.members }
    if (node.selectionSet) this.#selections(node.selectionSet, type, within, reading)
  }

  #argument(coordinate: string, argument: GraphQLArgument | undefined, value: unknown): void {
    if (!argument) {
      this.unknown.add(coordinate)
      return
    }
    this.#coordinates.add(coordinate)
    this.#sent(argument.type, value)
  }

  #variable({ variable, type: node, defaultValue }: VariableDefinitionNode, variables: Exchanged['variables']): void {
    const type = this.#schema.getType(nameOf(node))
    if (!type) {
      this.unknown.add(nameOf(node))
      return
    }
    if (!isSpecifiedScalarType(type)) this.#coordinates.add(type.name)
    if (defaultValue) this.#sent(type, valueFromASTUntyped(defaultValue))
    if (variables) this.#sent(type, variables[variable.name.value])
    else this.#anything(type, new Set())
  }

  /** Notes a value of an argument, an input field or a variable: its own input fields and its enum values. */
  #sent(whole: GraphQLInputType | GraphQLNamedType, value: unknown): void {
    const type = getNamedType(whole)
    if (Array.isArray(value)) for (const item of value) this.#sent(type, item)
    else if (isEnumType(type) && typeof value === 'string') {
      const coordinate = `${type.name}.${value}`
      if (type.getValue(value)) this.#valuesSent.add(coordinate)
      else this.unknown.add(coordinate)
    } else if (isInputObjectType(type) && typeof value === 'object' && value !== null) {
      this.#coordinates.add(type.name)
      for (const [name, own] of Object.entries(value)) {
        const field = type.getFields()[name]
        if (field) {
          this.#coordinates.add(`${type.name}.${name}`)
          this.#sent(field.type, own)
        } else this.unknown.add(`${type.name}.${name}`)
      }
    }
  }

  /** Notes all that a value of a type can hold. */
  #anything(type: GraphQLNamedType, seen: Set<GraphQLNamedType>): void {
    if (seen.has(type)) return
    seen.add(type)
    if (isEnumType(type)) for (const { name } of type.getValues()) this.#valuesSent.add(`${type.name}.${name}`)
    if (!isInputObjectType(type)) return
    this.#coordinates.add(type.name)
    for (const field of Object.values(type.getFields())) {
      this.#coordinates.add(`${type.name}.${field.name}`)
      this.#anything(getNamedType(field.type), seen)
    }
  }
}

/** One member of what a selection is answered with: the fields that answer it, and the members within it. */
interface Member {
  readonly coordinates: Set<string>
  readonly members: Map<string, Member>
}

/** Where a selection stands. */
interface Place {
  /** The objects that it was answered with. */
  readonly answers: readonly object[]
  /** What it and those merged with it select so far, by name in the answer. */
  readonly members: Map<string, Member>
}

/** After so many fields of a document no fragment is read once more: nested ones could double what is read with each step. */
const MANY_FIELDS = 20_000

/** One document while it is read. */
interface Reading {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** The names of fragments that were reached. */
  readonly read: Set<string>
  /** The names of those that are being read. */
  readonly open: Set<string>
  /** How many fields were read. */
  fields: number
  /** Whether nothing is known of variables and answers. */
  readonly isStatic: boolean
}

function objectsIn(value: unknown): object[] {
  return typeof value === 'object' && value !== null ? [value] : []
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type)
}

/** Each text once, sorted. */
export function inOrder(texts: Iterable<string>): string[] {
  return [...new Set(texts)].toSorted()
}
