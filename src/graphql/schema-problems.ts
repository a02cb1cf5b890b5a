/** What in a vendor's own schema could not be answered by. */
import {
  type DocumentNode,
  type InputObjectTypeDefinitionNode,
  isTypeDefinitionNode,
  Kind,
  specifiedScalarTypes,
  type TypeDefinitionNode,
  type TypeNode,
  type ValueNode,
} from 'graphql'
import { fieldsOf, namedType } from './coordinates.ts'

/** How many lists a type may have in one another: an introspection query asks for four. */
const MAX_LISTS = 8

/** The kinds of types that only answers have, and those that only requests have. */
const OUTPUTS = [Kind.OBJECT_TYPE_DEFINITION, Kind.INTERFACE_TYPE_DEFINITION, Kind.UNION_TYPE_DEFINITION]
const INPUTS = [Kind.INPUT_OBJECT_TYPE_DEFINITION]
const LEAVES = [Kind.SCALAR_TYPE_DEFINITION, Kind.ENUM_TYPE_DEFINITION]
/** Those that are no root of a schema, and stand in no union. */
const NO_OBJECTS = [...INPUTS, ...LEAVES, Kind.INTERFACE_TYPE_DEFINITION, Kind.UNION_TYPE_DEFINITION]
/** Those that no type implements. */
const NO_INTERFACES = [...INPUTS, ...LEAVES, Kind.OBJECT_TYPE_DEFINITION, Kind.UNION_TYPE_DEFINITION]

/** What is wrong with a schema's names and with the references between its types, in words. */
export function problemOf(definitions: DocumentNode['definitions']): string | undefined {
  const types = definitions.filter(isTypeDefinitionNode)
  const kinds = new Map<string, Kind>(specifiedScalarTypes.map(({ name }) => [name, Kind.SCALAR_TYPE_DEFINITION]))
  for (const node of types) {
    if (node.name.value in {}) return badName(node.name.value)
    kinds.set(node.name.value, node.kind)
  }
  const unanswerable = abstractWithoutObjects(types)
  for (const { place, type, wrong } of referencesIn(definitions)) {
    const name = namedType(type)
    const kind = kinds.get(name)
    if (/\b__proto__\b/.test(place)) return badName(place)
    if (listsOf(type) > MAX_LISTS) return `${place} has more than ${MAX_LISTS} lists in one another.`
    if (kind === undefined) return `${place} is of ${name}, which it does not define.`
    if (wrong.includes(kind)) return `${place} is of ${name}, which cannot stand there.`
    if (type.kind === Kind.NON_NULL_TYPE && type.type.kind === Kind.NAMED_TYPE && unanswerable.has(name))
      return `${place} is of ${name}, which is no object's, and must not be null.`
  }
  const inputs = new Map(
    types.filter(node => node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION).map(node => [node.name.value, node]),
  )
  const circle = circleIn(inputs, requiredBy) ?? circleIn(inputs, defaultsOf)
  return circle && `the input types ${circle.join(', ')} need one another, so that none can be given.`
}

function badName(place: string): string {
  return `${place} has a name that every object of JavaScript has; leave it out.`
}

/** The names of interfaces and unions that no object type belongs to. */
function abstractWithoutObjects(types: readonly TypeDefinitionNode[]): ReadonlySet<string> {
  const objects = types.filter(node => node.kind === Kind.OBJECT_TYPE_DEFINITION)
  const used = new Set(objects.flatMap(({ interfaces = [] }) => interfaces.map(({ name }) => name.value)))
  const isEmpty = (node: TypeDefinitionNode): boolean =>
    node.kind === Kind.INTERFACE_TYPE_DEFINITION
      ? !used.has(node.name.value)
      : node.kind === Kind.UNION_TYPE_DEFINITION && !node.types?.length
  return new Set(types.filter(isEmpty).map(({ name }) => name.value))
}

/** A type that is named somewhere, and the kinds that cannot stand there. */
interface Reference {
  readonly place: string
  readonly type: TypeNode
  readonly wrong: readonly Kind[]
}

function* referencesIn(definitions: DocumentNode['definitions']): Iterable<Reference> {
  for (const { operationTypes } of definitions.filter(node => node.kind === Kind.SCHEMA_DEFINITION))
    for (const { operation, type } of operationTypes) yield { place: `schema.${operation}`, type, wrong: NO_OBJECTS }
  for (const node of definitions.filter(isTypeDefinitionNode)) {
    const owner = node.name.value
    for (const type of ('interfaces' in node && node.interfaces) || [])
      yield { place: owner, type, wrong: NO_INTERFACES }
    for (const type of ('types' in node && node.types) || []) yield { place: owner, type, wrong: NO_OBJECTS }
    for (const field of fieldsOf(node)) {
      const place = `${owner}.${field.name.value}`
      yield { place, type: field.type, wrong: field.kind === Kind.INPUT_VALUE_DEFINITION ? OUTPUTS : INPUTS }
      for (const { name, type } of ('arguments' in field && field.arguments) || [])
        yield { place: `${place}(${name.value}:)`, type, wrong: OUTPUTS }
    }
  }
}

function listsOf(type: TypeNode): number {
  if (type.kind === Kind.NAMED_TYPE) return 0
  return listsOf(type.type) + (type.kind === Kind.LIST_TYPE ? 1 : 0)
}

type Inputs = ReadonlyMap<string, InputObjectTypeDefinitionNode>
/** The input types without which a value of one cannot be made. */
type Needs = (node: InputObjectTypeDefinitionNode, inputs: Inputs) => readonly string[]

/** The names of input types that need one another in a circle. */
function circleIn(inputs: Inputs, needs: Needs): readonly string[] | undefined {
  const way: string[] = []
  const done = new Set<string>()
  const follow = (name: string): readonly string[] | undefined => {
    const start = way.indexOf(name)
    if (start >= 0) return way.slice(start)
    const node = inputs.get(name)
    if (!node || done.has(name)) return undefined
    way.push(name)
    for (const next of needs(node, inputs)) {
      const circle = follow(next)
      if (circle) return circle
    }
    way.pop()
    done.add(name)
    return undefined
  }
  for (const name of inputs.keys()) {
    const circle = follow(name)
    if (circle) return circle
  }
  return undefined
}

/** Those of the fields that must be given. */
function requiredBy({ fields = [] }: InputObjectTypeDefinitionNode): readonly string[] {
  return fields.flatMap(({ type }) =>
    type.kind === Kind.NON_NULL_TYPE && type.type.kind === Kind.NAMED_TYPE ? type.type.name.value : [],
  )
}

/** Those of the objects that are written in defaults. */
function defaultsOf({ fields = [] }: InputObjectTypeDefinitionNode, inputs: Inputs): readonly string[] {
  const objectsIn = (value: ValueNode | undefined, name: string): readonly string[] => {
    if (value?.kind === Kind.LIST) return value.values.flatMap(item => objectsIn(item, name))
    if (value?.kind !== Kind.OBJECT) return []
    const members = new Map((inputs.get(name)?.fields ?? []).map(field => [field.name.value, field.type]))
    const below = value.fields.flatMap(field => {
      const type = members.get(field.name.value)
      return type ? objectsIn(field.value, namedType(type)) : []
    })
    return [name, ...below]
  }
  return fields.flatMap(({ type, defaultValue }) => objectsIn(defaultValue, namedType(type)))
}
