import { realDelay } from './clock.ts'
import { SimError } from './error.ts'
import type { Log } from './log.ts'
import { matches, nearMisses, type Pattern } from './match.ts'

/** What to wait for, and how long. */
export interface WaitOptions {
  readonly match: Pattern
  /** How many entries must match, past ones included. 1 by default. */
  readonly count?: number | undefined
  /** Real milliseconds. 5,000 by default. */
  readonly timeoutMs?: number | undefined
  /** Ends the wait early, as if the time were up. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Waits, without looking again and again, until a log holds enough entries that match. Refuses with `WAIT_TIMEOUT`
 * and the nearest misses when the time is up.
 */
export async function waitFor<L extends { readonly id: number }, E extends object>(
  log: Pick<Log<L, unknown>, 'list' | 'listen'>,
  toEntry: (logged: L) => E,
  { match, count = 1, timeoutMs = 5000, signal }: WaitOptions,
): Promise<E[]> {
  const found = (): E[] =>
    log
      .list()
      .map(toEntry)
      .filter(entry => matches(match, entry))
  let entries = found()
  if (entries.length >= count) return entries
  const timeout = new AbortController()
  const stop = (): void => timeout.abort()
  signal?.addEventListener('abort', stop, { once: true })
  const unlisten = log.listen(logged => {
    if (!matches(match, toEntry(logged))) return
    entries = found()
    if (entries.length >= count) stop()
  })
  if (!signal?.aborted) await realDelay(timeoutMs, timeout.signal)
  unlisten()
  signal?.removeEventListener('abort', stop)
  if (entries.length >= count) return entries
  throw new SimError('WAIT_TIMEOUT', timeoutMessage(log.list().map(toEntry), match, entries.length, count, timeoutMs))
}

/** "0 of 1 came within 5000 ms. Nearest: 2 of 3 matched: ...". */
function timeoutMessage(
  entries: readonly object[],
  match: Pattern,
  came: number,
  count: number,
  timeoutMs: number,
): string {
  const head = `${came} of ${count} matching came within ${timeoutMs} ms.`
  const near = nearMisses(match, entries)
  if (near.length > 0) return `${head} Nearest misses: ${near.map(({ words }) => words).join(' | ')}`
  return came > 0 ? head : `${head} Nothing else was recorded.`
}
