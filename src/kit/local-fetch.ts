import type { Readable } from 'node:stream'
import type { FetchInit, FetchInput } from '../api/fetch.ts'
import type { Hosts } from '../api/vendors.ts'
import { errorCode } from '../errors/reasons.ts'
import { ControlPlane, isControlUrl } from '../control/control-plane.ts'
import { bodyTerminated, connectionReset, toBody, whenAborted, wireBody } from '../faults/broken-answer.ts'
import type { HttpRequest, HttpResponse } from '../request/message.ts'
import { readTarget, WORLD_HEADER } from '../request/world-name.ts'
import { Edge } from '../server/edge.ts'
import type { Server } from '../server/server.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { type FetchClasses, isRequest, loadFetchClasses, toOwnRequest } from './fetch-classes.ts'
import { SimulatedHosts } from './hosts.ts'

/** A call of `fetch`, and the world that it may not leave. */
interface FetchCall {
  readonly input: FetchInput
  readonly init: FetchInit | undefined
  readonly world: string | undefined
  readonly signal: AbortSignal | undefined
}

/** In-process HTTP: the same answers as over a socket, without one. */
export class LocalFetch {
  readonly #sim: Simulator
  /** Which URLs it answers. */
  readonly hosts: SimulatedHosts
  readonly #edge: Edge
  readonly #control: ControlPlane
  #server: Promise<Server> | undefined
  #classes: FetchClasses | undefined

  constructor(sim: Simulator, hosts: Hosts) {
    this.#sim = sim
    this.hosts = new SimulatedHosts(sim.options.vendors, hosts)
    this.#edge = new Edge(sim)
    this.#control = new ControlPlane(sim)
  }

  /** Answers as `fetch` does; `world` is the one that the call may not leave. Rejects for URLs of no vendor's. */
  fetch(input: FetchInput, init: FetchInit | undefined, world: string | undefined): Promise<Response> {
    const signal = signalOf(input, init)
    const answer = this.#answer({ input, init, world, signal })
    return signal ? unlessAborted(answer, signal) : answer
  }

  async #answer(call: FetchCall): Promise<Response> {
    const { input, init, world, signal } = call
    const url = this.hosts.toPath(hrefOf(input))
    signal?.throwIfAborted()
    // Other methods than POST go through fastify: a browser's GET has a page for an answer.
    const destination = methodOf(input, init) === 'POST' ? this.#edge.find(url) : undefined
    const classes = (this.#classes ??= await loadFetchClasses())
    if (!destination) return this.#inject(url, call, classes)
    const request = await toRequest(input, init, classes)
    const response = await this.#edge.answer({ ...destination, world: destination.world ?? world }, request)
    const { wire } = response
    if (wire?.cut === 'before') throw connectionReset()
    const answer = wire ? { ...response, body: wireBody(Buffer.from(response.body), wire, signal) } : response
    return toResponse(answer, classes)
  }

  /** Lets go of the applications behind uploads, pages and the control plane, if there were any. */
  async close(): Promise<void> {
    await (await this.#server)?.close()
    await this.#control.close()
  }

  async #inject(url: string, { input, init, world, signal }: FetchCall, classes: FetchClasses): Promise<Response> {
    const app = await (isControlUrl(url) ? this.#control.app : this.#openServer())
    const isNamed = world === undefined || readTarget(url).world !== undefined
    const request = await toOwnRequest(classes, `http://localhost${url}`, input, init)
    const body = Buffer.from(await request.arrayBuffer())
    const answer = await app
      .inject({
        method: request.method as 'GET', // inject accepts every method
        url,
        headers: { ...Object.fromEntries(request.headers), ...(isNamed ? {} : { [WORLD_HEADER]: world }) },
        ...(body.length > 0 ? { payload: body } : {}),
        // What is cut in the middle has a status: only reading it fails then.
        payloadAsStream: true,
      })
      .catch((error: unknown) => {
        throw isCut(error) ? connectionReset() : error
      })
    const response = {
      status: answer.statusCode,
      headers: answer.headers as HttpResponse['headers'], // numbers are as good as strings to Headers
      body: toBody(portionsOf(answer.stream()), () => answer.raw.res.destroy(), signal),
    }
    return toResponse(response, classes)
  }

  /** The server's application, loaded when it is first needed. */
  #openServer(): Promise<Server> {
    return (this.#server ??= import('../server/server.ts').then(({ createServer }) => createServer(this.#sim)))
  }
}

/** Whether a connection without a socket was cut by a fault. */
function isCut(error: unknown): boolean {
  return errorCode(error) === 'LIGHT_ECONNRESET'
}

/** A body as it comes in; where its connection dies, reading rejects as it does with `fetch`. */
async function* portionsOf(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (error) {
    throw isCut(error) ? bodyTerminated() : error
  }
}

function signalOf(input: FetchInput, init: FetchInit | undefined): AbortSignal | undefined {
  // As with `fetch`, null means none, whatever signal the request has.
  if (init?.signal !== undefined) return init.signal ?? undefined
  return isRequest(input) ? input.signal : undefined
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const unlisten = whenAborted(signal, reject)
    void work.finally(unlisten).then(resolve, reject)
  })
}

function methodOf(input: FetchInput, init: FetchInit | undefined): string {
  const method = init?.method ?? (isRequest(input) ? input.method : 'GET')
  return method.toUpperCase()
}

function hrefOf(input: FetchInput): string {
  if (typeof input === 'string') return input
  return isRequest(input) ? input.url : input.href
}

/** A request as the edge takes it. */
async function toRequest(
  input: FetchInput,
  init: FetchInit | undefined,
  classes: FetchClasses,
): Promise<Omit<HttpRequest, 'url'>> {
  const text = init?.body ?? ''
  const isText = !isRequest(input) && typeof text === 'string'
  const request = isText ? undefined : await toOwnRequest(classes, 'http://localhost', input, init)
  const { 'content-length': _length, ...headers } = toHeaders(request?.headers ?? init?.headers, classes)
  return {
    method: methodOf(input, init),
    headers,
    body: request ? await request.text() : String(text),
    secure: hrefOf(input).startsWith('https:'),
  }
}

function toHeaders(headers: FetchInit['headers'], { Headers }: FetchClasses): Record<string, string> {
  if (headers === undefined) return {}
  if (Symbol.iterator in headers) return Object.fromEntries(new Headers(headers))
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
}

function toResponse(
  { status, headers, body }: Omit<HttpResponse, 'body'> & { readonly body: string | ReadableStream<Uint8Array> },
  { Headers, Response }: FetchClasses,
): Response {
  const answered = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    for (const one of [value].flat()) answered.append(name, String(one))
  }
  const isEmpty = status === 204 || status === 304
  return new Response(isEmpty ? null : body, { status, headers: answered })
}
