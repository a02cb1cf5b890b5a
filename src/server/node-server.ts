import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeader,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { HttpRequest, HttpResponse } from '../request/message.ts'
import { sendFaulty } from '../faults/broken-answer.ts'
import { isPromise } from '../graphql/executor.ts'
import { createHeadReader, type RequestHead } from './request-head.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { VENDOR_LIST } from '../vendors/index.ts'

/** What the framework is, seen from here. */
type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** What fastify tells of how its server should be. */
export interface ServerSettings {
  readonly keepAliveTimeout?: number
  readonly requestTimeout?: number
  readonly connectionTimeout?: number
}

/** A vendor's GraphQL endpoint. */
interface DirectEndpoint {
  readonly vendor: string
  readonly path: string
}

/** GraphQL endpoints by path. */
const ENDPOINTS: ReadonlyMap<string, DirectEndpoint> = new Map(
  VENDOR_LIST.filter(({ dialect }) => dialect.methods.includes('POST')).flatMap(({ name: vendor, paths }) =>
    paths.map(path => [path, { vendor, path }] as const),
  ),
)

/** What @fastify/cors says where there is no origin; no vendor says anything of it. */
const VARY = 'Origin'

/**
 * A node server on which plain GraphQL posts, which is what nearly all requests are, go straight to the simulator. All
 * others, and whatever is odd about a request, take the framework's way; the answers are the same.
 */
export function createDirectServer(
  sim: Simulator,
  framework: Handler,
  { keepAliveTimeout, requestTimeout, connectionTimeout }: ServerSettings,
  options: DirectOptions,
): Server {
  const readHead = createHeadReader()
  const server = createServer((request, response) => {
    const endpoint = request.method === 'POST' ? ENDPOINTS.get(request.url ?? '') : undefined
    if (!endpoint || options.isClosing()) return framework(request, response)
    const head = readHead(request)
    if (!isPlain(head, options.bodyLimit)) return framework(request, response)
    options.onRequest?.(request, response)
    readBody(request, body => answer(sim, endpoint, head, response, body))
  })
  if (keepAliveTimeout !== undefined) server.keepAliveTimeout = keepAliveTimeout
  if (requestTimeout !== undefined) server.requestTimeout = requestTimeout
  if (connectionTimeout !== undefined) server.timeout = connectionTimeout
  return server
}

/** What the direct way needs to know of the framework's. */
export interface DirectOptions {
  /** Larger bodies are refused by the framework. */
  readonly bodyLimit: number
  /** While the server closes the framework turns requests away. */
  isClosing(): boolean
  /** Told of each request that goes the direct way. */
  onRequest?(request: IncomingMessage, response: ServerResponse): void
}

/** A whole JSON body of a known length, from no web page, without anything that the framework would look at. */
function isPlain({ headers, contentLength }: RequestHead, bodyLimit: number): boolean {
  if (headers['content-type'] !== 'application/json') return false
  if (headers.origin !== undefined || headers.expect !== undefined || headers['transfer-encoding'] !== undefined)
    return false
  const length = Number(contentLength)
  return length > 0 && length <= bodyLimit
}

/** Node sees to it that as many bytes come as were promised; a request that breaks off is answered by nobody. */
function readBody(request: IncomingMessage, done: (body: string) => void): void {
  let first: Buffer | undefined
  let more: Buffer[] | undefined
  request.on('data', (chunk: Buffer) => {
    if (first === undefined) first = chunk
    else (more ??= [first]).push(chunk)
  })
  request.on('end', () => done(more ? Buffer.concat(more).toString() : (first?.toString() ?? '')))
}

function answer(
  sim: Simulator,
  { vendor, path: url }: DirectEndpoint,
  { headers }: RequestHead,
  response: ServerResponse,
  body: string,
): void {
  const world = headers['x-sim-world']
  const request: HttpRequest = {
    method: 'POST',
    url,
    headers,
    body,
    secure: headers['x-forwarded-proto'] === 'https',
  }
  try {
    const answered = sim.answer({ vendor, world, request })
    if (!isPromise(answered)) return write(response, answered)
    answered.then(
      later => write(response, later),
      error => fail(sim, response, error),
    )
  } catch (error) {
    fail(sim, response, error)
  }
}

function write(response: ServerResponse, { status, headers, body, wire }: HttpResponse): void {
  if (wire) {
    const sent = sendFaulty(response, { status, headers: { vary: VARY, ...headers } }, Buffer.from(body), wire)
    void sent.catch(() => response.destroy())
    return
  }
  const length = Buffer.byteLength(body)
  // Node writes a list faster than an object.
  const lines: OutgoingHttpHeader[] = ['vary', VARY]
  for (const name in headers) lines.push(name, headers[name] as string | string[]) // node does not change the lists
  lines.push('content-length', String(length))
  response.writeHead(status, lines)
  // A text in which every character is one byte needs no closer look.
  response.end(body, length === body.length ? 'latin1' : 'utf8')
}

/** Nothing ends here but by a bug of ours. */
function fail(sim: Simulator, response: ServerResponse, error: unknown): void {
  sim.options.reportBug(error)
  write(response, {
    status: 500,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ errors: [{ message: 'Unexpected error.' }] }),
  })
}
