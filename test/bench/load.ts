import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** What to send, to whom, for how long. */
export interface LoadOptions {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** The bodies, sent in turn. */
  readonly bodies: readonly string[]
  /** The worlds that they go to in turn; by default the one that headers and URL name. */
  readonly worlds?: readonly string[]
  readonly connections: number
  /** At most so many requests a second, evenly; as many as are answered where it is left out. */
  readonly rate?: number
  /** How long requests are sent. */
  readonly durationMs: number
}

/** What came of it: requests per second, and latencies in milliseconds. */
export interface LoadResult {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly failures: number
}

/**
 * Keeps every connection busy with one request at a time, or lets it wait for the rate. Requests are written and answers are
 * measured as bytes on a socket: a full HTTP client would be slower than the servers it measures.
 */
export async function load({
  url,
  headers,
  bodies,
  worlds,
  connections,
  rate = Infinity,
  durationMs,
}: LoadOptions): Promise<LoadResult> {
  const { hostname, port, pathname } = new URL(url)
  const toRequest = (body: string, world?: string): Buffer => {
    const lines = Object.entries({
      host: `${hostname}:${port}`,
      'content-type': 'application/json',
      accept: 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      ...headers,
      ...(world !== undefined && { 'x-sim-world': world }),
    }).map(([name, value]) => `${name}: ${value}\r\n`)
    return Buffer.from(`POST ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
  }
  const requests = worlds
    ? worlds.flatMap(world => bodies.map(body => toRequest(body, world)))
    : bodies.map(body => toRequest(body))
  const latencies: number[] = []
  let failures = 0
  let turn = 0
  const from = performance.now()
  const until = from + durationMs
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = await open(hostname, Number(port))
      let sent = 0
      const send = (): void => {
        sent = performance.now()
        if (sent >= until) socket.destroy()
        else socket.write(requests[turn++ % requests.length]!)
      }
      await socket.each(status => {
        const now = performance.now()
        if (now < until) latencies.push(now - sent)
        if (status !== 200) failures++
        const wait = from + (turn / rate) * 1000 - now
        if (wait < 1) send()
        else setTimeout(send, wait)
      }, send)
    }),
  )
  latencies.sort((a, b) => a - b)
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? 0
  return { perSecond: (latencies.length / durationMs) * 1000, p50: at(0.5), p99: at(0.99), failures }
}

interface Connection {
  write(request: Buffer): void
  destroy(): void
  /** Calls `onAnswer` with each answer's status until the connection is closed; `begin` sends the first request. */
  each(onAnswer: (status: number) => void, begin: () => void): Promise<void>
}

function open(host: string, port: number): Promise<Connection> {
  let answered: (status: number) => void = () => {}
  let rest: Buffer | undefined
  const read = (size: number, buffer: Uint8Array): boolean => {
    const piece = Buffer.from(buffer.buffer, buffer.byteOffset, size)
    rest = rest ? Buffer.concat([rest, piece]) : piece
    const status = statusOfWhole(rest)
    if (status === undefined) rest = Buffer.from(rest)
    else {
      rest = undefined
      answered(status)
    }
    return true
  }
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({
      host,
      port,
      noDelay: true,
      onread: { buffer: Buffer.alloc(65_536), callback: read },
    })
    socket.once('error', reject)
    socket.once('connect', () =>
      resolve({
        write: request => void socket.write(request),
        destroy: () => void socket.destroy(),
        each: (onAnswer, begin) =>
          new Promise(closed => {
            answered = onAnswer
            socket.once('close', () => closed())
            begin()
          }),
      }),
    )
  })
}

/** The status of an answer that has come whole; undefined while some of it is missing. */
function statusOfWhole(bytes: Buffer): number | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = bytes.toString('latin1', 0, end)
  const length = /content-length: (\d+)/i.exec(head)?.[1]
  const isWhole =
    length === undefined
      ? bytes.subarray(-5).toString('latin1') === '0\r\n\r\n'
      : bytes.length >= end + 4 + Number(length)
  return isWhole ? Number(head.slice(9, 12)) : undefined
}

// As a program: a line of options in, a line of what came of it out.
if (process.argv[1]?.endsWith('load.ts')) {
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await load(JSON.parse(line) as LoadOptions))) // what our own parent process wrote
  }
}
