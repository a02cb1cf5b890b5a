import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import type { VendorName } from '../../src/vendors/index.ts'
import { readShippedFixture } from '../../src/format/shipped.ts'
import { createServer, type ServerOptions } from '../../src/server/server.ts'
import type { SimulatorOptions } from '../../src/simulator/options.ts'
import { Simulator } from '../../src/simulator/simulator.ts'
import { VENDORS } from '../../src/vendors/index.ts'
import { type AnyJson, credentialHeader, setup, withAccess } from '../setup.ts'

/** What the control plane (or a vendor) answered, body parsed where it is JSON. */
export interface ControlAnswer {
  readonly status: number
  readonly body: AnyJson
  readonly headers: Headers
}

/** Headers of a call. */
export type CallHeaders = Readonly<Record<string, string>>

/** A fresh simulator on a frozen clock with the default fixture, behind a server of its own on a free port. */
export async function setupControl(options: SimulatorOptions = {}, serverOptions: ServerOptions = {}) {
  const { sim, world, bugs } = setup(options)
  const app = createServer(sim, serverOptions)
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(async () => {
    sim.beginClosing()
    await app.close()
  })
  return { sim, world, bugs, ...clientOf(url) }
}

/** Does `work` again and again until a call is answered; answers how often. */
export async function workDuring(call: Promise<unknown>, work: () => Promise<unknown>): Promise<number> {
  const isAnswered = call.then(() => true)
  let times = 0
  do {
    await work()
    times++
  } while (!(await Promise.race([isAnswered, Promise.resolve(false)])))
  return times
}

/** One server for a file's tests, each of which takes a world of its own: a server takes long to make, a world does not. */
export function controlForFile() {
  const bugs: unknown[] = []
  const sim = new Simulator({ fixtures: [readShippedFixture('default')], reportBug: bug => void bugs.push(bug) })
  const app = createServer(sim)
  let url = ''
  beforeAll(async () => void (url = await app.listen({ port: 0, host: '127.0.0.1' })))
  afterAll(async () => {
    sim.close()
    await app.close()
    if (bugs.length > 0) throw new Error(`Bugs were reported: ${bugs.join(', ')}`)
  })
  let worlds = 0
  return {
    /** A client of the whole server. */
    root: () => clientOf(url),
    /** A fresh world, and a client whose paths are all in it. */
    world() {
      const world = withAccess(sim.world(`test-${++worlds}`))
      return { sim, world, ...clientOf(url, `/w/${world.id}`) }
    },
  }
}

/** A client of the control plane and of the vendors; `prefix` goes before every path. */
function clientOf(url: string, prefix = '') {
  /** One call; an object is sent as JSON. */
  async function call(method: string, path: string, body?: unknown, headers: CallHeaders = {}): Promise<ControlAnswer> {
    const response = await fetch(url + prefix + path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = text !== '' && (response.headers.get('content-type')?.includes('json') ?? false)
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers }
  }

  const get = (path: string, headers?: CallHeaders): Promise<ControlAnswer> => call('GET', path, undefined, headers)
  const post = (path: string, body?: unknown, headers?: CallHeaders): Promise<ControlAnswer> =>
    call('POST', path, body, headers)

  /** One GraphQL request over HTTP with the vendor's first credential, or with the token given. */
  function graphql(
    vendor: VendorName,
    query: string,
    { token, path, headers = {} }: { token?: string | null; path?: string; headers?: CallHeaders } = {},
  ): Promise<ControlAnswer> {
    return post(path ?? VENDORS[vendor].paths[0]!, { query }, { ...credentialHeader(vendor, token), ...headers })
  }

  return { url: url + prefix, call, get, post, graphql }
}

/** Opens the stream of a log, of events by default; `next` answers the next ones as they come over the wire. */
export async function openStream(url: string, headers: CallHeaders = {}, path = '/_sim/events') {
  const hangUp = new AbortController()
  const response = await fetch(url + path, {
    headers: { accept: 'text/event-stream', ...headers },
    signal: hangUp.signal,
  })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  const heard = { text: '', ended: false }
  const read = async (): Promise<void> => {
    const { value = '', done } = await reader.read()
    heard.text += value
    heard.ended = done
  }
  const next = async (count: number) => {
    const blocks: string[] = []
    while (blocks.length < count) {
      const [block, ...rest] = heard.text.split('\n\n')
      if (rest.length === 0 && heard.ended) break
      if (rest.length === 0) await read()
      else heard.text = rest.join('\n\n')
      if (rest.length > 0 && block?.startsWith('id: ')) blocks.push(block)
    }
    return blocks.map(block => {
      const [id, event, data] = block.split('\n')
      return { id: id!.slice(4), event: event!.slice(7), data: JSON.parse(data!.slice(6)) }
    })
  }
  const end = async (): Promise<boolean> => {
    while (!heard.ended) await read()
    return heard.ended
  }
  return { response, next, end, close: () => hangUp.abort() }
}

/** An error of the control plane: a code, and a sentence that says what, why and what to do. */
export function refusal(status: number, code: string, message: RegExp = /./): object {
  return { status, body: { error: expect.objectContaining({ code, message: expect.stringMatching(message) }) } }
}
