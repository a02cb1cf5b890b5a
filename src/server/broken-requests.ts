import { STATUS_CODES, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { finished } from 'node:stream'
import { requestError } from '../request/errors.ts'
import { errorBody } from '../request/http-error.ts'
import { realDelay } from '../time/real-time.ts'

/** How long an answer waits for the rest of a request that it refuses, real milliseconds. */
const RUN_OUT_MS = 2000

/**
 * Resolves when all of a request has come in, so that one that is refused before (its body is too large, its path does not
 * exist) is answered then: a client that is still sending would meet a broken pipe instead of the answer. Waits two seconds
 * at most.
 */
export async function runOut(request: IncomingMessage): Promise<void> {
  if (request.complete || request.readableEnded || request.destroyed) return
  const over = new AbortController()
  finished(request, { writable: false }, () => over.abort())
  request.resume()
  await realDelay(RUN_OUT_MS, over.signal)
}

/** What is wrong with a request that cannot be read as HTTP, by the parser's code. */
const SENTENCES: Readonly<Record<string, readonly [status: number, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers are larger than 16 kB; send less of them.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time; send it again.'],
}

/** Answers what cannot be read as HTTP, and hangs up. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, message] = SENTENCES[error.code ?? ''] ?? [400, 'This is not a whole HTTP request; send it again.']
  const body = JSON.stringify(errorBody(requestError('BAD_REQUEST', message)))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroySoon())
}
