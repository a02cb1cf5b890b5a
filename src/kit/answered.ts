import { STATUS_CODES } from 'node:http'

/** An answer as `fetch` gives it, which a `Response` of one's own is not: it knows the URL that it came from. */
export class Answered extends Response {
  readonly #url: string

  constructor(body: BodyInit | null, init: ResponseInit & { readonly status: number }, url: string) {
    const { status } = init
    const isEmpty = status === 204 || status === 304
    super(isEmpty ? null : body, { statusText: STATUS_CODES[status] ?? '', ...init })
    this.#url = url
  }

  override get url(): string {
    return this.#url
  }

  override get type(): ResponseType {
    return 'basic'
  }

  override clone(): Response {
    const { status, headers, statusText, body } = super.clone()
    return new Answered(body, { status, headers, statusText }, this.#url)
  }
}
