import { STATUS_CODES } from 'node:http'

/** Makes answers: a body, what a `Response` has, the URL that the answer comes from, and whether a redirect led there. */
export type AnsweredClass = new (
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null,
  init: ResponseInit & { readonly status: number },
  url: string,
  redirected?: boolean,
) => Response

/** Statuses of answers that have no body. */
const BODILESS: readonly number[] = [204, 205, 304]

/**
 * The class of answers as `fetch` gives them, which a `Response` of one's own is not: they know where they come from.
 * `text` and `json` read bytes as they are, because making a stream of them takes as long as the rest of the answer.
 */
export function createAnswered(OwnResponse: typeof Response): AnsweredClass {
  const decoder = new TextDecoder()
  return class Answered extends OwnResponse {
    readonly #url: string
    readonly #redirected: boolean
    readonly #content: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null
    /** Whether the bytes were read without a stream. */
    #isRead = false
    #streamed: Response | undefined

    constructor(
      body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null,
      init: ResponseInit & { readonly status: number },
      url: string,
      redirected = false,
    ) {
      const { status } = init
      super(null, { statusText: STATUS_CODES[status] ?? '', ...init })
      this.#content = BODILESS.includes(status) ? null : body
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

    override get body(): ReadableStream | null {
      return this.#stream().body
    }

    override get bodyUsed(): boolean {
      return this.#isRead || this.#stream().bodyUsed
    }

    override clone(): Response {
      const { status, headers, statusText } = this
      return new Answered(this.#stream().clone().body, { status, headers, statusText }, this.#url, this.#redirected)
    }

    override async text(): Promise<string> {
      if (this.#isRead || this.#streamed || !(this.#content instanceof Uint8Array)) return this.#stream().text()
      this.#isRead = true
      return decoder.decode(this.#content)
    }

    override async json(): Promise<unknown> {
      return JSON.parse(await this.text())
    }

    override arrayBuffer(): Promise<ArrayBuffer> {
      return this.#stream().arrayBuffer()
    }

    override blob(): ReturnType<Response['blob']> {
      return this.#stream().blob()
    }

    override formData(): Promise<FormData> {
      return this.#stream().formData()
    }

    override bytes(): ReturnType<Response['bytes']> {
      return this.#stream().bytes()
    }

    /** A plain `Response` with the body as a stream, which was used when the bytes were read. */
    #stream(): Response {
      if (this.#streamed) return this.#streamed
      this.#streamed = new OwnResponse(this.#content, { headers: this.headers })
      if (this.#isRead) this.#streamed.text().catch(() => {})
      return this.#streamed
    }
  }
}
