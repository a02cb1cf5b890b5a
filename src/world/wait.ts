import { realDelay } from '../time/real-time.ts'
import { worldError } from './errors.ts'
import type { LogLimits } from './log.ts'
import { matches, nearMisses, type Pattern } from '../inputs/match.ts'

/** What to wait for, and how long. */
export interface WaitOptions {
  readonly match: Pattern
  /** How many entries must match, earlier ones included. 1 by default. */
  readonly count?: number | undefined
  /** Real milliseconds. 5,000 by default. */
  readonly timeoutMs?: number | undefined
  /** Ends the wait when it is aborted, as if the time were up. */
  readonly signal?: AbortSignal | undefined
}

/** What can be waited for: the journal, the events. */
export interface Awaitable<E> {
  readonly limits: LogLimits
  list(): E[]
  droppedLike(match: Pattern): number
  listen(listener: (entry: E) => void): () => void
}

/**
 * Waits, without polling, until a log holds enough entries that match; answers them. Refuses with `WAIT_TIMEOUT` and the
 * nearest misses when the time is up, and with `INVALID_WAIT` at once where the log never holds so many.
 */
export async function waitFor<E extends object>(
  log: Awaitable<E>,
  { match, count = 1, timeoutMs = 5000, signal }: WaitOptions,
): Promise<E[]> {
  const { entries } = log.limits
  if (count > entries)
    throw worldError('INVALID_WAIT', `The log keeps ${entries} entries and never holds ${count}; raise journalLimit.`)
  const find = (): E[] => log.list().filter(entry => matches(match, entry))
  let found = find()
  if (found.length >= count) return found
  const enough = new AbortController()
  let missing = count - found.length
  const unlisten = log.listen(entry => {
    // The log may have dropped some of those that matched: it is read again only when there may be enough.
    if (!matches(match, entry) || --missing > 0) return
    found = find()
    missing = count - found.length
    if (missing <= 0) enough.abort()
  })
  await realDelay(timeoutMs, signal ? AbortSignal.any([signal, enough.signal]) : enough.signal)
  unlisten()
  if (missing <= 0) return found
  const [came, near] = [find().length, nearMisses(match, log.list())]
  const nearest = `Nearest misses: ${near.map(({ words }) => words).join(' | ')}`
  const rest = near.length > 0 ? [nearest] : came > 0 ? [] : ['Nothing else was recorded.']
  const dropped = log.droppedLike(match)
  const lost = dropped > 0 ? [`The log dropped ${dropped} that could match.`] : []
  const message = [`${came} of ${count} matching came within ${timeoutMs} ms.`, ...lost, ...rest].join(' ')
  throw worldError('WAIT_TIMEOUT', message)
}
