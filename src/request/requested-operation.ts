import {
  getOperationAST,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import type { HttpRequest } from './message.ts'
import { MAX_TOKENS } from './limits.ts'
import type { GraphQLParams } from './params.ts'
import { persistedQueryOf } from './persisted-query.ts'

/** What a GraphQL request asks for, read before anything is executed. */
export interface RequestedOperation {
  /** Whether it changes nothing. True where no operation could be read. */
  readonly isQuery: boolean
  /** The name of the operation; as sent where the document has no such operation. */
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>> | null
  /** Root fields with their arguments, in order. Empty where no operation could be read. */
  readonly fields: readonly { readonly name: string; readonly args: Readonly<Record<string, unknown>> }[]
  /** Whether it selects these fields, one below the other; numbers (places in lists) are passed over. */
  selects(path: readonly (string | number)[]): boolean
}

/**
 * Reads what a request asks for. Less strict than the endpoint: it also reads a request that the vendor would refuse for
 * its media type or for how deep its variables are nested, so that a fault can strike it and the journal can name it.
 * `find` knows the documents that requests name by a hash.
 */
export function readRequestedOperation(
  request: HttpRequest,
  find: (hash: string) => string | undefined = () => undefined,
): RequestedOperation {
  let operationName: unknown
  try {
    const members = readMembers(request)
    const hash = persistedQueryOf(members)?.hash
    const query = members.query ?? (hash === undefined ? undefined : find(hash))
    operationName = members.operationName
    if (typeof query === 'string')
      return toRequestedOperation(parse(query, { maxTokens: MAX_TOKENS, noLocation: true }), members)
  } catch {
    // The endpoint says what is wrong with the request.
  }
  return noOperation(operationName)
}

/** What a request asks for whose document is parsed. */
export function toRequestedOperation(
  document: DocumentNode,
  { operationName, variables }: GraphQLParams,
): RequestedOperation {
  const operation = getOperationAST(document, operationName)
  if (!operation) return noOperation(operationName)
  const below = (sets: readonly SelectionSetNode[]): FieldNode[] => {
    const opened = new Set<string>()
    return sets.flatMap(set => fieldsOf(document, set, opened))
  }
  const roots = below([operation.selectionSet])
  return {
    isQuery: operation.operation !== 'mutation',
    operationName: operation.name?.value ?? null,
    variables: variables ?? null,
    fields: roots.map(({ name, arguments: args = [] }) => ({
      name: name.value,
      args: Object.fromEntries(args.map(arg => [arg.name.value, valueFromASTUntyped(arg.value, variables)])),
    })),
    selects(path) {
      let fields = roots
      return path
        .filter(name => typeof name === 'string')
        .every((name, depth) => {
          if (depth > 0) fields = below(fields.flatMap(({ selectionSet }) => selectionSet ?? []))
          fields = fields.filter(field => field.name.value === name)
          return fields.length > 0
        })
    },
  }
}

/** How the journal names what a request asks for. */
export interface OperationNames {
  /** The first root field; null where no operation could be read, and where only unknown fragments stand. */
  readonly operation: string | null
  /** The operation's own name; as sent where the document has no such operation. */
  readonly operationName: string | null
}

/** Names the operation of a document; undefined stands for a document that could not be read. */
export function namesOf(document: DocumentNode | undefined, operationName: string | null | undefined): OperationNames {
  const operation = document && getOperationAST(document, operationName)
  if (!operation) return { operation: null, operationName: operationName ?? null }
  const [field] = fieldsOf(document, operation.selectionSet, new Set())
  return { operation: field?.name.value ?? null, operationName: operation.name?.value ?? null }
}

/** The root fields of a document's operations that a schema does not have, each once; undefined where there are none. */
export function missingRootFields(schema: GraphQLSchema, document: DocumentNode): readonly string[] | undefined {
  const operations = document.definitions.filter(node => node.kind === Kind.OPERATION_DEFINITION)
  // A fragment has the same fields in all operations of a kind.
  const opened = { query: new Set<string>(), mutation: new Set<string>(), subscription: new Set<string>() }
  const missing = operations.flatMap(({ operation, selectionSet }) => {
    const known = schema.getRootType(operation)?.getFields() ?? {}
    const names = fieldsOf(document, selectionSet, opened[operation]).map(({ name }) => name.value)
    return names.filter(name => !Object.hasOwn(known, name) && !name.startsWith('__'))
  })
  return missing.length > 0 ? [...new Set(missing)] : undefined
}

function noOperation(operationName: unknown): RequestedOperation {
  const sent = typeof operationName === 'string' ? operationName : null
  return { isQuery: true, operationName: sent, variables: null, fields: [], selects: () => false }
}

function readMembers({ method, url, body }: HttpRequest): GraphQLParams {
  if (method !== 'GET') return JSON.parse(body) as GraphQLParams
  const search = new URLSearchParams(url.slice(url.indexOf('?') + 1))
  const operationName = search.get('operationName') || undefined
  const variables = JSON.parse(search.get('variables') || 'null') as GraphQLParams['variables']
  return { query: search.get('query') ?? undefined, operationName, variables }
}

/** The fields of a selection set, fragments opened, each of them once: as often as it is spread they are the same. */
function fieldsOf(document: DocumentNode, set: SelectionSetNode, opened: Set<string>): FieldNode[] {
  return set.selections.flatMap(selection => {
    if (selection.kind === Kind.FIELD) return [selection]
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(document, selection.selectionSet, opened)
    const name = selection.name.value
    if (opened.has(name)) return []
    opened.add(name)
    const fragment = document.definitions.find(
      node => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name,
    )
    return fragment && 'selectionSet' in fragment ? fieldsOf(document, fragment.selectionSet, opened) : []
  })
}
