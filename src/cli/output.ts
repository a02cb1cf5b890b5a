import { styleText } from 'node:util'
import { SHOWN_CREDENTIALS, type VendorAccess } from '../control/describe.ts'
import { redactUrl } from '../request/redaction.ts'
import type { SimEvent } from '../world/events.ts'
import type { AnsweredRequest } from '../server/answer-log.ts'

type Style = Parameters<typeof styleText>[0]

/** Colours on a terminal only, and none where NO_COLOR is set. */
function paint(style: Style, text: string): string {
  return process.stdout.isTTY && !process.env['NO_COLOR'] ? styleText(style, text) : text
}

/** What `start` prints when it is ready: where everything is, and with which credentials. */
export function startTable(vendors: readonly VendorAccess[], url: string): string {
  return [
    vendorTable(vendors),
    `${paint('bold', 'Everything else')}`,
    `  ${paint('cyan', url)}  ${paint('dim', 'endpoints, credentials, GraphiQL, control plane')}`,
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

function memberOf(record: object | null, key: string): string | undefined {
  const value: unknown = record === null ? undefined : Reflect.get(record, key)
  return value === undefined || value === null ? undefined : String(value)
}

/** One line per answered request: to a vendor, which operation, what it was refused with, in which world, by which fault. */
export function requestLine({ method, url, status, durationMs, exchange, world, anew = [] }: AnsweredRequest): string {
  const shownUrl = redactUrl(url)
  const codes = [...new Set((exchange?.errors ?? []).map(codeOf))]
  const colour = status >= 500 ? 'red' : status >= 400 || codes.length > 0 ? 'yellow' : 'green'
  const what = exchange
    ? [
        exchange.vendor,
        exchange.operation ?? shownUrl,
        codes.length > 0 && paint(['bold', colour], codes.join(',')),
        world,
      ]
    : [method, shownUrl]
  const fault = exchange?.fault && paint('magenta', `fault ${exchange.fault}`)
  const began = anew.map(name => paint('yellow', `world ${name} is made anew: the one before has ended`))
  return [paint(colour, String(status)), ...what, fault, paint('dim', `${durationMs} ms`), ...began]
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
