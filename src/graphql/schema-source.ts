/** A vendor's own schema, as a user gives it. */
import {
  buildClientSchema,
  type DocumentNode,
  type IntrospectionQuery,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  parse,
  printSchema,
  specifiedScalarTypes,
  type TypeDefinitionNode,
  type TypeExtensionNode,
  type TypeNode,
} from 'graphql'
import { errorCode, errorMessage } from '../errors/reasons.ts'
import { readUserFile } from '../format/files.ts'
import { fieldsOf, namedType } from './coordinates.ts'
import { graphqlError } from './errors.ts'

/** A schema: the path of a file, SDL as text, or the result of introspection as JSON or as an object. */
export type SchemaSource = string | object

/** The vendor's schema, with its extensions in the types that they extend. Refuses with `INVALID_SCHEMA` what is none. */
export function readSchema(source: SchemaSource, vendor: string): DocumentNode {
  const isPath = typeof source === 'string' && !/[{\n]/.test(source)
  const what = isPath ? `The schema of ${vendor} in ${source}` : `The schema of ${vendor}`
  const text = isPath ? readText(source, what) : source
  try {
    const definitions = withExtensions(parseSchema(text))
    const problem = problemOf(definitions)
    if (problem !== undefined) throw new Error(problem)
    return { kind: Kind.DOCUMENT, definitions }
  } catch (error) {
    throw graphqlError('INVALID_SCHEMA', `${what} is not valid: ${errorMessage(error).trim()}`)
  }
}

function readText(path: string, what: string): string {
  try {
    return readUserFile(path)
  } catch (error) {
    const reason = errorCode(error) ?? errorMessage(error)
    throw graphqlError(
      'INVALID_SCHEMA',
      `${what} cannot be read (${reason}); name a file with SDL, or with the JSON of an introspection query's answer.`,
    )
  }
}

function parseSchema(source: SchemaSource): DocumentNode {
  if (typeof source === 'string' && !/^\s*\{/.test(source)) return parse(source, { noLocation: true })
  const answer: unknown = typeof source === 'string' ? JSON.parse(source) : source
  const { data = answer } = answer as { data?: unknown } // what is no answer to introspection is refused below
  return parse(printSchema(buildClientSchema(data as IntrospectionQuery)), { noLocation: true })
}

/** The definitions, each with what its extensions add. */
function withExtensions({ definitions }: DocumentNode): DocumentNode['definitions'] {
  const types = new Map<string, TypeDefinitionNode>()
  for (const node of definitions.filter(isTypeDefinitionNode)) {
    if (types.has(node.name.value)) throw new Error(`there are two types ${node.name.value}.`)
    types.set(node.name.value, node)
  }
  if (types.size === 0) throw new Error('it has no types.')
  for (const node of definitions.filter(isTypeExtensionNode)) {
    const base = types.get(node.name.value)
    if (!base) throw new Error(`it extends ${node.name.value}, which it does not define.`)
    types.set(node.name.value, extended(base, node))
  }
  const others = definitions.filter(({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.DIRECTIVE_DEFINITION)
  return [...others, ...types.values()]
}

/** What types are made of, besides their directives. */
const PARTS = ['interfaces', 'fields', 'types', 'values'] as const

function extended(base: TypeDefinitionNode, extension: TypeExtensionNode): TypeDefinitionNode {
  const lists = PARTS.filter(part => part in extension).map(part => [
    part,
    [...(Reflect.get(base, part) ?? []), ...(Reflect.get(extension, part) ?? [])],
  ])
  return { ...base, ...Object.fromEntries(lists) }
}

/** What is wrong with the references between types, in words. */
function problemOf(definitions: DocumentNode['definitions']): string | undefined {
  const kinds = new Map<string, Kind>(specifiedScalarTypes.map(({ name }) => [name, Kind.SCALAR_TYPE_DEFINITION]))
  for (const node of definitions) if (isTypeDefinitionNode(node)) kinds.set(node.name.value, node.kind)
  const refuses = (place: string, type: TypeNode, wrong: readonly Kind[]): string | undefined => {
    const name = namedType(type)
    const kind = kinds.get(name)
    if (kind !== undefined && !wrong.includes(kind)) return undefined
    return `${place} is of ${name}, which ${kind === undefined ? 'it does not define' : 'cannot stand there'}.`
  }
  for (const { operationTypes } of definitions.filter(node => node.kind === Kind.SCHEMA_DEFINITION))
    for (const { operation, type } of operationTypes) {
      const problem = refuses(`schema.${operation}`, type, NO_ROOTS)
      if (problem !== undefined) return problem
    }
  for (const node of definitions.filter(isTypeDefinitionNode)) {
    const type = node.name.value
    const named = ['interfaces' in node ? node.interfaces : [], 'types' in node ? node.types : []].flat()
    for (const one of named) {
      const problem = one && refuses(type, one, [])
      if (problem !== undefined) return problem
    }
    for (const field of fieldsOf(node)) {
      const place = `${type}.${field.name.value}`
      const isInput = field.kind === Kind.INPUT_VALUE_DEFINITION
      const parts = [
        refuses(place, field.type, isInput ? OUTPUTS : INPUTS),
        ...('arguments' in field ? (field.arguments ?? []) : []).map(({ name, type: of }) =>
          refuses(`${place}(${name.value}:)`, of, OUTPUTS),
        ),
      ]
      const problem = parts.find(part => part !== undefined)
      if (problem !== undefined) return problem
    }
  }
  return undefined
}

/** The kinds of types that only answers have, and those that only requests have. */
const OUTPUTS = [Kind.OBJECT_TYPE_DEFINITION, Kind.INTERFACE_TYPE_DEFINITION, Kind.UNION_TYPE_DEFINITION]
const INPUTS = [Kind.INPUT_OBJECT_TYPE_DEFINITION]
/** Those that are no root of a schema. */
const NO_ROOTS = [
  ...INPUTS,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
]
