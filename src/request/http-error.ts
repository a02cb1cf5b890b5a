import { SimError } from '../errors/sim-error.ts'
import { type HttpResponse, jsonResponse } from './message.ts'

/** A refusal that is not worded by a vendor: it is sent as `{"error": {"code", "message", ...details}}`. */
export interface HttpError {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** What was thrown while a request was answered; frameworks say in `statusCode` whose fault it is. */
export interface ThrownError extends Error {
  readonly statusCode?: number
  readonly code?: string
}

/** Statuses of refusals by their code. */
const STATUSES: Readonly<Record<string, number>> = {
  WAIT_TIMEOUT: 408,
  ILLEGAL_MOVE: 409,
  DEFAULT_WORLD: 409,
  FORM_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  TOO_MANY_WORLDS: 503,
}

/** Status and words of an error. What is neither a refusal of ours nor the client's fault is a bug: reported and masked. */
export function toHttpError(error: ThrownError, reportBug: (bug: unknown) => void): HttpError {
  if (error instanceof SimError)
    return { status: statusOf(error), code: error.code, message: error.message, details: error.details }
  const { statusCode: status = 500, code = 'BAD_REQUEST', message } = error
  if (status < 500) return { status, code, message }
  reportBug(error)
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Unexpected error.' }
}

/** The answer to a request that is refused before the vendor's dialect is asked, such as for an unknown world. */
export function errorResponse(refusal: SimError): HttpResponse {
  return jsonResponse(statusOf(refusal), errorBody(refusal))
}

/** The body of a refusal. */
export function errorBody({ code, message, details }: Omit<HttpError, 'status'>): object {
  return { error: { code, message, ...details } }
}

/** 404 for what is not there, 409 for what the present state forbids, 400 for the rest. */
function statusOf({ code }: SimError): number {
  const own = STATUSES[code]
  if (own) return own
  if (code.endsWith('NOT_FOUND')) return 404
  return code.endsWith('_EXISTS') || code.endsWith('_UNAVAILABLE') ? 409 : 400
}
