import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ExchangeListener } from '../simulator/simulator.ts'
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
}

/** Tells of each answered request, with what the journal says of it. A server that does not log has none. */
export class AnswerLog {
  readonly #onAnswered: (line: AnsweredRequest) => void
  readonly #noted = new WeakMap<ServerResponse, Pick<AnsweredRequest, 'exchange' | 'world'>>()

  constructor(onAnswered: (line: AnsweredRequest) => void) {
    this.#onAnswered = onAnswered
  }

  /** Follows a request to its end. */
  begin({ method = 'GET', url = '/' }: Pick<IncomingMessage, 'method' | 'url'>, response: ServerResponse): void {
    const began = realNow()
    response.once('close', () => {
      const durationMs = realNow() - began
      this.#onAnswered({ method, url, status: response.statusCode, durationMs, ...this.#noted.get(response) })
    })
  }

  /** Is told of the exchange that a response belongs to. */
  noting(response: ServerResponse): ExchangeListener {
    return (exchange, world) => this.#noted.set(response, { exchange, world })
  }
}
