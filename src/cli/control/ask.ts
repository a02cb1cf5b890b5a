/** Requests of commands. By `node:http`: to load node's `fetch` takes longer than all else that a command does. */
import type { IncomingMessage } from 'node:http'
import { REAL_TIME } from '../../time/real-time.ts'

/** One request. */
export interface Question {
  /** `GET` by default. */
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | undefined
  /** How long the beginning of its answer may take, real milliseconds; as long as it likes by default. */
  readonly withinMs?: number | undefined
}

/** Why a request or an answer was given up: it took too long. */
export class TooLate extends Error {
  constructor(ms: number) {
    super(`no whole answer within ${ms / 1000} s`)
  }
}

/** Asks; the answer's body has to be read or destroyed. Rejects with node's error, or with `TooLate`. */
export async function ask(url: string, question: Question = {}): Promise<IncomingMessage> {
  const { method = 'GET', headers, body, withinMs } = question
  const { request } = url.startsWith('https:') ? await import('node:https') : await import('node:http')
  let lift: (() => void) | undefined
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    // Otherwise the connection would be kept for a next request, which fails where it is closed meanwhile.
    const sent = request(url, { method, headers: { ...headers, connection: 'close' } }, resolve).on('error', reject)
    if (withinMs !== undefined) lift = giveUpAfter(withinMs, sent)
    sent.end(body)
  })
  return answer.finally(() => lift?.())
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
