import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { HttpRequest } from '../request/message.ts'

/** A request's head: what comes before its body. */
export interface RequestHead {
  /** All headers but the body's length. Requests share them, so that they must not be changed. */
  readonly headers: HttpRequest['headers']
  /** The body's length as sent; undefined where it is not told. */
  readonly contentLength: string | undefined
}

/** The head of a connection's latest request, as it came over the wire. */
interface LatestHead {
  readonly lines: readonly string[]
  /** The position of the body's length in the lines; -1 when it is not there. */
  readonly lengthAt: number
  readonly headers: HttpRequest['headers']
}

/**
 * Makes a reader of heads. A client repeats its head with each request of a connection, and the journal keeps it: so it
 * is read and kept once, until it changes.
 */
export function createHeadReader(): (request: IncomingMessage) => RequestHead {
  const heads = new WeakMap<Socket, LatestHead>()
  return request => {
    const { socket, rawHeaders } = request
    let latest = heads.get(socket)
    if (!latest || !isRepeated(latest, rawHeaders)) heads.set(socket, (latest = readHead(request)))
    return { headers: latest.headers, contentLength: rawHeaders[latest.lengthAt] }
  }
}

function readHead({ rawHeaders, headers: all }: IncomingMessage): LatestHead {
  const { 'content-length': _length, ...headers } = all
  const nameAt = rawHeaders.findIndex((text, i) => i % 2 === 0 && text.toLowerCase() === 'content-length')
  return {
    lines: rawHeaders,
    lengthAt: nameAt < 0 ? -1 : nameAt + 1,
    headers: headers as HttpRequest['headers'], // the only repeated header, set-cookie, is never sent to a server
  }
}

function isRepeated({ lines, lengthAt }: LatestHead, again: readonly string[]): boolean {
  if (again.length !== lines.length) return false
  for (let i = 0; i < lines.length; i++) if (i !== lengthAt && again[i] !== lines[i]) return false
  return true
}
