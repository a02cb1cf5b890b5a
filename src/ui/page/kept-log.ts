/** A log of the world as the page keeps it: what a stream brings, drawn no faster than it can be read. */
import { throttled } from './browser-time.ts'
import type { Follower } from './live.ts'

/** How often what is shown is asked for anew, real milliseconds. */
export const REFRESH_MS = 400
/** How often entries that come are drawn at most, and what is shown is asked for anew, real milliseconds. */
const QUIET = { paintMs: 100, refreshMs: REFRESH_MS }
/** The same while more come than can be read: then the simulator has better things to do. */
const BUSY = { paintMs: 500, refreshMs: 1000 }
/** How many entries that come together are more than can be read. */
const MANY = 20
/** How many entries of a log the page keeps: more than a server does by default. */
const MAX_ENTRIES = 20_000

/** An entry of a log. */
export interface Entry {
  readonly id: number
}

/** What those who show a log are told. */
interface Told extends Pick<Follower<never>, 'onReset' | 'onOpen'> {
  /** Entries came: what is shown can be asked for anew so often, real milliseconds. */
  onKept(refreshMs: number): void
}

/** Follows the stream of a log, and keeps what it brings in a signal. */
export function keptLog<T extends Entry>(path: string, log: { value: readonly T[] }, told: Told): Follower<T> {
  let came: T[] = []
  let pace = QUIET
  const keep = throttled(QUIET.paintMs, () => {
    pace = came.length > MANY ? BUSY : QUIET
    log.value = merged(log.value, came).slice(-MAX_ENTRIES)
    came = []
    told.onKept(pace.refreshMs)
  })
  return {
    path,
    lastId: '0',
    onEntries: entries => {
      came.push(...entries)
      keep(pace.paintMs)
    },
    onReset: () => {
      came = []
      log.value = []
      told.onReset()
    },
    onOpen: told.onOpen,
  }
}

/** A log with more entries, by their numbers: a request has its number when it comes, and is told when it is answered. */
function merged<T extends Entry>(log: readonly T[], more: readonly T[]): T[] {
  const newest = log.at(-1)?.id ?? 0
  const isInOrder = more.every(({ id }, index) => id > (more[index - 1]?.id ?? newest))
  if (isInOrder) return [...log, ...more]
  return [...new Map([...log, ...more].map(entry => [entry.id, entry])).values()].toSorted((a, b) => a.id - b.id)
}
