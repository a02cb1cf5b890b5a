import { isUtf8 } from 'node:buffer'
import type { OutgoingHttpHeader } from 'node:http'
import { MAX_GRAPHQL_BYTES } from '../request/limits.ts'
import { dated, type HttpRequest, type HttpResponse, jsonResponse, type MaybePromise } from '../request/message.ts'
import { isGetByHash } from '../request/persisted-query.ts'
import { SESSION_COOKIE, withoutSession } from '../request/session-cookie.ts'
import { namedWorld, readTarget } from '../request/world-name.ts'
import type { Simulator } from '../simulator/simulator.ts'
import type { ExchangeListener } from '../world/journal.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'

/** Where a request to a vendor goes. */
export interface Destination {
  readonly vendor: AnyVendor
  /** The world that the path names. */
  readonly world: string | undefined
  /** The endpoint's path, and the query as sent. */
  readonly url: string
}

/** A request as it came: the edge decodes its body. */
export interface SentRequest extends Omit<HttpRequest, 'url' | 'body' | 'isGarbled'> {
  readonly body: Buffer
}

/**
 * The one way to the vendors' GraphQL endpoints: node's server, fastify and `sim.fetch` hand requests over to it as
 * data, and are handed answers as data.
 */
export class Edge {
  readonly #sim: Simulator
  readonly #endpoints: ReadonlyMap<string, Destination>

  constructor(sim: Simulator) {
    this.#sim = sim
    const endpoints = sim.options.vendors.flatMap(vendor =>
      vendor.paths.map(url => [url, { vendor, world: undefined, url }] as const),
    )
    this.#endpoints = new Map(endpoints)
  }

  /** The endpoint whose path is this URL, character by character: no world, no query. */
  findExactly(url: string): Destination | undefined {
    return this.#endpoints.get(url)
  }

  /** The endpoint that a URL leads to, as it was sent: perhaps with a host, a world, a query, a slash at its end. */
  find(sent: string): Destination | undefined {
    const { world, path, url } = readTarget(sent)
    const endpoint = this.#endpoints.get(path) ?? this.#findForm(path)
    if (!endpoint) return undefined
    const queryAt = url.indexOf('?')
    return { vendor: endpoint.vendor, world, url: queryAt < 0 ? endpoint.url : endpoint.url + url.slice(queryAt) }
  }

  /** The endpoint that another form of its path means. */
  #findForm(path: string): Destination | undefined {
    const paths = this.#sim.options.vendors.flatMap(vendor => vendor.toPath?.(path) ?? [])
    return paths.length > 0 ? this.#endpoints.get(paths[0]!) : undefined
  }

  /** Answers a request, at once where nothing has to be waited for. Rejects or throws for a bug of ours only. */
  answer(
    { vendor, world, url }: Destination,
    sent: SentRequest,
    onExchange?: ExchangeListener,
  ): MaybePromise<HttpResponse> {
    const { method, headers: brought, body, secure } = sent
    const headers = brought['cookie']?.includes(SESSION_COOKIE) ? withoutSession(brought) : brought
    const { methods, persistedQuery } = vendor.dialect
    const text = body.toString()
    const isGarbled = text.includes('\uFFFD') && !isUtf8(body)
    // This runs for each request: members are named, because spreading is slower.
    const request: HttpRequest = { method, url, headers, body: text, isGarbled, secure }
    if (!methods.some(known => known === method) && !(persistedQuery && isGetByHash(request)))
      return dated(wrongMethod(method, methods), this.#sim.dateIn(namedWorld(world, headers)))
    return this.#sim.answer({ vendor: vendor.name, world: namedWorld(world, headers), request, onExchange })
  }
}

function wrongMethod(method: string, methods: readonly string[]): HttpResponse {
  const message = `${method} is not possible here; send a ${methods.join(' or ')}.`
  return jsonResponse(405, { errors: [{ message }] }, { allow: methods.join(', ') })
}

/** What @fastify/cors says where there is no origin; no vendor says anything of it. */
export const VARY = 'Origin'

/** Whether fastify has nothing to do for a post: a JSON body of a known length that is not too large, of no web page. */
export function isPlainPost(headers: HttpRequest['headers'], length: number): boolean {
  if (headers['content-type'] !== 'application/json') return false
  if (headers['origin'] !== undefined || headers['expect'] !== undefined || headers['transfer-encoding'] !== undefined)
    return false
  return length > 0 && length <= MAX_GRAPHQL_BYTES
}

/** Whether the client spoke TLS to a proxy, which says so. */
export function isForwardedTls(headers: HttpRequest['headers']): boolean {
  return headers['x-forwarded-proto']?.toLowerCase() === 'https'
}

/** The headers of an answer that does not go through fastify: names and values in turn, as node writes them fastest. */
export function headerLines({ headers, date }: HttpResponse, length: number): OutgoingHttpHeader[] {
  const lines: OutgoingHttpHeader[] = ['vary', VARY]
  if (date !== undefined) lines.push('date', date)
  for (const name in headers) lines.push(name, headers[name] as string | string[]) // node does not change the lists
  lines.push('content-length', String(length))
  return lines
}
