/** Requests of commands. By `node:http`: to load node's `fetch` takes longer than all else that a command does. */
import type { IncomingMessage } from 'node:http'
import { isLoopback } from '../../request/origin.ts'
import { REAL_TIME } from '../../time/real-time.ts'

/** One request. */
export interface Question {
  /** `GET` by default. */
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | undefined
  /** How long the beginning of its answer may take, real milliseconds; five minutes by default. */
  readonly withinMs?: number | undefined
}

/** How long the beginning of an answer may take where the question says nothing of it, real milliseconds. */
const ANSWER_MS = 300_000
/** How long it may take to connect, real milliseconds. */
const CONNECT_MS = 10_000

/** Why a request or an answer was given up: it took too long. */
export class TooLate extends Error {
  constructor(ms: number) {
    super(`no whole answer within ${ms / 1000} s`)
  }
}

/**
 * Asks, and follows no redirect; the answer's body has to be read or destroyed. Rejects with node's error, or with `TooLate`.
 */
export async function ask(url: string, question: Question = {}): Promise<IncomingMessage> {
  const { method = 'GET', body, withinMs = ANSWER_MS } = question
  const { protocol, hostname } = new URL(url)
  const { request } = protocol === 'https:' ? await import('node:https') : await import('node:http')
  // The agent of all requests asks the proxies that were named before this process could add this machine to its exceptions.
  const agent = isLoopback(hostname) ? false : undefined
  const headers = {
    ...question.headers,
    ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
    // Otherwise the connection would be kept for a next request, which fails where it is closed meanwhile.
    connection: 'close',
  }
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, resolve)
    const isAnswered = giveUpAfter(withinMs, sent)
    const isConnected = giveUpAfter(CONNECT_MS, sent)
    sent.on('socket', socket => socket.once('connect', isConnected)).on('response', isAnswered)
    sent.on('error', reject).on('close', () => {
      isAnswered()
      isConnected()
      // An answer in another protocol ends the request without an error.
      reject(new Error('it ended without an answer'))
    })
    sent.end(body)
  })
}

/** Ends what takes too long, with `TooLate`; answers how to prevent that. */
export function giveUpAfter(ms: number, what: { destroy(reason: Error): unknown }): () => void {
  return REAL_TIME.after(ms, () => what.destroy(new TooLate(ms)))
}

/** The chunks of an answer, which is given up where none comes for so long. */
export async function* chunksOf(answer: IncomingMessage, silenceMs: number): AsyncGenerator<Uint8Array> {
  let lift = giveUpAfter(silenceMs, answer)
  try {
    for await (const chunk of answer as AsyncIterable<Uint8Array>) {
      lift()
      yield chunk
      lift = giveUpAfter(silenceMs, answer)
    }
  } finally {
    lift()
  }
}

/** Whether an answer has a status of success. */
export const isOk = ({ statusCode = 0 }: IncomingMessage): boolean => statusCode >= 200 && statusCode < 300
