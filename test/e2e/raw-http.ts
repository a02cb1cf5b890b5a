import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A vendor's endpoint and its first credential, as a raw request names them. */
export const ENDPOINTS = {
  'THG, app flavour': { path: '/thg/myprotein/en/graphql', credential: 'authorization: Opaque thg-jane' },
  'THG, web flavour': { path: '/thg/graphql', credential: 'cookie: Opaque_myprotein_en=thg-jane' },
  Marketplacer: { path: '/marketplacer/graphql', credential: 'marketplacer-api-key: mp-operator' },
  GUURU: { path: '/guuru/graphql', credential: 'authorization: Bearer guuru-partner' },
} as const
export type EndpointName = keyof typeof ENDPOINTS
export const ENDPOINT_NAMES = Object.keys(ENDPOINTS) as EndpointName[] // Object.keys widens to string

/** No answer may take longer, milliseconds. */
const PATIENCE = 5000

/** What came back, taken apart. */
export interface RawAnswer {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** What of a request differs from a good one. */
export interface RequestParts {
  readonly method?: string
  readonly path?: string
  readonly type?: string | null
  readonly headers?: readonly string[]
  readonly body?: string | Buffer
}

/** The bytes of a request to an endpoint; the server is asked to hang up after it. */
export function bytesOf(name: EndpointName, parts: RequestParts = {}): Buffer {
  const { path, credential } = ENDPOINTS[name]
  const body = Buffer.from(parts.body ?? '{"query":"{ __typename }"}')
  const type = parts.type === undefined ? 'application/json' : parts.type
  const head = [
    `${parts.method ?? 'POST'} ${parts.path ?? path} HTTP/1.1`,
    'host: localhost',
    'connection: close',
    credential,
    ...(type === null ? [] : [`content-type: ${type}`]),
    ...(parts.headers ?? []),
    `content-length: ${body.length}`,
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body])
}

/** Opens a connection to a server. */
export async function open(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

/** Sends bytes and reads until the server hangs up; fails when that takes too long. */
export async function exchange(url: string, bytes: Buffer, { end = false } = {}): Promise<RawAnswer> {
  const socket = await open(url)
  const text = readAll(socket)
  socket.write(bytes)
  if (end) socket.end()
  return parseAnswer(await text)
}

/** All that a server sends until it hangs up. */
export async function readAll(socket: Socket): Promise<string> {
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => void chunks.push(chunk))
  // What matters is what the server said before a broken pipe, if it said anything.
  socket.on('error', () => {})
  socket.setTimeout(PATIENCE, () => socket.destroy(new Error('No answer in time.')))
  await new Promise(resolve => socket.once('close', resolve))
  return Buffer.concat(chunks).toString()
}

/** Status, head and body of an answer; status 0 where there is none. */
export function parseAnswer(text: string): RawAnswer {
  const [head = '', ...body] = text.split('\r\n\r\n')
  return { status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1] ?? 0), head, body: body.join('\r\n\r\n') }
}
