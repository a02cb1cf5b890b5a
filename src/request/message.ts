/** HTTP as the simulator sees it, whether it came over a socket or in process (`sim.fetch`). */
import type { GraphQLFormattedError } from 'graphql'

/** One request, read whole. Header names are lower case; the body's length is not among them. */
export interface HttpRequest {
  readonly method: string
  /** Path and query as sent, without scheme and host; after the world's prefix was taken off. */
  readonly url: string
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The body as text; empty when there is none. */
  readonly body: string
  /** Whether the body's bytes are no UTF-8, so that `body` has replacement characters; false when absent. */
  readonly isGarbled?: boolean
  /** Whether the client spoke TLS (to us or to a proxy that says so). */
  readonly secure: boolean
}

/** One answer, whole. `headers` holds a list only where HTTP repeats a header (`set-cookie`). */
export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: string
  /** The `Date` header, which is the world's time; the machine's where it is left out. */
  readonly date?: string
  /** What goes wrong on its way to the client. The part that sends the answer carries it out. */
  readonly wire?: WireFault | undefined
}

/** What goes wrong with an answer on its way, once it is made. */
export interface WireFault {
  /** The connection dies: `before` the headers, or after so many bytes of the body. */
  readonly cut?: 'before' | number
  /** Whether it dies as after a crash (reset) or is just closed. */
  readonly isReset?: boolean
  /** The body comes no faster than this. */
  readonly bytesPerSecond?: number
}

/** An answer with a JSON body. */
export function jsonResponse(status: number, value: unknown, headers: HttpResponse['headers'] = {}): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  }
}

/** The same answer with a `Date`. This runs for each answer: members are named, because spreading is slower. */
export function dated({ status, headers, body, wire }: HttpResponse, date: string): HttpResponse {
  return { status, headers, body, date, wire }
}

/** A value, at once or later. */
export type MaybePromise<T> = T | Promise<T>

/** Whether a value has to be waited for. */
export function isPromise<T>(value: MaybePromise<T>): value is Promise<T> {
  return typeof (value as Partial<Promise<T>>).then === 'function'
}

/** The GraphQL errors in an answer's body; none where the body is empty or says nothing of errors. */
export function errorsOf({ body }: HttpResponse): readonly GraphQLFormattedError[] {
  if (body === '') return []
  const { errors = [] } = JSON.parse(body) as { errors?: readonly GraphQLFormattedError[] } // all our own answers are like this
  return errors
}

/** The value of one cookie of a `Cookie` header; undefined when it is not there. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const [key, ...value] = pair.split('=')
    if (key?.trim() === name) return value.join('=').trim()
  }
  return undefined
}

/** The credential of an `Authorization` header of this scheme (`Bearer`, `Opaque`), whatever the scheme's case. */
export function readAuthorization(header: string | undefined, scheme: string): string | undefined {
  if (!header) return undefined
  const space = header.indexOf(' ')
  if (space < 0 || header.slice(0, space).toLowerCase() !== scheme.toLowerCase()) return undefined
  return header.slice(space + 1).trim() || undefined
}
