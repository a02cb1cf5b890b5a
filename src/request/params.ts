import { isUtf8 } from 'node:buffer'
import { GraphQLError } from 'graphql'
import { parseJson } from '../errors/reasons.ts'
import { encodingFault, NOT_UTF8, preferredType } from './header-value.ts'
import type { HttpRequest } from './message.ts'
import { isNestedDeeper, MAX_VARIABLE_DEPTH } from './limits.ts'

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

/**
 * The members of a GraphQL request; unknown ones (a sample client's `operation`) are let go. An empty parameter of a URL
 * is none; an empty operation name in a body is a name.
 */
export function readParams({ method, url, headers, body, isGarbled }: HttpRequest): GraphQLParams {
  const mark = url.indexOf('?')
  const search = method === 'GET' || mark >= 0 ? readSearch(url.slice(mark + 1)) : undefined
  if (method === 'GET') {
    return {
      query: search?.get('query') ?? undefined,
      operationName: search?.get('operationName') || undefined,
      variables: readJsonParameter(search?.get('variables'), 'variables'),
      extensions: readJsonParameter(search?.get('extensions'), 'extensions'),
    }
  }
  assertJson(headers['content-type'])
  const fault = encodingFault(headers)
  if (fault !== undefined) throw badRequest(415, fault)
  if (isGarbled) throw badRequest(400, NOT_UTF8)
  const members = parseJson(body, () => badRequest(400, 'The request body is not valid JSON.'))
  if (typeof members !== 'object' || members === null || Array.isArray(members)) {
    throw badRequest(400, 'The request body must be a JSON object with a member "query".')
  }
  const {
    query,
    variables,
    operationName = search?.get('operationName') || undefined,
    extensions,
  } = members as GraphQLParams
  if (operationName != null && typeof operationName !== 'string') {
    throw badRequest(400, 'The member "operationName" must be a string.')
  }
  assertShallow(variables)
  return { query, variables, operationName, extensions }
}

/** A request that is none: the client's mistake. */
export function badRequest(status: number, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status } } })
}

function assertJson(contentType: string | undefined): void {
  if (contentType === 'application/json') return
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  if (type === 'application/json' || type === 'application/graphql+json') return
  throw badRequest(415, `Send the request as Content-Type: application/json, not ${type ?? 'without a content type'}.`)
}

function readSearch(search: string): URLSearchParams {
  const encoded = search.match(/(?:%[\da-f]{2})+/gi) ?? []
  if (encoded.every(bytes => isUtf8(Buffer.from(bytes.replaceAll('%', ''), 'hex')))) return new URLSearchParams(search)
  throw badRequest(400, 'The parameters of the URL are not UTF-8.')
}

function readJsonParameter(text: string | null | undefined, name: string): Record<string, unknown> | undefined {
  if (!text) return undefined
  const value = parseJson(text, () => badRequest(400, `The parameter ${name} is not valid JSON.`))
  assertShallow(value)
  return value as Record<string, unknown> // yoga checks that it is an object
}

function assertShallow(variables: unknown): void {
  if (!isNestedDeeper(variables, MAX_VARIABLE_DEPTH)) return
  throw badRequest(400, `The variables are nested deeper than ${MAX_VARIABLE_DEPTH} levels.`)
}
