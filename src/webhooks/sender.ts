import type { Agent } from 'undici'
import { realDeadline, realNow } from '../time/real-time.ts'
import { once } from '../world/once.ts'

/** How long a receiver may take for an attempt, connecting included, real milliseconds. */
export const ATTEMPT_TIMEOUT_MS = 5000
/** How many bytes of a receiver's answer are read before the connection is dropped; nobody looks at them. */
export const ANSWER_LIMIT_BYTES = 16 * 1024

/** What a receiver made of a message: its HTTP status, or why there was none. */
export interface Outcome {
  readonly status: number | null
  /** Real milliseconds until the status came, or the failure. */
  readonly durationMs: number
  readonly error?: string
}

/** A message on its way out. */
export interface Message {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const loadUndici = once(() => import('undici'))

/** Sends webhooks over sockets of its own, and stops all of them at once. */
export class WebhookSender {
  #agent: Promise<Agent> | undefined
  #stopped = false

  /** One attempt. Redirects are not followed, and whatever goes wrong is an outcome: this never rejects. */
  async send({ url, headers, body }: Message): Promise<Outcome> {
    const began = realNow()
    const { signal, lift } = realDeadline(ATTEMPT_TIMEOUT_MS)
    try {
      const { request } = await loadUndici()
      const dispatcher = await this.#open()
      const answer = await request(url, { method: 'POST', headers, body, signal, dispatcher })
      const durationMs = realNow() - began
      // The status alone counts. The rest is read within limits, so that the connection can be used again.
      await answer.body.dump({ limit: ANSWER_LIMIT_BYTES, signal }).catch(() => {})
      return { status: answer.statusCode, durationMs }
    } catch (error) {
      return { status: null, durationMs: realNow() - began, error: toWords(error) }
    } finally {
      lift()
    }
  }

  /** Cuts whatever is under way and sends nothing more. */
  stop(): void {
    this.#stopped = true
    void this.#agent?.then(agent => agent.destroy())
  }

  async #open(): Promise<Agent> {
    if (this.#stopped) throw new Error('The world has ended')
    return (this.#agent ??= loadUndici().then(({ Agent }) => {
      const timeout = ATTEMPT_TIMEOUT_MS
      return new Agent({ connect: { timeout }, headersTimeout: timeout, bodyTimeout: timeout, allowH2: false })
    }))
  }
}

function toWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `No answer within ${ATTEMPT_TIMEOUT_MS} ms`
  // A name that resolves to several addresses fails with one error for all of them, which says nothing itself.
  if (error instanceof AggregateError) return error.errors.map(toWords).join('; ')
  return error.message || error.name
}
