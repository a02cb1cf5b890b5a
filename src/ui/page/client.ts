/** The control plane as the page calls it: each call is one of its documented routes, so that a changed route breaks the build. */
import type control from '../../../test/api/control.json'
import type { Answers } from './answers.ts'

type Paths = (typeof control)['paths']
type Known<P extends string> = P extends `/_sim${infer Rest}` ? Rest : never

/** Every call of the control plane as it is documented: `GET /clock`, `POST /worlds/{id}/fork`. */
export type Endpoint = {
  [P in keyof Paths & string]: `${Uppercase<keyof Paths[P] & string>} ${Known<P>}`
}[keyof Paths & string]

/** What a call answers, where the page knows its shape. */
export type AnswerOf<E extends Endpoint> = E extends keyof Answers ? Answers[E] : unknown

/** What goes along with a call. */
export interface CallInput {
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly body?: unknown
}

/** A call that was refused: the control plane's words and its code, or why there was no answer. */
export class CallError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** Where calls go and as whom. */
export interface ClientOptions {
  /** `/w/{world}`, or nothing for the default world. */
  readonly prefix: string
  /** The admin token, where one was given. */
  token(): string | undefined
  /** Told when a call was refused for want of the admin token. */
  onLocked(): void
}

/** A client of one world's control plane. */
export class Client {
  readonly #options: ClientOptions

  constructor(options: ClientOptions) {
    this.#options = options
  }

  /** Calls and answers what came back, parsed; undefined where there is no body. Throws `CallError`. */
  async call<E extends Endpoint>(endpoint: E, { params = {}, query = {}, body }: CallInput = {}): Promise<AnswerOf<E>> {
    const [method = '', template = ''] = endpoint.split(' ')
    const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
    const texts = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
    const search = texts.length > 0 ? `?${new URLSearchParams(texts).toString()}` : ''
    const response = await this.send(`/_sim${path}${search}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return (text === '' ? undefined : JSON.parse(text)) as AnswerOf<E> // as its route documents it
  }

  /** Sends a request to a path of this world with the admin token. Throws `CallError` for an answer that is a refusal. */
  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const { prefix, token, onLocked } = this.#options
    const headers = new Headers(init.headers)
    const admin = token()
    if (admin !== undefined) headers.set('authorization', `Bearer ${admin}`)
    const response = await fetch(prefix + path, { ...init, headers }).catch((error: unknown) => {
      if (init.signal?.aborted) throw error
      throw new CallError('UNREACHABLE', 'The simulator does not answer: is it still running?')
    })
    if (response.ok) return response
    const { error } = (await response.json().catch(() => ({}))) as { error?: { code: string; message: string } } // its error shape
    const refusal = new CallError(error?.code ?? 'REFUSED', error?.message ?? response.statusText)
    if (refusal.code === 'ADMIN_TOKEN_REQUIRED') onLocked()
    throw refusal
  }
}
