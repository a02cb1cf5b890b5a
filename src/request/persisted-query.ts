import type { HttpRequest } from './message.ts'
import { type GraphQLParams, readParams } from './params.ts'

/** What the extension says: the document's hash, undefined where that is malformed. */
export interface PersistedQuery {
  readonly hash: string | undefined
}

/** The extension by which a request means a document, in the protocol of Apollo's clients; undefined where it has none. */
export function persistedQueryOf({ extensions }: GraphQLParams): PersistedQuery | undefined {
  const { persistedQuery } = extensions ?? {}
  if (!persistedQuery) return undefined
  const isObject = typeof persistedQuery === 'object' && persistedQuery !== null
  const hash = isObject && 'sha256Hash' in persistedQuery ? persistedQuery.sha256Hash : undefined
  return { hash: typeof hash === 'string' ? hash : undefined }
}

/** Whether a request is a GET that means its document by a hash. */
export function isGetByHash(request: HttpRequest): boolean {
  if (request.method !== 'GET') return false
  try {
    return persistedQueryOf(readParams(request))?.hash !== undefined
  } catch {
    return false
  }
}
