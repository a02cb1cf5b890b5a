import { isUtf8 } from 'node:buffer'
import { SimError } from '../errors/sim-error.ts'
import { requestError } from './errors.ts'
import { type BodyHeaders, encodingFault, NOT_UTF8 } from './header-value.ts'
import { type HttpResponse, jsonResponse } from './message.ts'

/** A refusal that is not worded by a vendor: it is sent as `{"error": {"code", "message", ...details}}`. */
export interface HttpError {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly details?: Readonly<Record<string, unknown>>
  /** The section of the guide that explains it, as in `SimError`. */
  readonly guide?: string
}

/** What was thrown while a request was answered; frameworks say in `statusCode` whose fault it is. */
export interface ThrownError extends Error {
  readonly statusCode?: number
  readonly code?: string
}

/** Status and words of an error. What is neither a refusal of ours nor the client's fault is a bug: reported and masked. */
export function toHttpError(error: ThrownError, reportBug: (bug: unknown) => void): HttpError {
  if (error instanceof SimError) return error
  const { statusCode: status = 500, code = 'BAD_REQUEST', message } = error
  if (status < 500) return { status, code, message }
  reportBug(error)
  return requestError('INTERNAL_SERVER_ERROR', 'Unexpected error.')
}

/** Why a body is not read that no vendor reads: it is encoded in some way, or is no UTF-8. */
export function bodyRefusal(headers: BodyHeaders, body: Uint8Array): SimError | undefined {
  const fault = encodingFault(headers)
  if (fault !== undefined) return requestError('UNSUPPORTED_MEDIA_TYPE', fault)
  return isUtf8(body) ? undefined : requestError('BAD_REQUEST', NOT_UTF8)
}

/** The answer to a request that is refused before the vendor's dialect is asked, such as for an unknown world. */
export function errorResponse(refusal: SimError): HttpResponse {
  const link = helpLink(refusal)
  return jsonResponse(refusal.status, errorBody(refusal), {
    ...(link !== undefined && { link }),
    ...retryAfter(refusal),
  })
}

/** The answer to a request that was refused so. Throws what is no refusal. */
export function refusalOf(error: unknown): HttpResponse {
  if (error instanceof SimError) return errorResponse(error)
  throw error
}

/** The `Link` header of a refusal: to what the guide says of it; undefined where it says nothing. */
export function helpLink({ guide }: Pick<HttpError, 'guide'>): string | undefined {
  return guide === undefined ? undefined : `</_sim/guide/${guide}>; rel="help"`
}

/** The codes of what is not the client's fault, and is over soon: the store is away, or other processes were first. */
const SOON_OVER = ['STORE_UNAVAILABLE', 'WORLD_MOVED']

/** The `Retry-After` header of a refusal, seconds; none where waiting does not help. */
export function retryAfter({ code }: Pick<HttpError, 'code'>): { readonly 'retry-after'?: string } {
  return SOON_OVER.includes(code) ? { 'retry-after': '1' } : {}
}

/** The body of a refusal. */
export function errorBody({ code, message, details }: Omit<HttpError, 'status'>): object {
  return { error: { code, message, ...details } }
}
