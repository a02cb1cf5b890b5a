import { styleText } from 'node:util'
import type { describeWorld, VendorAccess } from '../control/describe.ts'
import { SHOWN_CREDENTIALS } from '../simulator/store/listing.ts'
import { redactUrl } from '../request/redaction.ts'
import type { SimEvent } from '../world/events.ts'
import type { RecordedRequest } from '../simulator/recorded-request.ts'
import type { AnsweredRequest } from '../server/answer-log.ts'
import type { Delivery } from '../webhooks/delivery.ts'
import type { JournalEntry } from '../world/journal.ts'

type Style = Parameters<typeof styleText>[0]

/** Colours on a terminal only, and none where NO_COLOR is set. */
function paint(style: Style, text: string): string {
  return process.stdout.isTTY && !process.env['NO_COLOR'] ? styleText(style, text) : text
}

/** What `start` prints when it is ready: where everything is, and with which credentials. */
export function startTable(vendors: readonly VendorAccess[], url: string): string {
  return [
    vendorTable(vendors),
    paint('bold', 'Dashboard'),
    `  ${paint('cyan', url)}  ${paint('dim', 'in a browser: both sides of every conversation, requests, time, GraphiQL')}`,
    '',
  ].join('\n')
}

/** Where each vendor is, and with which credentials, the first of them. */
export function vendorTable(vendors: readonly VendorAccess[]): string {
  const lines = vendors.flatMap(({ title, urls, credentials }) => [
    paint('bold', title),
    ...urls.map(at => `  ${paint('cyan', at)}`),
    ...credentials.slice(0, SHOWN_CREDENTIALS).map(({ header, who }) => `    ${header}  ${paint('dim', who)}`),
    ...(credentials.length > SHOWN_CREDENTIALS ? [`    and ${credentials.length - SHOWN_CREDENTIALS} more`] : []),
    '',
  ])
  return lines.join('\n')
}

/** One line per event: when, what, of which record, what became of it, by whom. */
export function eventLine({ at, type, before, after, actor }: SimEvent): string {
  const [from, to] = [memberOf(before, 'status'), memberOf(after, 'status')]
  const move = from !== undefined && to !== undefined && from !== to ? `${from} -> ${to}` : undefined
  const noun = type.split('.').at(-2)
  const keys = ['id', 'number', `${noun}Number`, 'filename']
  const id = keys.map(key => memberOf(after, key)).find(Boolean)
  return [paint('dim', at), paint('cyan', type), id, move, paint('dim', `by ${actor}`)].filter(Boolean).join('  ')
}

/** What the control plane says of a rule of faults, whatever its kind. */
export interface ListedFault {
  readonly id: string
  readonly vendor: string
  readonly kind: string
  readonly operation?: string
  readonly hits: number
  readonly enabled?: boolean
}

/** One line per rule of faults: which, where, what, how often it hit. */
export function faultLine({ id, vendor, kind, operation, hits, enabled, ...members }: ListedFault): string {
  const known = Object.entries(members).filter(([, value]) => value !== null)
  const others = known.map(([name, value]) => paint('dim', `${name} ${JSON.stringify(value)}`))
  return [
    id,
    vendor,
    operation,
    paint('magenta', kind),
    ...others,
    enabled === false && paint('yellow', 'off'),
    `${hits} hits`,
  ]
    .filter(Boolean)
    .join('  ')
}

/** One line per world: its name, time and seed. */
export function worldLine({ id, seed, clock: { mode, now }, auth }: ReturnType<typeof describeWorld>): string {
  return [paint('bold', id), paint('dim', now), mode, `seed ${seed}`, `auth ${auth}`].join('  ')
}

/** One line per delivery of a webhook: what, to whom, what became of it, and the answers of its receiver. */
export function deliveryLine({ id, createdAt, event, subject, url, status, attempts, fault }: Delivery): string {
  const answers = attempts.map(attempt => attempt.status ?? attempt.error).join(', ')
  const colour = status === 'delivered' ? 'green' : status === 'pending' ? 'yellow' : 'red'
  const byFault = fault && paint('magenta', `fault ${fault.id}`)
  return [
    id,
    paint('dim', createdAt),
    paint('cyan', event),
    subject,
    paint('dim', url),
    paint(colour, status),
    answers,
    byFault,
  ]
    .filter(Boolean)
    .join('  ')
}

/** One line for what came of a probe of a vendor's API. */
export function resultLine({
  id,
  result,
  value,
  why,
}: Record<'id' | 'result', string> & Partial<Record<'value' | 'why', string>>): string {
  const colour = result === 'same' ? 'green' : result === 'differs' ? 'red' : 'yellow'
  return [paint(colour, result.padEnd(14)), id, value, why && paint('dim', why)].filter(Boolean).join('  ')
}

/** One line for what an act answers: of which record, its status, what was said. */
export function answerLine(answer: object): string {
  const id = ['id', 'number', 'token', 'credential'].map(key => memberOf(answer, key)).find(Boolean)
  const message: unknown = Reflect.get(answer, 'message')
  const said = ['message', 'text'].map(key => memberOf(Object(message) as object, key)).find(Boolean)
  return [id, memberOf(answer, 'status'), said].filter(Boolean).join('  ') || 'Done.'
}

function memberOf(record: object | null, key: string): string | undefined {
  const value: unknown = record === null ? undefined : Reflect.get(record, key)
  return value === undefined || value === null ? undefined : String(value)
}

/** One line per answered request: to a vendor, which operation, what it was refused with, in which world, by which fault. */
export function requestLine({ method, url, status, durationMs, exchange, world, anew = [] }: AnsweredRequest): string {
  const shownUrl = redactUrl(url)
  const line = exchange
    ? exchangeLine({ ...exchange, operation: exchange.operation ?? shownUrl, status, durationMs }, world)
    : exchangeLine({ vendor: method, operation: shownUrl, status, durationMs, errors: [], fault: null })
  return [line, ...anew.map(name => paint('yellow', `world ${name} is made anew: the one before has ended`))].join(' ')
}

/** One line per request of a world's journal. */
export function journalLine({ id, at, caller, ...exchange }: JournalEntry): string {
  return [id, paint('dim', at), exchangeLine(exchange), caller && paint('dim', `by ${caller}`)]
    .filter(Boolean)
    .join('  ')
}

/** Says what a journal no longer holds. */
export function tellDropped({ dropped }: { readonly dropped: number }): void {
  if (dropped === 0) return
  console.error(`${dropped} older requests are forgotten; start with a larger --journal-limit to keep more.`)
}

/** One request of a world's journal whole: its document, variables and answer, and the events that it caused. */
export function requestText({ request, response, events, ...entry }: RecordedRequest): string {
  const sent = readBody(request.body)
  const { query, variables } = Object(sent) as { query?: unknown; variables?: unknown } // as GraphQL is sent over HTTP
  const parts: readonly [string, unknown][] = [
    ['Document', query ?? sent],
    ['Variables', variables],
    [`Answer ${response.status}`, readBody(response.body)],
    ['Events', events.length > 0 ? events.join(', ') : undefined],
  ]
  const shown = parts.flatMap(([title, part]) => {
    if (part === undefined || part === null || part === '') return []
    return ['', paint('bold', title), typeof part === 'string' ? part.trim() : JSON.stringify(part, undefined, 2)]
  })
  return [journalLine(entry), `${request.method} ${request.url}`, ...shown].join('\n')
}

/** A body as JSON where it is; what stands for one that is not kept. */
function readBody(body: string | null): unknown {
  if (body === null) return 'not kept: the simulator was started with --history off'
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

type LoggedExchange = Pick<JournalEntry, 'vendor' | 'operation' | 'status' | 'durationMs' | 'fault'> & {
  readonly errors?: readonly unknown[] | undefined
}

function exchangeLine(
  { vendor, operation, status, errors = [], fault, durationMs }: LoggedExchange,
  world?: string,
): string {
  const codes = [...new Set(errors.map(codeOf))]
  const colour = status >= 500 ? 'red' : status >= 400 || codes.length > 0 ? 'yellow' : 'green'
  const refusal = codes.length > 0 && paint(['bold', colour], codes.join(','))
  const byFault = fault && paint('magenta', `fault ${fault}`)
  return [paint(colour, String(status)), vendor, operation, refusal, world, byFault, paint('dim', `${durationMs} ms`)]
    .filter(Boolean)
    .join(' ')
}

/** The code of an error as a vendor words it, or its class; `ERROR` where it has neither. */
function codeOf(error: unknown): string {
  const { extensions = {} } = Object(error) as { extensions?: { code?: unknown; classification?: unknown } } // any vendor's shape
  return String(extensions.code ?? extensions.classification ?? 'ERROR')
}

/** A webhook that came, and what its receiver answered. */
export interface HeardWebhook {
  readonly event: string
  readonly key: string
  /** What it is about: the JSON names the subject so for every vendor. */
  readonly chatId: string
  readonly status: number
  readonly error?: string | undefined
  readonly body: unknown
}

/** One line per webhook. */
export function webhookLine({ event, chatId, status, error, body }: HeardWebhook): string {
  const answer = paint(status < 300 ? 'green' : 'red', String(status))
  return [answer, paint('cyan', event), chatId, error, paint('dim', JSON.stringify(body))].filter(Boolean).join('  ')
}

/** Prints items one by one, a line each: text, or JSON. */
export function linePrinter<T>(json: boolean | undefined, toLine: (item: T) => string): (item: T) => void {
  return item => process.stdout.write(`${json ? JSON.stringify(item) : toLine(item)}\n`)
}
