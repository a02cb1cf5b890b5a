import { expect } from 'vitest'
import type { CallOptions } from '../../setup.ts'

/** One top-level error as THG's answers have it, exactly. */
export function refusal(path: string, code: string, message: string, details: object = {}) {
  return {
    message,
    locations: expect.any(Array),
    path: path.split('.'),
    extensions: { classification: 'DataFetchingException', code, ...details },
  }
}

/** The refusal of every field that needs a customer who is logged in. */
export function unauthenticated(path: string) {
  return refusal(path, 'UNAUTHENTICATED', 'Authentication is required to use this field')
}

/** THG's web flavour, and the header that its cookie makes. */
export function web(token?: string): CallOptions {
  const headers = token === undefined ? undefined : { cookie: `other=1; Opaque_myprotein_en=${token}` }
  return { token: null, path: '/thg/graphql', ...(headers && { headers }) }
}

/** The same for a browser that has been here before: no answer tells it who it is. */
export function visitor(token = ''): CallOptions {
  return { ...web(), headers: { cookie: `chumewe_user=u; chumewe_sess=s; Opaque_myprotein_en=${token}` } }
}
