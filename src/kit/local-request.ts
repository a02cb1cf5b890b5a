import type { FetchInit, FetchInput } from '../api/fetch.ts'
import { type FetchClasses, isRequest, toOwnRequest } from './fetch-classes.ts'
import type { HttpRequest } from '../request/message.ts'

/** A request that was read whole, and the world that it may not leave. */
export interface LocalRequest extends Omit<HttpRequest, 'url' | 'body'> {
  readonly body: Buffer
  /** Where it goes, as sent. */
  readonly href: string
  readonly world: string | undefined
  /** Aborts when the client gives up. */
  readonly signal: AbortSignal | undefined
}

/** Where bare paths are. */
const ORIGIN = 'http://localhost'

/** What a call of `fetch` goes to, as it was given. */
export function hrefOf(input: FetchInput): string {
  if (typeof input === 'string') return input
  return isRequest(input) ? input.url : input.href
}

/** Reads a call of `fetch`. Rejects for what `fetch` rejects: names and values, a used body, a URL with a password. */
export async function readCall(
  classes: FetchClasses,
  input: FetchInput,
  init: FetchInit | undefined,
  world: string | undefined,
): Promise<LocalRequest> {
  const sent = hrefOf(input)
  const [href = ''] = (sent.startsWith('/') ? ORIGIN + sent : sent).split('#')
  const signal = signalOf(input, init)
  const headers = !isRequest(input) && isText(href, init) ? toPlainHeaders(init.headers) : undefined
  if (headers) {
    headers['content-type'] ??= 'text/plain;charset=UTF-8'
    const body = Buffer.from(init!.body as string) // isText said so
    return { method: 'POST', href, headers, secure: href.startsWith('https:'), body, world, signal }
  }
  const request = await toOwnRequest(classes, href, input, init)
  assertSendable(request.headers)
  return readRequest(request, world, signal)
}

/** Reads a request that a client made. */
export async function readRequest(
  request: Request,
  world: string | undefined,
  signal: AbortSignal | undefined,
): Promise<LocalRequest> {
  const { method, url, headers } = request
  const body = request.body ? Buffer.from(await request.arrayBuffer()) : Buffer.alloc(0)
  return toLocalRequest(method, url, headers, { body, world, signal })
}

/** A request of what a client sends: `given` are names, in lower case, and values. */
export function toLocalRequest(
  method: string,
  href: string,
  given: Iterable<readonly [string, string]>,
  rest: Pick<LocalRequest, 'body' | 'world' | 'signal'>,
): LocalRequest {
  // The body's length is its own.
  const {
    'content-length': length,
    'transfer-encoding': _coding,
    ...headers
  }: HttpRequest['headers'] = Object.fromEntries(given)
  if (length !== undefined) assertLength(Number.parseInt(length, 10), rest.body)
  return { method, href, headers, secure: href.startsWith('https:'), ...rest }
}

/** Rejects what `fetch` rejects where a length was sent; the length of no body is not looked at. */
function assertLength(length: number, body: Buffer): void {
  if (Number.isNaN(length))
    throw failure('InvalidArgumentError', 'UND_ERR_INVALID_ARG', 'invalid content-length header')
  if (body.length === 0 || length === body.length) return
  throw failure(
    'RequestContentLengthMismatchError',
    'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
    'Request body length does not match content-length header',
  )
}

/** Whether a call is the post of a text and nothing else: making a `Request` of it would take as long as its answer. */
function isText(href: string, init: FetchInit | undefined): init is FetchInit & { readonly body: string } {
  if (init?.method !== 'POST' || typeof init.body !== 'string' || href.includes('@')) return false
  for (const member in init) if (!TEXT_MEMBERS.has(member)) return false
  return true
}

const TEXT_MEMBERS: ReadonlySet<string> = new Set(['method', 'headers', 'body', 'signal'])

/** A header as it can be sent without any change. */
const PLAIN_NAME = /^[\w-]+$/
const PLAIN_VALUE = /^[!-~](?:[ -~]*[!-~])?$/

/** A record of headers as it is sent; undefined where it takes `Headers` to know what is sent, or refused. */
function toPlainHeaders(given: FetchInit['headers'] = {}): Record<string, string> | undefined {
  if (Object.getPrototypeOf(given) !== Object.prototype) return undefined
  const record = given as Readonly<Record<string, unknown>> // neither a list nor `Headers`
  const headers: Record<string, string> = {}
  for (const sent in record) {
    const name = sent.toLowerCase()
    const value = record[sent]
    if (typeof value !== 'string' || !PLAIN_NAME.test(name) || !PLAIN_VALUE.test(value)) return undefined
    if (name in headers || name in REFUSED_HEADERS || name === 'content-length') return undefined
    headers[name] = value
  }
  return headers
}

/** What a call of `fetch` is given up by. */
export function signalOf(input: FetchInput, init: FetchInit | undefined): AbortSignal | undefined {
  // As with `fetch`, null means none, whatever signal the request has.
  if (init?.signal !== undefined) return init.signal ?? undefined
  return isRequest(input) ? signalOfRequest(input) : undefined
}

/** A request's signal, which follows the one that its client gave only as long as the request is there: so it holds it. */
export function signalOfRequest(request: Pick<Request, 'signal'>): AbortSignal {
  const { signal } = request
  signal.addEventListener('abort', () => request, { once: true })
  return signal
}

/** What `fetch` refuses to send although a `Request` takes it: these headers belong to the connection. */
const REFUSED_HEADERS: Readonly<Record<string, readonly [name: string, code: string, message: string]>> = {
  connection: ['InvalidArgumentError', 'UND_ERR_INVALID_ARG', 'invalid connection header'],
  expect: ['NotSupportedError', 'UND_ERR_NOT_SUPPORTED', 'expect header not supported'],
  'keep-alive': ['InvalidArgumentError', 'UND_ERR_INVALID_ARG', 'invalid keep-alive header'],
  'transfer-encoding': ['InvalidArgumentError', 'UND_ERR_INVALID_ARG', 'invalid transfer-encoding header'],
  upgrade: ['InvalidArgumentError', 'UND_ERR_INVALID_ARG', 'invalid upgrade header'],
}

/** Rejects what `fetch` rejects for headers that belong to the connection. */
export function assertSendable(headers: Headers): void {
  for (const refused in REFUSED_HEADERS) {
    if (!headers.has(refused)) continue
    const [name, code, message] = REFUSED_HEADERS[refused]!
    if (refused === 'connection' && /^(close|keep-alive)$/i.test(headers.get(refused)!)) continue
    throw failure(name, code, message)
  }
}

/** What `fetch` fails with; `name`, `code` and `message` are those of its cause. */
function failure(name: string, code: string, message: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { name, code }) })
}
