import { styleText } from 'node:util'
import type { describeWorld, VendorAccess } from '../../control/describe.ts'
import { SHOWN_CREDENTIALS } from '../../simulator/store/listing.ts'
import type { SimEvent } from '../../world/events.ts'
import type { Delivery } from '../../webhooks/delivery.ts'

type Style = Parameters<typeof styleText>[0]

/** Colours on a terminal only, and none where NO_COLOR is set. */
export function paint(style: Style, text: string): string {
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
