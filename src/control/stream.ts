/** Logs as streams of server-sent events. */
import { once } from 'node:events'
import { preferredType } from '../request/header-value.ts'
import { REAL_TIME, realEvery } from '../time/real-time.ts'
import type { ControlCall } from './route.ts'

/** How many bytes of events an unread stream may hold before the server cuts it: the reader resumes with `Last-Event-ID`. */
const MAX_UNREAD_BYTES = 1024 * 1024

/** How often a quiet stream sends a comment, real milliseconds: proxies and clients drop connections that say nothing. */
const COMMENT_EVERY_MS = 15_000

/** How long entries are gathered before they are written together, real milliseconds: a write costs more than an entry. */
const GATHER_MS = 100

/** From how many characters on what the log holds already is written: one entry a write costs more than the entries do. */
const WRITE_LENGTH = 64 * 1024

/** The media types of a log. */
const FORMS = ['application/json', 'text/event-stream'] as const

/** A log as a stream needs it: entries are numbered from 1, and from 1 again after each time it was emptied. */
export interface StreamedLog<E extends { readonly id: number }> {
  readonly clears: number
  readonly lastId: number
  readonly size: number
  since(id: number, limit?: number): readonly E[]
  listen(listener: (entry: E) => void): () => void
  onAdd(tell: () => void): () => void
}

/** What of an entry stands in its event: the event's name, and its data. */
export interface StreamForm<E> {
  readonly nameOf: (entry: E) => string
  readonly dataOf: (entry: E) => unknown
  /**
   * How many entries are written together at most, for a log whose entries cost more than they do themselves: they are
   * read when they are written. A reader of more than that is behind, and lacks what the log drops meanwhile. All by default.
   */
  readonly together?: number
}

/** Whether a caller prefers a stream to a list. */
export function wantsStream({ request }: ControlCall<unknown>): boolean {
  return preferredType(request.headers.accept, FORMS) === 'text/event-stream'
}

/** Takes the connection over, and writes each entry from here on, or from `Last-Event-ID` on: fastify sends nothing of its own. */
export async function stream<E extends { readonly id: number }>(
  { signal, request, reply }: ControlCall<unknown>,
  log: StreamedLog<E>,
  form: StreamForm<E>,
  commentEveryMs = COMMENT_EVERY_MS,
): Promise<void> {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    connection: 'keep-alive',
  })
  const write = (text: string): void => {
    if (text !== '') raw.write(text)
    if (raw.writableLength > MAX_UNREAD_BYTES) raw.destroy()
  }
  raw.write(': what happens from here on\n\n')
  const stopComments = realEvery(commentEveryMs, () => raw.write(': still here\n\n'))
  signal.addEventListener('abort', stopComments)
  // What the log holds may be large: it is written no faster than the reader takes it.
  let [last, clears] = [lastRead(log, request.headers['last-event-id']), log.clears]
  for (let rest = log.since(last, form.together); rest.length > 0; rest = log.since(last, form.together)) {
    last = Math.max(last, log.lastId - log.size)
    let text = ''
    for (const [index, entry] of rest.entries()) {
      text += textOf(log, form, entry, ++last)
      if (text.length < WRITE_LENGTH && index < rest.length - 1) continue
      raw.write(text)
      text = ''
      if (raw.writableNeedDrain) await once(raw, 'drain', { signal }).catch(() => undefined)
      if (signal.aborted) {
        raw.end()
        return
      }
      if (log.clears === clears) continue
      ;[last, clears] = [0, log.clears]
      break
    }
  }
  // No await since the log was read to its end: nothing is missed.
  const { flush, stop } = form.together === undefined ? gatherEach(log, form, write) : gatherSome(log, form, write)
  signal.addEventListener('abort', () => {
    stop()
    flush()
    raw.end()
  })
}

/** What writes the entries of a log from now on; `flush` writes at once what waits. */
interface Gatherer {
  flush(): void
  stop(): void
}

/** Gathers each new entry as it comes. Requests may come in another order than that of their numbers: their places are resumed. */
function gatherEach<E extends { readonly id: number }>(
  log: StreamedLog<E>,
  form: StreamForm<E>,
  write: (text: string) => void,
): Gatherer {
  let gathered = ''
  const flush = (): void => {
    const text = gathered
    gathered = ''
    write(text)
  }
  const stop = log.listen(entry => {
    if (gathered === '') REAL_TIME.after(GATHER_MS, flush)
    gathered += textOf(log, form, entry, log.lastId)
  })
  return { flush, stop }
}

/** Reads new entries from the log when they are written, a part of them at a time. */
function gatherSome<E extends { readonly id: number }>(
  log: StreamedLog<E>,
  form: StreamForm<E>,
  write: (text: string) => void,
): Gatherer {
  let [last, clears, isAwaited] = [log.lastId, log.clears, false]
  const read = (limit?: number): void => {
    if (log.clears !== clears) [last, clears] = [0, log.clears]
    last = Math.max(last, log.lastId - log.size)
    let text = ''
    for (const entry of log.since(last, limit)) text += textOf(log, form, entry, ++last)
    write(text)
  }
  const goOn = (): void => {
    isAwaited = false
    read(form.together)
    if (last < log.lastId) wait()
  }
  const wait = (): void => {
    if (!isAwaited) REAL_TIME.after(GATHER_MS, goOn)
    isAwaited = true
  }
  return { flush: read, stop: log.onAdd(wait) }
}

/** An entry as the event of a stream; `place` is its place in the log. */
function textOf<E extends { readonly id: number }>(
  log: StreamedLog<E>,
  { nameOf, dataOf }: StreamForm<E>,
  entry: E,
  place: number,
): string {
  return `id: ${streamId(log, place)}\nevent: ${nameOf(entry)}\ndata: ${JSON.stringify(dataOf(entry))}\n\n`
}

/** An entry's id in a stream: its place in the log, which mostly is its number, after how often the log was emptied, such as `2.12`. */
function streamId({ clears }: Pick<StreamedLog<never>, 'clears'>, id: number): string {
  return clears === 0 ? String(id) : `${clears}.${id}`
}

/** The place of the last entry that a reader has; what is no id of a stream begins with the next entry. */
function lastRead({ clears, lastId }: Pick<StreamedLog<never>, 'clears' | 'lastId'>, sent: unknown): number {
  const [, ofClears = '0', id] = /^(?:(\d{1,9})\.)?(\d{1,15})$/.exec(String(sent)) ?? []
  if (id === undefined) return lastId
  // Neither an id of before a reset nor one that was not given out yet is of this log.
  return Number(ofClears) === clears && Number(id) <= lastId ? Number(id) : 0
}
