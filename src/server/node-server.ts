import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { isControlUrl } from '../control/control-plane.ts'
import { sendFaulty } from '../faults/broken-answer.ts'
import { requestError } from '../request/errors.ts'
import { errorResponse } from '../request/http-error.ts'
import { type HttpResponse, isPromise } from '../request/message.ts'
import { isLoopback } from '../request/origin.ts'
import type { AnswerLog } from './answer-log.ts'
import { runOut } from './broken-requests.ts'
import { type Destination, type Edge, headerLines, isForwardedTls, isPlainPost, VARY } from './edge.ts'
import type { HostCheck } from './host-check.ts'
import { createHeadReader, type RequestHead } from './request-head.ts'

/** A listener of node's server, such as a fastify application. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** What fastify tells of how its server should be. */
export type ServerSettings = Partial<Record<'keepAliveTimeout' | 'requestTimeout' | 'connectionTimeout', number>>

/** Where requests go from node's server. */
export interface NodeServerParts {
  /** Answers plain GraphQL posts, which nearly all requests are. */
  readonly edge: Edge
  /** Which names a loopback listener answers to. */
  readonly hosts: HostCheck
  /** Answers all others, and what is odd about a post. It also turns requests away while the server closes. */
  readonly fastify: Handler
  /** Answers the control plane's requests. Rejects for a bug of ours. */
  readonly control: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** Told of each request that does not go through fastify. */
  readonly log: AnswerLog | undefined
  readonly reportBug: (error: unknown) => void
  /** Aborted when the server begins to close. */
  readonly closing: AbortSignal
}

/** How long a request may take to come in whole, head and body, milliseconds: whatever drips in is cut then. */
export const REQUEST_TIMEOUT_MS = 100_000

/** Why a request is refused that expects something else than to be told to go on. */
const NO_EXPECTATION = 'The header Expect may be 100-continue and nothing else; leave it out.'

/** Node's server: it takes plain GraphQL posts to the edge without fastify. The answers are the same as through it. */
export function createNodeServer(parts: NodeServerParts, settings: ServerSettings): Server {
  const { edge, hosts, fastify, control, log, closing } = parts
  const { keepAliveTimeout, requestTimeout = REQUEST_TIMEOUT_MS, connectionTimeout } = settings
  const readHead = createHeadReader()
  let isLoopbackOnly = false
  // Node looks for requests that are too slow at this interval.
  const connectionsCheckingInterval = Math.min(10_000, requestTimeout / 10)
  // Node takes the time for a head from the time for the whole, if it is told at once.
  const server = createServer({ requestTimeout, connectionsCheckingInterval }, (request, response) => {
    const { method = 'GET', url = '/' } = request
    if (closing.aborted) return fastify(request, response)
    const destination = method === 'POST' ? edge.findExactly(url) : undefined
    const head = destination && readHead(request)
    const refusal = isLoopbackOnly ? hosts.refusal((head ?? request).headers['host'], method, url) : undefined
    if (refusal) {
      log?.begin(request, response)
      runOut(request).then(
        () => write(response, errorResponse(refusal)),
        error => fail(parts, response, error),
      )
      return
    }
    if (!head) {
      if (!isControlUrl(url)) return fastify(request, response)
      log?.begin(request, response)
      control(request, response).catch(error => fail(parts, response, error))
      return
    }
    if (!isPlainPost(head.headers, Number(head.contentLength))) return fastify(request, response)
    log?.begin(request, response)
    readBody(request, body => answer(parts, destination, head, response, body))
  })
  server.on('checkExpectation', (request, response) => {
    log?.begin(request, response)
    const refusal = { ...errorResponse(requestError('BAD_REQUEST', NO_EXPECTATION)), status: 417 }
    runOut(request).then(
      () => write(response, refusal),
      error => fail(parts, response, error),
    )
  })
  server.once('listening', () => {
    const address = server.address()
    isLoopbackOnly = typeof address === 'object' && address !== null && isLoopback(address.address)
  })
  if (keepAliveTimeout !== undefined) server.keepAliveTimeout = keepAliveTimeout
  if (connectionTimeout !== undefined) server.timeout = connectionTimeout
  return server
}

const NO_BODY = Buffer.alloc(0)

/** Node sees to it that as many bytes come as were promised; a request that breaks off has no answer. */
function readBody(request: IncomingMessage, done: (body: Buffer) => void): void {
  let first: Buffer | undefined
  let more: Buffer[] | undefined
  request.on('data', (chunk: Buffer) => {
    if (first === undefined) first = chunk
    else (more ??= [first]).push(chunk)
  })
  request.on('end', () => done(more ? Buffer.concat(more) : (first ?? NO_BODY)))
}

function answer(
  parts: NodeServerParts,
  destination: Destination,
  { headers }: RequestHead,
  response: ServerResponse,
  body: Buffer,
): void {
  const failed = (error: unknown): void => fail(parts, response, error)
  try {
    const secure = isForwardedTls(headers)
    const answered = parts.edge.answer(
      destination,
      { method: 'POST', headers, body, secure },
      parts.log?.noting(response),
    )
    if (!isPromise(answered)) return write(response, answered)
    answered.then(later => write(response, later), failed)
  } catch (error) {
    failed(error)
  }
}

/** Reports a bug of ours, and answers the request that met it. */
function fail({ reportBug }: NodeServerParts, response: ServerResponse, error: unknown): void {
  reportBug(error)
  write(response, BUG)
}

function write(response: ServerResponse, answered: HttpResponse): void {
  const { status, headers, body, date, wire } = answered
  if (wire) {
    const own = { vary: VARY, ...(date !== undefined && { date }) }
    const sent = sendFaulty(response, { status, headers: { ...own, ...headers } }, Buffer.from(body), wire)
    void sent.catch(() => response.destroy())
    return
  }
  const length = Buffer.byteLength(body)
  response.writeHead(status, headerLines(answered, length))
  // `end(body)` makes node 20 and 22 write an empty second piece. `write` alone waits for the next tick, unless the socket is
  // corked already.
  const { socket } = response
  socket?.cork()
  // A text in which every character is one byte needs no closer look.
  response.write(body, length === body.length ? 'latin1' : 'utf8')
  socket?.uncork()
  response.end()
}

/** The answer where a bug of ours prevented one. */
const BUG: HttpResponse = {
  status: 500,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify({ errors: [{ message: 'Unexpected error.' }] }),
}
