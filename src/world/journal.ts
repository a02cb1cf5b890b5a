import type { Pattern } from '../inputs/match.ts'
import { toIso } from '../time/instant.ts'
import type { HttpRequest, HttpResponse } from '../request/message.ts'
import { Log } from './log.ts'
import { redactCredential, redactExchange } from '../request/redaction.ts'
import { KeptText, TextStore } from './text-store.ts'

/** One request to a vendor's endpoint, as a test wants to look at it. Secrets are redacted. */
export interface JournalEntry {
  readonly id: number
  /** When it came, ISO 8601 on the world's clock. */
  readonly at: string
  readonly vendor: string
  /** The first root field, such as `acceptChat`; `upload` for an upload; null where none could be read. */
  readonly operation: string | null
  /** The document's operation name. */
  readonly operationName: string | null
  /** As sent, secrets masked; null where there are none, and where the request could not be read. */
  readonly variables: unknown
  /** HTTP status. */
  readonly status: number
  /** GraphQL errors, as answered; a secret that one quotes is masked. */
  readonly errors: readonly unknown[]
  /** How long it took on the world's clock, milliseconds: 0 while that stands still. */
  readonly durationMs: number
  /** Id of the fault that shaped the answer. */
  readonly fault: string | null
  /** The answer's corner cases, each as kind and place (`null: <vendor> Order 95726695 paymentCard`); only in a nasty world. */
  readonly nasty?: readonly string[]
  /** The document's root fields that are not in the schema here: the real API may have them. Only where there are some. */
  readonly notSimulated?: readonly string[]
  /** Whether root fields were answered with scenery only, which only a vendor's whole API does. Left out where none was. */
  readonly scenery?: true
  /** The credential without its world suffix, redacted; null for none. */
  readonly caller: string | null
}

/** A request and its answer as they were. Nothing is redacted or converted until a test reads the journal. */
export interface Exchange extends DescribedExchange {
  readonly response: HttpResponse
}

/** Is told of an exchange and of its world's name. */
export type ExchangeListener = (exchange: Exchange, world: string) => void

/** As much of an exchange as an entry of the journal says. */
interface DescribedExchange extends Facts {
  readonly request: HttpRequest
  readonly response: Pick<HttpResponse, 'status'>
}

/** What the simulator knows of an exchange besides request and answer. */
interface Facts extends Pick<JournalEntry, 'id' | 'vendor' | 'operation' | 'operationName' | 'durationMs' | 'fault'> {
  /** Epoch milliseconds. */
  readonly at: number
  readonly errors: readonly unknown[] | undefined
  readonly nasty?: readonly string[] | undefined
  readonly notSimulated?: readonly string[] | undefined
  readonly scenery?: true | undefined
  readonly credential: string | undefined
}

/**
 * What a journal keeps of an exchange. A full journal writes the newest over the oldest. New objects for each request
 * would survive until V8 moves them to its old space, and collecting that costs a server 7 to 15 % of its time.
 */
class KeptExchange implements Facts {
  id = 0
  at = 0
  vendor = ''
  operation: string | null = null
  operationName: string | null = null
  errors: Facts['errors']
  durationMs = 0
  fault: string | null = null
  nasty: Facts['nasty']
  notSimulated: Facts['notSimulated']
  scenery: Facts['scenery']
  credential: string | undefined
  method = ''
  url = ''
  headers: HttpRequest['headers'] = {}
  secure = false
  readonly requestBody = new KeptText()
  status = 0
  responseHeaders: HttpResponse['headers'] = {}
  wire: HttpResponse['wire']
  readonly responseBody = new KeptText()
  #kindKey: string | undefined

  /** Status, vendor and operation as one text. */
  get kindKey(): string {
    return (this.#kindKey ??= `${this.status} ${this.vendor} ${this.operation}`)
  }

  /** Writes another exchange over this one; its bodies go into `texts`. */
  write(exchange: Exchange, texts: TextStore): this {
    const { request, response } = exchange
    const { vendor, operation, status } = this
    // Mostly a request like the one before: the text stays.
    if (vendor !== exchange.vendor || operation !== exchange.operation || status !== response.status)
      this.#kindKey = undefined
    this.id = exchange.id
    this.at = exchange.at
    this.vendor = exchange.vendor
    this.operation = exchange.operation
    this.operationName = exchange.operationName
    this.errors = exchange.errors
    this.durationMs = exchange.durationMs
    this.fault = exchange.fault
    this.nasty = exchange.nasty
    this.notSimulated = exchange.notSimulated
    this.scenery = exchange.scenery
    this.credential = exchange.credential
    this.method = request.method
    this.url = request.url
    this.headers = request.headers
    this.secure = request.secure
    texts.keep(request.body, this.requestBody)
    this.status = response.status
    this.responseHeaders = response.headers
    this.wire = response.wire
    texts.keep(response.body, this.responseBody)
    return this
  }
}

/** A request on its way: its number, once something has to name it, and the newest event that it caused. */
export class Cause {
  /** 0 until it has one. */
  id = 0
  /** How often the journal had been emptied when it got its number. */
  clears = 0
  event = 0
}

/** What an exchange takes about, whatever its bodies are. */
const EXCHANGE_BYTES = 1024

/** The newest requests to one world. */
export class Journal extends Log<Exchange, KeptExchange, JournalEntry> {
  #texts = new TextStore()

  /** The exchanges whole, oldest first. */
  exchanges(): Exchange[] {
    return this.kept().map(kept => this.#exchangeOf(kept))
  }

  /** The exchange with this number whole; undefined where the journal has none. */
  find(id: number): Exchange | undefined {
    const kept = this.kept().find(one => one.id === id)
    return kept && this.#exchangeOf(kept)
  }

  /** The number of a request that is not in the journal yet; the same one as long as the journal is not emptied. */
  numberOf(cause: Cause): number {
    if (cause.id === 0 || cause.clears !== this.clears) {
      cause.id = this.reserve()
      cause.clears = this.clears
    }
    return cause.id
  }

  /** Whether there is an entry of this operation. No entry is read for it. */
  holds(operation: string): boolean {
    return this.kept().some(kept => kept.operation === operation)
  }

  override clear(): void {
    super.clear()
    this.#texts = new TextStore()
  }

  #exchangeOf(kept: KeptExchange): Exchange {
    const { method, url, headers, secure, requestBody, status, responseHeaders, wire, responseBody, ...facts } = kept
    const body = this.#texts.read(responseBody)
    const response = { status, headers: responseHeaders, body, ...(wire ? { wire } : {}) }
    return { ...facts, request: { method, url, headers, body: this.#texts.read(requestBody), secure }, response }
  }

  protected override keep(exchange: Exchange, forgotten = new KeptExchange()): KeptExchange {
    return forgotten.write(exchange, this.#texts)
  }

  protected override read(kept: KeptExchange): JournalEntry {
    const request = { ...kept, body: this.#texts.read(kept.requestBody) }
    return toEntry({ ...kept, request, response: kept })
  }

  protected override kindOf({ vendor, operation, status }: KeptExchange): Pattern {
    return { vendor, operation, status }
  }

  protected override kindKey(kept: KeptExchange): string {
    return kept.kindKey
  }

  protected override bytesOf({ url, requestBody, responseBody, errors }: KeptExchange): number {
    // Errors are kept as they are in the answer, and as objects.
    const answer = (responseBody.end - responseBody.start) * (errors ? 2 : 1)
    return EXCHANGE_BYTES + url.length + requestBody.end - requestBody.start + answer
  }

  protected override forget(kept: KeptExchange): KeptExchange {
    this.#texts.forget(kept.requestBody)
    this.#texts.forget(kept.responseBody)
    kept.errors = undefined
    return kept
  }
}

/** An exchange as a test looks at it. */
export function toEntry(exchange: DescribedExchange): JournalEntry {
  const { id, vendor, operation, operationName, durationMs, fault, nasty, notSimulated, scenery, credential } = exchange
  const { variables, errors } = redactExchange(exchange.request, exchange.errors ?? [])
  return {
    id,
    at: toIso(exchange.at),
    vendor,
    operation,
    operationName,
    variables,
    status: exchange.response.status,
    errors,
    durationMs,
    fault,
    ...(nasty ? { nasty } : {}),
    ...(notSimulated ? { notSimulated } : {}),
    ...(scenery ? { scenery } : {}),
    caller: credential === undefined ? null : redactCredential(credential),
  }
}
