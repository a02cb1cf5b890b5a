import { redactMessages, type ShownMessages } from '../request/redaction.ts'
import { worldError } from '../world/errors.ts'
import { type Exchange, type JournalEntry, toEntry } from '../world/journal.ts'
import type { SimWorld } from './sim-world.ts'

/** One request whole: what was sent and answered, and what it caused. Secrets are masked. */
export interface RecordedRequest extends JournalEntry {
  /** The body is null where the simulator keeps no history. */
  readonly request: Omit<ShownMessages['request'], 'body'> & { readonly body: string | null }
  /** The same of its answer; the status is 0 where there was none. */
  readonly response: Omit<ShownMessages['response'], 'body'> & { readonly body: string | null }
  /** The numbers of the events that it caused, as far as the world keeps them. */
  readonly events: readonly number[]
}

/** Request and answer with this number as they were. Refuses with `REQUEST_NOT_FOUND` what the journal does not have. */
export function exchangeOf({ journal }: Pick<SimWorld, 'journal'>, id: number): Exchange {
  const exchange = journal.find(id)
  if (exchange) return exchange
  throw worldError('REQUEST_NOT_FOUND', `The journal has no request ${id}; it has the newest ${journal.size}.`)
}

/** The request of a world with this number. Refuses with `REQUEST_NOT_FOUND` one that the journal does not have. */
export function requestOf(
  { journal, events, settings }: Pick<SimWorld, 'journal' | 'events' | 'settings'>,
  id: number,
): RecordedRequest {
  const exchange = exchangeOf({ journal }, id)
  const { request, response } = redactMessages(exchange.request, exchange.response)
  const withBody = <M extends { readonly body: string }>(
    message: M,
  ): Omit<M, 'body'> & { readonly body: string | null } => ({
    ...message,
    body: settings.history ? message.body : null,
  })
  const caused = events.list().filter(({ requestId }) => requestId === id)
  return {
    ...toEntry(exchange),
    request: withBody(request),
    response: withBody(response),
    events: caused.map(event => event.id),
  }
}
