import type { OutgoingHttpHeader } from 'node:http'
import type { Readable } from 'node:stream'
import type { FetchInit, FetchInput } from '../api/fetch.ts'
import type { Hosts } from '../api/vendors.ts'
import { errorCode, toError } from '../errors/reasons.ts'
import { ControlPlane, isControlUrl } from '../control/control-plane.ts'
import { bodyTerminated, connectionReset, toBody, whenAborted, wireBody } from '../faults/broken-answer.ts'
import { readTarget, WORLD_HEADER } from '../request/world-name.ts'
import { Edge, headerLines, isForwardedTls, isPlainPost } from '../server/edge.ts'
import type { Server } from '../server/server.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { type FetchClasses, isRequest, loadFetchClasses } from './fetch-classes.ts'
import { SimulatedHosts } from './hosts.ts'
import { hrefOf, type LocalRequest, readCall, readRequest, signalOf } from './local-request.ts'

/** Answers who speaks for a host; undefined where none of the simulators does. */
export type FindLocal = (host: string) => LocalFetch | undefined

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
    this.hosts = new SimulatedHosts(sim.options.vendors, hosts, sim.options.publicUrl)
    this.#edge = new Edge(sim)
    this.#control = new ControlPlane(sim)
  }

  /** Answers as `fetch` does; `world` is the one that the call may not leave. Rejects for URLs of no vendor's. */
  async fetch(input: FetchInput, init: FetchInit | undefined, world: string | undefined): Promise<Response> {
    const path = this.hosts.toPath(hrefOf(input))
    const signal = signalOf(input, init)
    const classes = (this.#classes ??= await loadFetchClasses())
    const answer = await unlessAborted(this.#answer(path, readCall(classes, input, init, world), classes), signal)
    return answer.status === 302 ? this.#follow(answer, input, init, world, classes) : answer
  }

  /** Follows a redirect as the call says; there are none but from one page of the simulator's to another. */
  async #follow(
    answer: Response,
    input: FetchInput,
    init: FetchInit | undefined,
    world: string | undefined,
    classes: FetchClasses,
  ): Promise<Response> {
    const given = isRequest(input) ? { ...pick(input), ...init } : init
    const location = answer.headers.get('location')
    if (location === null || given?.redirect === 'manual') return answer
    if (given?.redirect === 'error') throw new TypeError('fetch failed', { cause: new Error('unexpected redirect') })
    const method = given?.method === 'HEAD' ? 'HEAD' : 'GET'
    const next = await this.fetch(new URL(location, answer.url), { ...given, method, body: null }, world)
    const { status, headers, body, url } = next
    return new classes.Answered(body, { status, headers }, url, true)
  }

  /** Answers a request that a client made, whichever client that is, until its signal gives it up. Rejects as `fetch` does. */
  async answer(request: Request | LocalRequest, signal = request.signal): Promise<Response> {
    const classes = (this.#classes ??= await loadFetchClasses())
    const [href, reading] =
      'href' in request
        ? [request.href, Promise.resolve(request)]
        : [request.url, readRequest(request, undefined, signal)]
    return unlessAborted(this.#answer(this.hosts.toPath(href), reading, classes), signal)
  }

  async #answer(path: string, reading: Promise<LocalRequest>, classes: FetchClasses): Promise<Response> {
    const request = await reading
    const { href, world, signal } = request
    signal?.throwIfAborted()
    const { method, body, secure } = request
    const isPlain = method === 'POST' && isPlainPost(request.headers, body.length)
    // Fastify has its own word on what is encoded, and a browser's GET has a page for an answer.
    const destination = isPlain && !path.includes('%') ? this.#edge.find(path) : undefined
    if (!destination) return this.#inject(path, request, classes)
    const response = await this.#edge.answer(
      { ...destination, world: destination.world ?? world },
      { method, headers: request.headers, body, secure: secure || isForwardedTls(request.headers) },
    )
    const { wire } = response
    if (wire?.cut === 'before') throw connectionReset()
    const bytes = Buffer.from(response.body)
    const sent = wire || signal ? wireBody(bytes, wire ?? {}, signal) : bytes
    return toAnswered(classes, sent, response.status, headerLines(response, bytes.length), href)
  }

  /** Lets go of the applications behind uploads, pages and the control plane, if there were any. */
  async close(): Promise<void> {
    await (await this.#server)?.close()
    await this.#control.close()
  }

  async #inject(path: string, request: LocalRequest, classes: FetchClasses): Promise<Response> {
    const { method, headers, body, secure, href, world, signal } = request
    const app = await (isControlUrl(path) ? this.#control.app : this.#openServer())
    const isNamed = world === undefined || readTarget(path).world !== undefined
    const answer = await app
      .inject({
        method: method as 'GET', // inject accepts every method
        url: path,
        headers: {
          ...headers,
          ...(secure && { 'x-forwarded-proto': 'https' }),
          ...(!isNamed && { [WORLD_HEADER]: world }),
        },
        ...(body.length > 0 ? { payload: body } : {}),
        // What is cut in the middle has a status: only reading it fails then.
        payloadAsStream: true,
      })
      .catch((error: unknown) => {
        throw isCut(error) ? connectionReset() : error
      })
    const received = toBody(portionsOf(answer.stream()), () => answer.raw.res.destroy(), signal)
    // Names and values in turn, which the types of `flat` do not know.
    const lines = Object.entries(answer.headers).flat() as OutgoingHttpHeader[]
    return toAnswered(classes, received, answer.statusCode, lines, href)
  }

  /** The server's application, loaded when it is first needed. */
  #openServer(): Promise<Server> {
    return (this.#server ??= import('../server/server.ts').then(({ createServer }) => createServer(this.#sim)))
  }
}

/** Throws what a socket fails with where `fetch` says only that it failed. */
export function throwCause(error: unknown): never {
  const { cause } = toError(error)
  throw errorCode(cause) ? cause : error
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

/** What of a request holds for the one that follows a redirect. */
function pick({ method, headers, redirect, signal }: Request): RequestInit {
  return { method, headers, redirect, signal }
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const unlisten = whenAborted(signal, reject)
    void work.finally(unlisten).then(resolve, reject)
  })
}

/** An answer whose headers are names and values in turn. `Response` reads a record fastest; what is repeated is no record. */
function toAnswered(
  { Answered }: FetchClasses,
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  status: number,
  lines: readonly OutgoingHttpHeader[],
  href: string,
): Response {
  const headers: Record<string, string> = {}
  const repeated: [name: string, values: string[]][] = []
  for (let i = 0; i < lines.length; i += 2) {
    const name = String(lines[i])
    const value = lines[i + 1]!
    if (Array.isArray(value)) repeated.push([name, value])
    else headers[name] = String(value)
  }
  const answer = new Answered(body, { status, headers }, href)
  for (const [name, values] of repeated) for (const value of values) answer.headers.append(name, value)
  return answer
}
