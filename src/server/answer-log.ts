import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ExchangeListener } from '../world/journal.ts'
import { realNow } from '../time/real-time.ts'
import type { Exchange } from '../world/journal.ts'

/** What a log line says. */
export interface AnsweredRequest {
  readonly method: string
  readonly url: string
  readonly status: number
  /** Real milliseconds. */
  readonly durationMs: number
  /** What the journal says of a request to a vendor; undefined for all others. */
  readonly exchange?: Pick<Exchange, 'vendor' | 'operation' | 'errors' | 'fault'> | undefined
  /** The world of the exchange. */
  readonly world?: string | undefined
  /** Worlds that this request made anew: those of their names had ended. */
  readonly anew?: readonly string[]
}

/** Tells of each answered request, with what the journal says of it. A server that does not log has none. */
export class AnswerLog {
  readonly #onAnswered: (line: AnsweredRequest) => void
  readonly #noted = new WeakMap<ServerResponse, Pick<AnsweredRequest, 'exchange' | 'world'>>()

  readonly #takeAnew: () => readonly string[]

  constructor(onAnswered: (line: AnsweredRequest) => void, takeAnew: () => readonly string[]) {
    this.#onAnswered = onAnswered
    this.#takeAnew = takeAnew
  }

  /** Follows a request to its end. */
  begin({ method = 'GET', url = '/' }: Pick<IncomingMessage, 'method' | 'url'>, response: ServerResponse): void {
    const began = realNow()
    response.once('close', () => {
      const durationMs = realNow() - began
      const { exchange, world } = this.#noted.get(response) ?? {}
      const anew = this.#takeAnew()
      this.#onAnswered({ method, url, status: response.statusCode, durationMs, exchange, world, anew })
    })
  }

  /** Is told of the exchange that a response belongs to. */
  noting(response: ServerResponse): ExchangeListener {
    return (exchange, world) => this.#noted.set(response, { exchange, world })
  }
}
