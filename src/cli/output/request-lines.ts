/** Lines about requests to the APIs, apart from all others: what masks their documents reads GraphQL, and few commands need it. */
import { redactUrl } from '../../request/redaction.ts'
import type { AnsweredRequest } from '../../server/answer-log.ts'
import type { RecordedRequest } from '../../simulator/recorded-request.ts'
import type { JournalEntry } from '../../world/journal.ts'
import { paint } from './lines.ts'

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
