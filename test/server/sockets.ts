import { Client } from 'undici'
import { onTestFinished } from 'vitest'
import { createServer } from '../../src/server/server.ts'
import type { SimulatorOptions } from '../../src/simulator/options.ts'
import { setup } from '../setup.ts'

/** A post, but for what decides which way it goes. */
export interface Post {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** What came back over a socket. */
export interface Received {
  readonly status: number
  readonly headers: object
  readonly body: string
  /** The connection died on the way. */
  readonly isCut: boolean
}

/** Plain JSON goes past the framework; with a charset it does not. */
export const CONTENT_TYPES = { direct: 'application/json', framework: 'application/json; charset=utf-8' } as const

/** Headers of the connection and of the moment, not of the answer. */
const PASSING_HEADERS = ['connection', 'keep-alive']

/**
 * A simulator that listens, a connection to it, and how many requests came to the framework. `pipelining: 0` is a
 * connection for each request: where some are cut, a request may be sent on one that is just dying, and never arrive.
 */
export async function listen(options: SimulatorOptions = {}, connection: { readonly pipelining?: number } = {}) {
  const kit = setup(options)
  const app = createServer(kit.sim)
  const seen = { framework: 0 }
  app.addHook('onRequest', (_request, _reply, done) => {
    seen.framework++
    done()
  })
  const client = new Client(await app.listen({ port: 0, host: '127.0.0.1' }), connection)
  onTestFinished(async () => {
    await client.destroy()
    await app.close()
  })

  async function post(way: keyof typeof CONTENT_TYPES, { path, headers, body }: Post): Promise<Received> {
    return receive(
      await client
        .request({ method: 'POST', path, headers: { 'content-type': CONTENT_TYPES[way], ...headers }, body })
        .catch(() => undefined),
    )
  }

  return { ...kit, app, client, seen, post }
}

type Answer = Awaited<ReturnType<Client['request']>>

/** Reads an answer as far as it comes. */
export async function receive(answer: Answer | undefined): Promise<Received> {
  if (!answer) return { status: 0, headers: {}, body: '', isCut: true }
  const chunks: Buffer[] = []
  let isCut = false
  try {
    for await (const chunk of answer.body) chunks.push(chunk as Buffer) // without an encoding there are no others
  } catch {
    isCut = true
  }
  const headers = Object.entries(answer.headers).filter(([name]) => !PASSING_HEADERS.includes(name))
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(headers.toSorted(([one], [other]) => one.localeCompare(other))),
    body: Buffer.concat(chunks).toString(),
    isCut,
  }
}
