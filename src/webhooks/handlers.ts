import { webhooksError } from './errors.ts'
import type { Message } from './delivery.ts'

/** Takes a message in the place of a receiver with a port: answers its HTTP status, or rejects as a connection that fails. */
export type Handler = (message: Message) => Promise<number>

/** The host of handlers' URLs, which no name server knows. */
const HOST = 'http://handler.invalid'

/** The handlers of one simulator by URL: a fork's messages reach those of the world that it was made of. */
export class Handlers {
  readonly #handlers = new Map<string, Handler>()

  /** Gives a handler a URL. */
  add(handler: Handler): string {
    const url = `${HOST}/${this.#handlers.size + 1}`
    this.#handlers.set(url, handler)
    return url
  }

  /** The handler of a URL; undefined for a URL that is none's. That of another process, in a document, always fails. */
  find(url: string): Handler | undefined {
    if (!url.startsWith(`${HOST}/`)) return undefined
    return this.#handlers.get(url) ?? failing(url)
  }
}

function failing(url: string): Handler {
  return async () => {
    throw webhooksError('INVALID_WEBHOOK', `${url} stands for a function of another process; name a receiver anew.`)
  }
}
