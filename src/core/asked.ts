import {
  getOperationAST,
  Kind,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import type { HttpRequest } from './http.ts'
import { MAX_TOKENS } from './limits.ts'

/** What a GraphQL request asks for, read before anything is executed. */
export interface Asked {
  readonly isQuery: boolean
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>> | null
  /** Root fields with their arguments, in order. */
  readonly fields: readonly { readonly name: string; readonly args: Readonly<Record<string, unknown>> }[]
  /** Whether it selects these fields, one below the other; numbers (places in lists) are passed over. */
  selects(path: readonly (string | number)[]): boolean
}

const NOTHING: Asked = { isQuery: true, operationName: null, variables: null, fields: [], selects: () => false }

/**
 * Reads a request; what is no valid one asks for nothing. Less strict than the endpoint is: a fault strikes, and the
 * journal names, what the vendor would refuse for its media type.
 */
export function readAsked(request: HttpRequest): Asked {
  try {
    const { query, operationName, variables } = readMembers(request)
    if (typeof query !== 'string') return NOTHING
    const document = parse(query, { maxTokens: MAX_TOKENS, noLocation: true })
    const operation = getOperationAST(document, operationName)
    return operation ? toAsked(document, operation, variables ?? null) : NOTHING
  } catch {
    return NOTHING // the endpoint says what is wrong with it
  }
}

interface Members {
  readonly query?: unknown
  readonly operationName?: string | null
  readonly variables?: Record<string, unknown> | null
}

function readMembers({ method, url, body }: HttpRequest): Members {
  const search = new URLSearchParams(url.slice(url.indexOf('?') + 1))
  const operationName = search.get('operationName')
  if (method !== 'GET') return { operationName, ...(JSON.parse(body) as Members) }
  const variables = search.get('variables')
  return {
    query: search.get('query'),
    operationName,
    variables: variables ? (JSON.parse(variables) as Record<string, unknown>) : null,
  }
}

function toAsked(document: DocumentNode, operation: OperationDefinitionNode, variables: Asked['variables']): Asked {
  const below = (sets: readonly SelectionSetNode[]): FieldNode[] => sets.flatMap(set => fieldsOf(document, set, []))
  const roots = below([operation.selectionSet])
  return {
    isQuery: operation.operation !== 'mutation',
    operationName: operation.name?.value ?? null,
    variables,
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

/** The fields of a selection set, fragments opened; `open` are those that are being opened. */
function fieldsOf(document: DocumentNode, set: SelectionSetNode, open: readonly string[]): FieldNode[] {
  return set.selections.flatMap(selection => {
    if (selection.kind === Kind.FIELD) return [selection]
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(document, selection.selectionSet, open)
    const name = selection.name.value
    const fragment = document.definitions.find(
      node => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name,
    )
    if (!fragment || !('selectionSet' in fragment) || open.includes(name)) return []
    return fieldsOf(document, fragment.selectionSet, [...open, name])
  })
}
