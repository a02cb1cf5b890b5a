import { ClientRequest } from 'node:http'
import { errorMessage, toError } from '../errors/reasons.ts'
import { toBody } from '../faults/broken-answer.ts'
import { realDelay } from '../time/real-time.ts'
import { kitError } from './errors.ts'
import type * as Interceptors from '@mswjs/interceptors'
import { type FindLocal, type LocalFetch, throwCause } from './local-fetch.ts'
import { assertSendable, signalOfRequest } from './local-request.ts'
import { guardSockets } from './sockets.ts'

/** A request that an interceptor caught, and how to answer it. */
interface Caught {
  readonly request: Request
  readonly controller: {
    respondWith(response: Response): unknown
    errorWith(error: Error): unknown
  }
}

/**
 * Puts the simulator in place of the vendors' real hosts, for `fetch`, `node:http` and the package undici. A vendor's
 * URL that is not simulated fails, and so does every other socket to a vendor's host; all other hosts are left alone. `find` answers who
 * speaks for a host. Answers how to stop.
 */
export async function intercept(find: FindLocal): Promise<() => void> {
  const { FetchInterceptor, ClientRequestInterceptor, getRawRequest } = await loadInterceptors()
  const fetches = new FetchInterceptor()
  const requests = new ClientRequestInterceptor()
  // Below the interceptors: those of later versions replace the same members.
  const unguard = guardSockets(find)
  fetches.apply()
  requests.apply()
  // Interceptors of other tools may read the same request after this one, so that a copy of it is read.
  // oxlint-disable-next-line typescript/no-misused-promises -- the interceptor waits for it, and answers when it rejects
  fetches.on('request', caught =>
    answer(find, caught, async (local, request) => {
      assertSendable(request.headers)
      return local.answer(request.clone(), signalOfRequest(request))
    }),
  )
  // oxlint-disable-next-line typescript/no-misused-promises -- as above
  requests.on('request', caught =>
    answer(find, caught, async (local, request) => {
      connect(getRawRequest?.(request))
      return toSocket(await local.answer(request.clone(), signalOfRequest(request)).catch(throwCause))
    }),
  )
  return () => {
    fetches.dispose()
    requests.dispose()
    unguard()
  }
}

async function answer(
  find: FindLocal,
  { request, controller }: Caught,
  send: (local: LocalFetch, request: Request) => Promise<Response>,
): Promise<void> {
  const local = find(new URL(request.url).hostname)
  if (!local) return
  const outcome = await send(local, request).catch(toError)
  // The interceptor itself tells a client that has given up, and takes no second answer.
  if (request.signal.aborted) return
  await (outcome instanceof Error ? controller.errorWith(outcome) : controller.respondWith(outcome))
}

/** Connects a client at once: some of its time-outs begin then, and an interceptor connects when it has an answer. */
function connect(raw: unknown): void {
  if (!(raw instanceof ClientRequest) || !raw.socket?.connecting) return
  const { socket } = raw
  Object.assign(socket, { connecting: false })
  socket.emit('connect')
  socket.emit('ready')
  if (raw.protocol === 'https:') socket.emit('secureConnect')
}

/** An answer whose headers arrive before its body's first byte, and before its connection dies. */
function toSocket(response: Response): Response {
  const { body, status, statusText, headers } = response
  if (!body) return response
  const reader = body.getReader()
  const portions = async function* (): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(0)
    try {
      for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
    } catch (error) {
      // The interceptor's socket hands the headers over in a later turn: a failure in this one would overtake them.
      await realDelay(1)
      throw error
    }
  }
  const hangUp = (): void => {
    // A body that has failed already cannot be cancelled.
    reader.cancel().catch(() => {})
  }
  return new Response(toBody(portions(), hangUp, undefined), { status, statusText, headers })
}

async function loadInterceptors() {
  try {
    // One after the other, for jest's ES modules. Bundlers allow that a package is missing when its import is caught:
    // webpack by `try`, esbuild by `catch()`.
    // From 0.45 on there is none, and none is needed: its sockets connect by themselves.
    const { getRawRequest }: Partial<typeof Interceptors> = await import('@mswjs/interceptors').catch(rethrow)
    const { FetchInterceptor } = await import('@mswjs/interceptors/fetch').catch(rethrow)
    const { ClientRequestInterceptor } = await import('@mswjs/interceptors/ClientRequest').catch(rethrow)
    return { FetchInterceptor, ClientRequestInterceptor, getRawRequest }
  } catch (error) {
    throw kitError('NO_INTERCEPTORS', wordsFor(error))
  }
}

function rethrow(error: unknown): never {
  throw error
}

function wordsFor(error: unknown): string {
  const message = errorMessage(error)
  return /^Cannot find (package|module) '@mswjs\/interceptors/.test(message)
    ? 'Interception needs the package @mswjs/interceptors: npm install --save-dev @mswjs/interceptors'
    : `The package @mswjs/interceptors cannot be loaded: ${message}`
}
