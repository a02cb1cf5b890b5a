import type { OutgoingHttpHeader } from 'node:http'
import type { Readable } from 'node:stream'
import type { FetchInit, FetchInput } from '../api/fetch.ts'
import type { Hosts } from '../api/vendors.ts'
import { errorCode } from '../errors/reasons.ts'
import { ControlPlane, isControlUrl } from '../control/control-plane.ts'
import { bodyTerminated, connectionReset, toBody, whenAborted, wireBody } from '../faults/broken-answer.ts'
import { readTarget, WORLD_HEADER } from '../request/world-name.ts'
import { Edge, headerLines, isForwardedTls, isPlainPost } from '../server/edge.ts'
import type { Server } from '../server/server.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { type FetchClasses, loadFetchClasses } from './fetch-classes.ts'
import { SimulatedHosts } from './hosts.ts'
import { hrefOf, type LocalRequest, readCall, readRequest, signalOf } from './local-request.ts'

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
  async fetch(input: FetchInput, init: FetchInit | undefined, world: string | undefined): Promise<Response> {
    this.hosts.toPath(hrefOf(input))
    const signal = signalOf(input, init)
    const classes = (this.#classes ??= await loadFetchClasses())
    return unlessAborted(this.#answer(readCall(classes, input, init, world), classes), signal)
  }

  /** Answers a request that a client made, whichever client that is. */
  async answer(request: Request): Promise<Response> {
    const classes = (this.#classes ??= await loadFetchClasses())
    const { signal } = request
    return unlessAborted(this.#answer(readRequest(request, undefined, signal), classes), signal)
  }

  async #answer(reading: Promise<LocalRequest>, classes: FetchClasses): Promise<Response> {
    const request = await reading
    const { href, world, signal } = request
    signal?.throwIfAborted()
    const path = this.hosts.toPath(href)
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
    const headers = toHeaders(classes, headerLines(response, Buffer.byteLength(response.body)))
    const isAtOnce = !wire && !signal
    const sent = isAtOnce ? response.body : wireBody(Buffer.from(response.body), wire ?? {}, signal)
    return new classes.Answered(sent, { status: response.status, headers }, href)
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
    return new classes.Answered(
      toBody(portionsOf(answer.stream()), () => answer.raw.res.destroy(), signal),
      // Numbers are as good as strings to Headers.
      {
        status: answer.statusCode,
        headers: toHeaders(classes, Object.entries(answer.headers).flat() as OutgoingHttpHeader[]),
      },
      href,
    )
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

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const unlisten = whenAborted(signal, reject)
    void work.finally(unlisten).then(resolve, reject)
  })
}

/** Headers of names and values in turn; one that is repeated has several. */
function toHeaders({ Headers: OwnHeaders }: FetchClasses, lines: readonly OutgoingHttpHeader[]): Headers {
  const headers = new OwnHeaders()
  for (let i = 0; i < lines.length; i += 2)
    for (const value of [lines[i + 1]!].flat()) headers.append(String(lines[i]), String(value))
  return headers
}
