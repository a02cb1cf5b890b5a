import { eachInTurns, realDelay } from '../time/real-time.ts'
import { worldError } from './errors.ts'
import type { Count, LogLimits } from './log.ts'
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
  entries(): Iterable<E>
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
  const isMatch = (entry: E): boolean => matches(match, entry)
  const done = new AbortController()
  const time = realDelay(timeoutMs, signal ? AbortSignal.any([signal, done.signal]) : done.signal)
  const progress = { fresh: 0, isUp: false, wake: (): void => {} }
  const unlisten = log.listen(entry => {
    if (isMatch(entry)) progress.fresh++
    progress.wake()
  })
  const ended = time.finally(() => {
    progress.isUp = true
    progress.wake()
  })
  while (!progress.isUp) {
    const before = progress.fresh
    const found = await read(log, isMatch)
    const missing = count - found.length
    if (missing <= 0) {
      unlisten()
      done.abort()
      return found
    }
    // The log may have dropped some of those that matched: it is read again only when there may be enough.
    while (!progress.isUp && progress.fresh - before < missing)
      await new Promise<void>(resolve => {
        progress.wake = resolve
      })
  }
  unlisten()
  await ended
  const all = await read(log, () => true)
  const found = all.filter(isMatch)
  if (found.length >= count) return found
  const [came, near] = [found.length, nearMisses(match, all)]
  const nearest = `Nearest misses: ${near.map(({ words }) => words).join(' | ')}`
  const rest = near.length > 0 ? [nearest] : came > 0 ? [] : ['Nothing else was recorded.']
  const dropped = log.droppedLike(match)
  const lost = dropped > 0 ? [`The log dropped ${dropped} that could match.`] : []
  const message = [`${came} of ${count} matching came within ${timeoutMs} ms.`, ...lost, ...rest].join(' ')
  throw worldError('WAIT_TIMEOUT', message)
}

/** Counts the entries that match as the log itself does, but lets other work have its turn. */
export async function countIn<E extends object>(log: Awaitable<E>, match: Pattern): Promise<Count> {
  let count = 0
  await eachInTurns(log.entries(), entry => {
    if (matches(match, entry)) count++
  })
  return { count, dropped: log.droppedLike(match) }
}

/** The entries that are wanted, oldest first. */
async function read<E>(log: Awaitable<E>, isWanted: (entry: E) => boolean): Promise<E[]> {
  const found: E[] = []
  await eachInTurns(log.entries(), entry => {
    if (isWanted(entry)) found.push(entry)
  })
  return found
}
