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
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql'
import { errorCode, errorMessage } from '../errors/reasons.ts'
import { readUserFile } from '../format/files.ts'
import { isDocumentNestedDeeper } from '../request/limits.ts'
import { graphqlError } from './errors.ts'
import { problemOf } from './schema-problems.ts'

/** A schema: the path of a file, SDL as text, or the result of introspection as JSON or as an object. */
export type SchemaSource = string | object

/** How many characters and tokens a schema may have: one of 50,000 types has 3 million and 1 million. */
const MAX_LENGTH = 64 * 1024 * 1024
const MAX_TOKENS = 2_000_000
/** How deep brackets may be nested in SDL. */
const MAX_NESTING = 100

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
    const reason = error instanceof RangeError ? 'it is nested too deeply.' : errorMessage(error).trim()
    throw graphqlError('INVALID_SCHEMA', `${what} is not valid: ${reason}`)
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
  if (typeof source === 'string' && source.length > MAX_LENGTH) throw new Error('it is larger than 64 MiB.')
  const isSdl = typeof source === 'string' && !/^\s*\{/.test(source)
  const sdl = isSdl ? source : toSdl(typeof source === 'string' ? JSON.parse(source) : source)
  if (isDocumentNestedDeeper(sdl, MAX_NESTING)) throw new Error('it is nested too deeply.')
  return parse(sdl, { noLocation: true, maxTokens: MAX_TOKENS })
}

/** What an answer to an introspection query describes. */
function toSdl(answer: object): string {
  const { data = answer } = answer as { data?: unknown } // what is no answer to introspection is refused here
  try {
    return printSchema(buildClientSchema(data as IntrospectionQuery))
  } catch (error) {
    // graphql-js words what it looks for itself, and stumbles over all else.
    throw error instanceof TypeError ? new Error('it is no answer to an introspection query.') : error
  }
}

/** The definitions, each with what its extensions add. */
function withExtensions({ definitions }: DocumentNode): DocumentNode['definitions'] {
  const types = new Map<string, TypeDefinitionNode>()
  const extensions = new Map<string, TypeExtensionNode[]>()
  for (const node of definitions.filter(isTypeDefinitionNode)) {
    if (types.has(node.name.value)) throw new Error(`there are two types ${node.name.value}.`)
    types.set(node.name.value, node)
    extensions.set(node.name.value, [])
  }
  if (types.size === 0) throw new Error('it has no types.')
  for (const node of definitions.filter(isTypeExtensionNode)) {
    const known = extensions.get(node.name.value)
    if (!known) throw new Error(`it extends ${node.name.value}, which it does not define.`)
    known.push(node)
  }
  const others = definitions.filter(({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.DIRECTIVE_DEFINITION)
  return [...others, ...Array.from(types, ([name, base]) => extended(base, extensions.get(name) ?? []))]
}

/** What types are made of, besides their directives. */
const PARTS = ['interfaces', 'fields', 'types', 'values'] as const

function extended(base: TypeDefinitionNode, extensions: readonly TypeExtensionNode[]): TypeDefinitionNode {
  const whole = [base, ...extensions]
  const lists = PARTS.filter(part => extensions.some(extension => part in extension)).map(part => [
    part,
    whole.flatMap((node): unknown => Reflect.get(node, part) ?? []),
  ])
  return lists.length === 0 ? base : { ...base, ...Object.fromEntries(lists) }
}
