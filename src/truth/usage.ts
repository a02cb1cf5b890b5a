/** What a client uses of a vendor's schema: found in what it sends and receives, kept as a document, merged. */
import {
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
}

/** The version of `UsageDocument`; it rises when an older program could not read what is written. */
export const USAGE_VERSION = 1

/** What a client uses of each vendor's schema, as `backlot usage` writes it. */
export interface UsageDocument {
  readonly kind: 'backlot-usage'
  readonly formatVersion: typeof USAGE_VERSION
  readonly vendors: Readonly<Record<string, Usage>>
}

const LISTS = ['coordinates', 'valuesSent', 'valuesReceived'] as const

/** What all of these say together, by vendor; the order in which they are given says nothing. */
export function mergeUsages(parts: readonly UsageDocument['vendors'][]): UsageDocument {
  const names = sorted(parts.flatMap(part => Object.keys(part)))
  const usageOf = (name: string): Usage => {
    const usages = parts.flatMap(part => (Object.hasOwn(part, name) ? (part[name] ?? []) : []))
    const [coordinates = [], valuesSent = [], valuesReceived = []] = LISTS.map(list =>
      sorted(usages.flatMap(usage => usage[list])),
    )
    return { coordinates, valuesSent, valuesReceived }
  }
  const vendors = Object.fromEntries(names.map(name => [name, usageOf(name)]))
  return { kind: 'backlot-usage', formatVersion: USAGE_VERSION, vendors }
}

function sorted(texts: Iterable<string>): string[] {
  return [...new Set(texts)].toSorted()
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
  /** What documents name and the schema lacks. */
  readonly unknown = new Set<string>()

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  /** All that was found so far. */
  usage(): Usage {
    return {
      coordinates: sorted(this.#coordinates),
      valuesSent: sorted(this.#valuesSent),
      valuesReceived: sorted(this.#valuesReceived),
    }
  }

  /** Reads a document whole: what it has no longer fits once a part of it does not. */
  add({ definitions }: DocumentNode, exchanged: Exchanged): void {
    const fragments = new Map(
      definitions.flatMap(node => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
    )
    const reading: Reading = { fragments, read: new Set(), isStatic: !exchanged.variables }
    for (const node of definitions) {
      if (node.kind !== Kind.OPERATION_DEFINITION) continue
      for (const variable of node.variableDefinitions ?? []) this.#variable(variable, exchanged.variables)
      const root = this.#schema.getRootType(node.operation)
      if (root) this.#selections(node.selectionSet, root, objectsIn(exchanged.data), reading)
      else this.unknown.add(node.operation)
    }
    for (const [name, { typeCondition, selectionSet }] of fragments)
      if (!reading.read.has(name)) this.#within(typeCondition, selectionSet, [], reading)
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

  #selections({ selections }: SelectionSetNode, parent: GraphQLNamedType, answers: Answers, reading: Reading): void {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) this.#field(node, parent, answers, reading)
      else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (node.typeCondition) this.#within(node.typeCondition, node.selectionSet, answers, reading)
        else this.#selections(node.selectionSet, parent, answers, reading)
      } else this.#spread(node.name.value, answers, reading)
    }
  }

  #spread(name: string, answers: Answers, reading: Reading): void {
    const fragment = reading.fragments.get(name)
    if (!fragment) this.unknown.add(`...${name}`)
    // Read once more only for what another answer holds; without one, a fragment that spreads itself ends here.
    else if (answers.length > 0 || !reading.read.has(name)) {
      reading.read.add(name)
      this.#within(fragment.typeCondition, fragment.selectionSet, answers, reading)
    }
  }

  #within(condition: NamedTypeNode, selections: SelectionSetNode, answers: Answers, reading: Reading): void {
    const type = this.#schema.getType(condition.name.value)
    if (!isCompositeType(type)) {
      this.unknown.add(condition.name.value)
      return
    }
    this.#coordinates.add(type.name)
    this.#selections(selections, type, answers, reading)
  }

  #field(node: FieldNode, parent: GraphQLNamedType, answers: Answers, reading: Reading): void {
    const name = node.name.value
    // Introspection is the same in every schema.
    if (name.startsWith('__')) return
    const field = isCompositeType(parent) && !isUnionType(parent) ? parent.getFields()[name] : undefined
    const coordinate = `${parent.name}.${name}`
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
    const values = answers.flatMap(answer => [Reflect.get(answer, key)].flat(Infinity) as unknown[]) // lists of lists
    if (isEnumType(type))
      for (const value of reading.isStatic ? type.getValues().map(one => one.name) : values)
        if (typeof value === 'string' && type.getValue(value)) this.#valuesReceived.add(`${type.name}.${value}`)
    if (node.selectionSet) this.#selections(node.selectionSet, type, values.flatMap(objectsIn), reading)
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

/** The objects that a selection was answered with. */
type Answers = readonly object[]

/** One document while it is read. */
interface Reading {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** The names of fragments that were reached. */
  readonly read: Set<string>
  /** Whether nothing is known of variables and answers. */
  readonly isStatic: boolean
}

function objectsIn(value: unknown): object[] {
  return typeof value === 'object' && value !== null ? [value] : []
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type)
}
