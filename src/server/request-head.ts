import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { HttpRequest } from '../request/message.ts'

/** What a request says before its body. */
export interface RequestHead {
  /** All headers but the body's length. Requests share them: nobody may change them. */
  readonly headers: HttpRequest['headers']
  /** The body's length as sent; undefined where it is not told. */
  readonly contentLength: string | undefined
}

/** What the last request of a connection said, as it came over the wire. */
interface Said {
  readonly lines: readonly string[]
  /** Where the body's length stands in the lines; -1 for nowhere. */
  readonly lengthAt: number
  readonly headers: HttpRequest['headers']
}

/**
 * What reads the heads of requests. A client says the same again and again over one connection, and the journal keeps
 * what it says: so it is read once, and kept once, until it changes.
 */
export function createHeadReader(): (request: IncomingMessage) => RequestHead {
  const said = new WeakMap<Socket, Said>()
  return request => {
    const { socket, rawHeaders } = request
    let last = said.get(socket)
    if (!last || !isRepeated(last, rawHeaders)) said.set(socket, (last = listen(request)))
    return { headers: last.headers, contentLength: rawHeaders[last.lengthAt] }
  }
}

function listen({ rawHeaders, headers: all }: IncomingMessage): Said {
  const { 'content-length': _length, ...headers } = all
  const nameAt = rawHeaders.findIndex((text, i) => i % 2 === 0 && text.toLowerCase() === 'content-length')
  return {
    lines: rawHeaders,
    lengthAt: nameAt < 0 ? -1 : nameAt + 1,
    headers: headers as HttpRequest['headers'], // the only repeated header, set-cookie, is never sent to a server
  }
}

function isRepeated({ lines, lengthAt }: Said, again: readonly string[]): boolean {
  if (again.length !== lines.length) return false
  for (let i = 0; i < lines.length; i++) if (i !== lengthAt && again[i] !== lines[i]) return false
  return true
}
