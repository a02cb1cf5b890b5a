import { createServer, type IncomingMessage, type OutgoingHttpHeader, type ServerResponse } from 'node:http'
import { type Duplex, duplexPair } from 'node:stream'
import { toError } from '../errors/reasons.ts'
import { realDelay } from '../time/real-time.ts'
import { type LocalFetch, throwCause } from './local-fetch.ts'
import { toLocalRequest } from './local-request.ts'

/**
 * A connection to the simulator without a network, as a client of HTTP/1.1 has it: it has what such clients use of a
 * `net.Socket`. `origin` is what the client believes it is connected to. A proxy's `CONNECT` leads to where it says.
 */
export function openLocalSocket(local: LocalFetch, origin: string): Duplex {
  const [client, server] = duplexPair()
  client.once('close', () => server.destroy())
  server.once('close', () => server.writableEnded || client.push(null))
  const same = (): Duplex => client
  serve(server, origin)
  return Object.assign(client, {
    encrypted: origin.startsWith('https:'),
    authorized: true,
    ref: same,
    unref: same,
    setKeepAlive: same,
    setNoDelay: same,
    setTypeOfService: same,
  })

  function serve(connection: Duplex, from: string): void {
    const http = createServer((incoming, outgoing) => {
      void answer(local, from, incoming, outgoing).catch((error: unknown) => client.destroy(toError(error)))
    })
    http.on('connect', ({ url }: IncomingMessage, tunnel: Duplex) => {
      tunnel.write('HTTP/1.1 200 OK\r\n\r\n')
      serve(tunnel, url?.endsWith(':80') ? `http://${url}` : `https://${url}`)
    })
    http.emit('connection', connection)
  }
}

async function answer(
  local: LocalFetch,
  origin: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = '', url = '', headers } = incoming
  const given = Object.entries(headers).map(([name, value]) => [name, String(value)] as const)
  const body = Buffer.concat(await incoming.toArray())
  const hangUp = new AbortController()
  outgoing.once('close', () => hangUp.abort())
  const rest = { body, world: undefined, signal: hangUp.signal }
  try {
    const response = await local.answer(toLocalRequest(method, new URL(url, origin).href, given, rest))
    const lines: readonly OutgoingHttpHeader[] = [...response.headers].flat()
    outgoing.writeHead(response.status, response.statusText, [...lines])
    outgoing.flushHeaders()
    const reader = response.body?.getReader()
    for (let next = await reader?.read(); next?.value; next = await reader?.read()) outgoing.write(next.value)
    outgoing.end()
  } catch (error) {
    // The client reads in a later turn: what was written has to arrive before the connection dies.
    if (outgoing.headersSent) await realDelay(1)
    if (!hangUp.signal.aborted) throwCause(error)
  }
}
