import type { HttpRequest } from './message.ts'
import { type GraphQLParams, readParams } from './params.ts'

/** The hash by which a request means a document, in the protocol of Apollo's clients; undefined where it has none. */
export function hashOf({ extensions }: GraphQLParams): string | undefined {
  const { persistedQuery } = extensions ?? {}
  const isObject = typeof persistedQuery === 'object' && persistedQuery !== null
  const hash = isObject && 'sha256Hash' in persistedQuery ? persistedQuery.sha256Hash : undefined
  return typeof hash === 'string' ? hash : undefined
}

/** Whether a request is a GET that means its document by a hash. */
export function isGetByHash(request: HttpRequest): boolean {
  if (request.method !== 'GET') return false
  try {
    return hashOf(readParams(request)) !== undefined
  } catch {
    return false
  }
}
