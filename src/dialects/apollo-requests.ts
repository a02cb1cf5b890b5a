/** What is no request, in the words of Apollo Server 5 (`runHttpQuery.ts`, `httpBatching.ts`), in the order of its checks. */
import { Kind } from 'graphql'

const NO_BODY = 'POST body missing, invalid Content-Type, or JSON object has no keys.'
/** What is said of a request without a document. */
export const NO_QUERY = 'GraphQL operations must contain a non-empty `query` or a `persistedQuery` extension.'
const NOT_TEXT = 'GraphQL queries must be strings.'
const PARSED_QUERY = `${NOT_TEXT} It looks like you're sending the internal graphql-js representation of a parsed query in your request instead of a request in the GraphQL query language. You can convert an AST to a string using the \`print\` function from \`graphql\`, or use a client like \`apollo-client\` which converts the internal representation to a string for you.`

/** Why a POST's JSON is no request; undefined where it is one. */
export function bodyFault(sent: unknown): string | undefined {
  if (Array.isArray(sent)) return 'Operation batching disabled.'
  if (!isRecord(sent) || Object.keys(sent).length === 0) return NO_BODY
  const { query, variables, extensions, operationName } = sent
  if (query && typeof query !== 'string')
    return isRecord(query) && query['kind'] === Kind.DOCUMENT ? PARSED_QUERY : NOT_TEXT
  for (const [name, member] of [
    ['variables', variables],
    ['extensions', extensions],
  ] as const)
    if (typeof member === 'string')
      return `\`${name}\` in a POST body should be provided as an object, not a recursively JSON-encoded string.`
  if (!isRecordOrNothing(extensions)) return '`extensions` in a POST body must be an object if provided.'
  if (!isRecordOrNothing(variables)) return '`variables` in a POST body must be an object if provided.'
  if (operationName != null && typeof operationName !== 'string')
    return '`operationName` in a POST body must be a string if provided.'
  return query || extensions?.['persistedQuery'] ? undefined : NO_QUERY
}

/** Why a GET's parameters are no request; undefined where they are one. An empty parameter is none. */
export function urlFault(search: URLSearchParams): string | undefined {
  for (const name of ['query', 'operationName', 'variables', 'extensions'])
    if (search.getAll(name).length > 1) return `The '${name}' search parameter may only be specified once.`
  return jsonFault(search, 'variables') ?? jsonFault(search, 'extensions')
}

function jsonFault(search: URLSearchParams, name: string): string | undefined {
  const text = search.get(name)
  if (!text?.trim()) return undefined
  try {
    const isObject = isRecordOrNothing(JSON.parse(text))
    return isObject ? undefined : `The ${name} search parameter should contain a JSON-encoded object.`
  } catch {
    return `The ${name} search parameter contains invalid JSON.`
  }
}

function isRecordOrNothing(value: unknown): value is Readonly<Record<string, unknown>> | null | undefined {
  return value == null || isRecord(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
