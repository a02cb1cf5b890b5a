import { isUtf8 } from 'node:buffer'
import { GraphQLError } from 'graphql'
import { parseJson } from '../errors/reasons.ts'
import { encodingFault, NOT_UTF8, preferredType } from './header-value.ts'
import type { HttpRequest } from './message.ts'
import { isNestedDeeper } from '../inputs/nesting.ts'
import { MAX_VARIABLE_DEPTH } from './limits.ts'

/** The members of a GraphQL request, as sent: their types are checked by yoga. */
export interface GraphQLParams {
  readonly query?: string | undefined
  readonly operationName?: string | undefined
  readonly variables?: Record<string, unknown> | undefined
  readonly extensions?: Record<string, unknown> | undefined
}

/** The media types of a GraphQL answer. */
export type MediaType = 'application/json' | 'application/graphql-response+json'

/** The media type of the answer, as GraphQL over HTTP says; undefined when the client accepts neither. */
export function negotiate(accept: string | undefined): MediaType | undefined {
  return preferredType(accept, ['application/json', 'application/graphql-response+json'])
}

/** How a vendor reads requests: what of a POST it takes besides a JSON body with all members, and what it refuses. */
export interface PostRules {
  /** Media types under which a body is read as JSON, besides those of JSON; the empty text stands for none. */
  readonly bodyTypes?: readonly string[]
  /** Parameters of the URL that count where the body has no such member. */
  readonly urlMembers?: readonly UrlMember[]
  /** Whether the body's variables may be a JSON text as well; a blank one stands for none. */
  readonly textVariables?: boolean
  /** Whether the engine does not look at extensions, whatever they are. */
  readonly ignoresExtensions?: boolean
  /** Why a body's JSON is no request, in the engine's words. A body without a byte is null. */
  readonly bodyFault?: (sent: unknown) => string | undefined
  /** The same of a GET's parameters. */
  readonly urlFault?: (search: URLSearchParams) => string | undefined
}

type UrlMember = 'operationName' | 'extensions'

/** Refuses with 415 a POST's body that is not JSON, nor of a type that the vendor reads as JSON, or not in plain UTF-8. */
export function assertBodyType({ method, headers }: HttpRequest, { bodyTypes }: PostRules): void {
  const contentType = headers['content-type']
  if (method !== 'POST') return
  // What nearly all clients send.
  if (contentType === 'application/json' && headers['content-encoding'] === undefined) return
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  const isJson = type === 'application/json' || type === 'application/graphql+json' || bodyTypes?.includes(type ?? '')
  if (!isJson)
    throw badRequest(
      415,
      `Send the request as Content-Type: application/json, not ${type || 'without a content type'}.`,
    )
  const fault = encodingFault(headers)
  if (fault !== undefined) throw badRequest(415, fault)
}

/**
 * The members of a GraphQL request; unknown ones (a sample client's `operation`) are let go. An empty parameter of a URL
 * is none; an empty operation name in a body is a name.
 */
export function readParams({ method, url, body, isGarbled }: HttpRequest, rules: PostRules = {}): GraphQLParams {
  const mark = url.indexOf('?')
  const search = method === 'GET' || mark >= 0 ? readSearch(url.slice(mark + 1)) : undefined
  if (method === 'GET') {
    refuse(search && rules.urlFault?.(search))
    return {
      query: search?.get('query') || undefined,
      operationName: search?.get('operationName') || undefined,
      variables: readJsonParameter(search?.get('variables'), 'variables'),
      extensions: readJsonParameter(search?.get('extensions'), 'extensions'),
    }
  }
  if (isGarbled) throw badRequest(400, NOT_UTF8)
  const members = parseJson(rules.bodyFault ? body || 'null' : body, () =>
    badRequest(400, 'The request body is not valid JSON.'),
  )
  refuse(rules.bodyFault?.(members))
  if (typeof members !== 'object' || members === null || Array.isArray(members)) {
    throw badRequest(400, 'The request body must be a JSON object with a member "query".')
  }
  const {
    query,
    variables,
    operationName = urlMember(search, rules, 'operationName'),
    extensions: sent = readJsonParameter(urlMember(search, rules, 'extensions'), 'extensions'),
  } = members as GraphQLParams
  const extensions = rules.ignoresExtensions ? undefined : sent
  if (operationName != null && typeof operationName !== 'string') {
    throw badRequest(400, 'The member "operationName" must be a string.')
  }
  if (rules.textVariables && typeof variables === 'string')
    return { query, variables: readJsonParameter(variables, 'variables'), operationName, extensions }
  assertShallow(variables)
  return { query, variables, operationName, extensions }
}

function urlMember(search: URLSearchParams | undefined, rules: PostRules, name: UrlMember): string | undefined {
  return search && rules.urlMembers?.includes(name) ? search.get(name) || undefined : undefined
}

/** A request that is none: the client's mistake. */
export function badRequest(status: number, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status } } })
}

function refuse(fault: string | undefined): void {
  if (fault !== undefined) throw badRequest(400, fault)
}

function readSearch(search: string): URLSearchParams {
  const encoded = search.match(/(?:%[\da-f]{2})+/gi) ?? []
  if (encoded.every(bytes => isUtf8(Buffer.from(bytes.replaceAll('%', ''), 'hex')))) return new URLSearchParams(search)
  throw badRequest(400, 'The parameters of the URL are not UTF-8.')
}

function readJsonParameter(text: string | null | undefined, name: string): Record<string, unknown> | undefined {
  if (!text?.trim()) return undefined
  const value = parseJson(text, () => badRequest(400, `The parameter ${name} is not valid JSON.`))
  assertShallow(value)
  return value as Record<string, unknown> // yoga checks that it is an object
}

function assertShallow(variables: unknown): void {
  if (!isNestedDeeper(variables, MAX_VARIABLE_DEPTH)) return
  throw badRequest(400, `The variables are nested deeper than ${MAX_VARIABLE_DEPTH} levels.`)
}
