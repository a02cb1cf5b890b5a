/** The ways by which a client reaches the simulator, and what comes back by each. */
import http from 'node:http'
import type { Dispatcher } from 'undici'
import { createSimulator, type FaultRule, type TestSimulator } from '../../src/index.ts'

/** What came back: the answer, or how the client failed. */
export type Outcome = Readonly<Record<string, unknown>>

/** A request, but for where it goes. */
export interface Call {
  readonly path: string
  /** Made anew for each way, because a body can be read once. */
  readonly init?: () => RequestInit
  /** Makes the call in a way of its own; `fetch` is that of the way. */
  readonly by?: (fetch: typeof globalThis.fetch, url: string, init: RequestInit) => Promise<Response>
  /** Why it is not sent under interception. */
  readonly unlike?: string
  /** What goes wrong in the simulator. */
  readonly fault?: FaultRule
}

/** A host of the client's own, under which every path of the simulator is. */
const HOST = 'doors.test'
/** Headers of the connection and of the moment, not of the answer. */
const PASSING = ['date', 'connection', 'keep-alive', 'transfer-encoding']

/** A simulator that is like all others made here. */
function simulator({ fault }: Call): TestSimulator {
  const sim = createSimulator({ hosts: { [HOST]: 'guuru' } })
  if (fault) sim.world().faults.add(fault)
  return sim
}

/** The call by `fetch`: over a socket, without one, and under interception. */
export async function byFetch(call: Call): Promise<Record<'socket' | 'local' | 'intercepted', Outcome>> {
  const by = call.by ?? ((fetch, url, init) => fetch(url, init))
  const send = (fetch: typeof globalThis.fetch, url: string): Promise<Outcome> =>
    outcomeOf(url, () => by(fetch, url + call.path, call.init?.() ?? {}))
  const socket = await listening(call, url => send(fetch, url))
  return {
    socket,
    local: await using(call, sim => send((input, init) => sim.fetch(input as string, init), 'http://localhost')),
    intercepted: call.unlike ? socket : await intercepting(call, () => send(fetch, `http://${HOST}`)),
  }
}

/** The call by `node:http`: over a socket, and under interception. */
export async function byHttp(
  call: Call,
  options: http.RequestOptions = {},
): Promise<Record<'socket' | 'intercepted', Outcome>> {
  const request = new Request(`http://${HOST}`, call.init?.())
  const body = Buffer.from(await request.arrayBuffer())
  const headers = { ...Object.fromEntries(request.headers), ...(body.length > 0 && { 'content-length': body.length }) }
  const send = (url: string): Promise<Outcome> =>
    new Promise(resolve => {
      const sent = http.request(url + call.path, { method: request.method, headers, ...options })
      sent.on('error', error => resolve(failureOf(error)))
      sent.on('timeout', () => sent.destroy(new Error('It took too long.')))
      sent.on('response', response => resolve(readResponse(response)))
      sent.end(body)
    })
  const socket = await listening(call, send)
  return { socket, intercepted: call.unlike ? socket : await intercepting(call, () => send(`http://${HOST}`)) }
}

/** The call by the package undici: over a socket, and under interception. */
export async function byUndici(call: Call): Promise<Record<'socket' | 'intercepted', Outcome>> {
  // Loaded, it takes the place of node's own under `fetch`, and is stricter.
  const undici = await import('undici')
  const { method, headers, body } = new Request(`http://${HOST}`, call.init?.())
  const content = body ? Buffer.from(await new Response(body).arrayBuffer()) : null
  const init = { method, headers: Object.fromEntries(headers), body: content } as Dispatcher.RequestOptions
  const send = async (url: string): Promise<Outcome> => {
    try {
      const response = await undici.request(url + call.path, init)
      const head = { status: response.statusCode, headers: visible(Object.entries(response.headers)) }
      return await response.body.text().then(
        text => ({ ...head, body: text }),
        // Whether the kernel tells of a reset or of an end is chance.
        (error: unknown) => ({ ...head, ...failureOf(isCut(error) ? new Error('the body was cut') : error) }),
      )
    } catch (error) {
      return failureOf(error)
    }
  }
  const socket = await listening(call, send)
  return { socket, intercepted: call.unlike ? socket : await intercepting(call, () => send(`http://${HOST}`)) }
}

async function using(call: Call, work: (sim: TestSimulator) => Promise<Outcome>): Promise<Outcome> {
  await using sim = simulator(call)
  return await work(sim)
}

function listening(call: Call, send: (url: string) => Promise<Outcome>): Promise<Outcome> {
  return using(call, async sim => {
    const { url, close } = await sim.listen()
    try {
      return await send(url)
    } finally {
      await close()
    }
  })
}

function intercepting(call: Call, send: () => Promise<Outcome>): Promise<Outcome> {
  return using(call, async sim => {
    const stop = await sim.intercept()
    try {
      return await send()
    } finally {
      stop()
    }
  })
}

async function outcomeOf(base: string, work: () => Promise<Response>): Promise<Outcome> {
  try {
    const response = await work()
    const { status, statusText, url, redirected } = response
    const head = {
      status,
      statusText,
      // From Node 24 on, an intercepted answer has the fragment of its request too.
      url: url.replace(base, '').replace(/#.*/, ''),
      redirected,
      headers: visible(response.headers),
    }
    try {
      return { ...head, body: await response.text() }
    } catch (error) {
      return { ...head, ...failureOf(error) }
    }
  } catch (error) {
    return failureOf(error)
  }
}

async function readResponse(response: http.IncomingMessage): Promise<Outcome> {
  const { statusCode: status, statusMessage, headers } = response
  const head = { status, statusMessage, headers: visible(Object.entries(headers)) }
  let body = ''
  try {
    for await (const chunk of response.setEncoding('utf8')) body += chunk
    return { ...head, body }
  } catch (error) {
    return { ...head, ...failureOf(error) }
  }
}

function visible(headers: Iterable<readonly [string, unknown]>): object {
  return Object.fromEntries([...headers].filter(([name]) => !PASSING.includes(name)))
}

/** How the connection was cut is worded by the kernel and by the version of Node, as a reset or as a close. */
const CUT: readonly unknown[] = ['ECONNRESET', 'UND_ERR_SOCKET']

/** Name and code of what was thrown, and of its cause. */
function failureOf(error: unknown): Outcome {
  if (!(error instanceof Error)) return { failed: error }
  const { name, message, cause } = error
  const code = 'code' in error ? error.code : undefined
  return {
    failed: name,
    message: message.replace(/(?<=@)[^/]+/, 'host'),
    code,
    // The error of a cut connection has a cause in some versions only.
    ...(cause === undefined || CUT.includes(code) ? {} : { cause: isCut(cause) ? 'cut' : failureOf(cause) }),
  }
}

function isCut(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && CUT.includes(cause.code)
}
