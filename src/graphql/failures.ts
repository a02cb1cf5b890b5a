/** What comes of requests that fail before or beside their execution. */
import { type ExecutionResult, GraphQLError } from 'graphql'
import { toError } from '../errors/reasons.ts'
import { toSimError } from '../errors/sim-error.ts'
import { type HttpResponse, jsonResponse } from '../request/message.ts'

/** What an error says of the answer's status and headers. */
interface HttpExtension {
  readonly status?: number
  /** Whether the status is only for `application/graphql-response+json`. */
  readonly spec?: boolean
  readonly headers?: Readonly<Record<string, string>>
}

/** What an error says of the answer's status and headers; nothing by default. */
export function httpOf({ extensions }: GraphQLError): HttpExtension {
  return (extensions['http'] as HttpExtension | undefined) ?? {} // set by yoga and by us
}

/** What the vendor refuses is an answer; rethrows what says that there was no request to read. */
export function answerFailure(failure: unknown): ExecutionResult {
  const refusal = toSimError(failure)
  if (!refusal) throw failure
  return { errors: [new GraphQLError(refusal.message, { originalError: refusal })] }
}

/** What was thrown, as a result; what is no refusal of the request is a bug of ours. */
export function toFailure(error: unknown): ExecutionResult {
  const isRefusal = error instanceof GraphQLError
  return { errors: [isRefusal ? error : new GraphQLError('Unexpected error.', { originalError: toError(error) })] }
}

/** The answer to a client that takes no media type of ours: 406. */
export function notAcceptable(): {
  readonly response: HttpResponse
  readonly operation: null
  readonly operationName: null
  readonly errors: []
} {
  const errors = [{ message: 'Accept application/json or application/graphql-response+json.' }]
  return { response: jsonResponse(406, { errors }), operation: null, operationName: null, errors: [] }
}
