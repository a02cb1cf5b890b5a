import { toError } from '../errors/reasons.ts'
import { realDeadline, realNow } from '../time/real-time.ts'
import type { Attempt, Message } from './delivery.ts'
import type { Handlers } from './handlers.ts'

/** How long a receiver may take for an attempt, connecting included, real milliseconds. */
const ATTEMPT_TIMEOUT_MS = 5000
/** How many bytes of a receiver's answer are read before the connection is dropped; they are not looked at. */
const ANSWER_LIMIT_BYTES = 16 * 1024

/** Sends webhooks over its own sockets, so that all of them can be stopped at once. */
export class WebhookSender {
  readonly #handlers: Pick<Handlers, 'find'>
  #client: ReturnType<typeof openClient> | undefined
  #stopped = false

  constructor(handlers: Pick<Handlers, 'find'>) {
    this.#handlers = handlers
  }

  /**
   * Makes one attempt: a POST, or a call of the URL's handler. Redirects are not followed. It never rejects: what goes
   * wrong is the outcome.
   */
  async send(message: Message): Promise<Omit<Attempt, 'at'>> {
    const began = realNow()
    const { signal, lift } = realDeadline(ATTEMPT_TIMEOUT_MS)
    const handler = this.#handlers.find(message.url)
    try {
      const status = await (handler ? orAborted(handler(message), signal) : this.#post(message, signal))
      return { status, durationMs: realNow() - began }
    } catch (error) {
      return { status: null, durationMs: realNow() - began, error: toWords(error) }
    } finally {
      lift()
    }
  }

  async #post({ url, headers, body }: Message, signal: AbortSignal): Promise<number> {
    const client = await (this.#client ??= openClient())
    if (this.#stopped) throw new Error('The world has ended')
    const answer = await client.request(url, { method: 'POST', headers, body, signal, dispatcher: client.dispatcher })
    // Only the status counts. The rest is read, within limits, so that the connection can be used again.
    await answer.body.dump({ limit: ANSWER_LIMIT_BYTES, signal }).catch(() => {})
    return answer.statusCode
  }

  /** Cuts all attempts that are under way; further ones fail. */
  stop(): void {
    this.#stopped = true
    // A client that could not be opened has failed its attempts already.
    this.#client?.then(({ dispatcher }) => dispatcher.destroy()).catch(() => {})
  }
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(toError(signal.reason)), { once: true })
    work.then(resolve, reject)
  })
}

async function openClient() {
  const { Agent, request } = await import('undici')
  const timeout = ATTEMPT_TIMEOUT_MS
  const dispatcher = new Agent({ connect: { timeout }, headersTimeout: timeout, bodyTimeout: timeout, allowH2: false })
  return { request, dispatcher }
}

function toWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `No answer within ${ATTEMPT_TIMEOUT_MS} ms`
  // A host with several addresses fails with one error for all of them, which has no message of its own.
  if (error instanceof AggregateError) return error.errors.map(toWords).join('; ')
  return error.message || error.name
}
