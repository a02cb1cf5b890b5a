import { STATUS_CODES } from 'node:http'

/** Makes answers: a body, what a `Response` has, the URL that the answer comes from, and whether a redirect led there. */
export type AnsweredClass = new (
  body: BodyInit | null,
  init: ResponseInit & { readonly status: number },
  url: string,
  redirected?: boolean,
) => Response

/** The class of answers as `fetch` gives them, which a `Response` of one's own is not: they know where they come from. */
export function createAnswered(OwnResponse: typeof Response): AnsweredClass {
  return class Answered extends OwnResponse {
    readonly #url: string
    readonly #redirected: boolean

    constructor(
      body: BodyInit | null,
      init: ResponseInit & { readonly status: number },
      url: string,
      redirected = false,
    ) {
      const { status } = init
      const isEmpty = status === 204 || status === 304
      super(isEmpty ? null : body, { statusText: STATUS_CODES[status] ?? '', ...init })
      this.#url = url
      this.#redirected = redirected
    }

    override get url(): string {
      return this.#url
    }

    override get redirected(): boolean {
      return this.#redirected
    }

    override get type(): ResponseType {
      return 'basic'
    }

    override clone(): Response {
      const { status, headers, statusText, body } = super.clone()
      return new Answered(body, { status, headers, statusText }, this.#url, this.#redirected)
    }
  }
}
