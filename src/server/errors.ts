import type { FastifyError } from 'fastify'
import { type HttpError, toHttpError } from '../request/http-error.ts'
import { MAX_GRAPHQL_BYTES } from '../request/limits.ts'
import type { Simulator } from '../simulator/simulator.ts'

/** Status and words of an error of the server's routes: a body that is too large is one of GraphQL. */
export function toServerError(error: FastifyError, { options }: Simulator): HttpError {
  const known = toHttpError(error, options.reportBug)
  if (known.status !== 413) return known
  const message = `The request body is larger than ${MAX_GRAPHQL_BYTES} bytes; send less at once.`
  return { status: 413, code: 'BODY_TOO_LARGE', message }
}
