import { pause } from './browser-time.ts'
import { CallError, type Client } from './client.ts'

/** How long a lost stream waits before it is opened again, real milliseconds: shorter at first. */
const AGAIN_MS = [100, 500, 1000, 3000] as const

/** What a follower of a stream is told. */
export interface Follower<T> {
  /** Of the stream, below the world's prefix. */
  readonly path: string
  /** The stream's id of the last entry that came; `0` before the first one. */
  lastId: string
  /** Takes entries in order, as many as came together. */
  onEntries(entries: readonly T[]): void
  /** The log was reset: what was read before is gone. */
  onReset(): void
  /** Whether the stream is open. */
  onOpen(isOpen: boolean): void
}

/**
 * Follows a stream of entries from the oldest one that the server holds. It is read with `fetch`, because an EventSource
 * cannot send the admin token as a header; a lost connection goes on after the last entry that came.
 */
export async function follow<T>(client: Client, signal: AbortSignal, told: Follower<T>): Promise<void> {
  let failures = 0
  const onMessage = (id: string): void => {
    const [resets, before] = [id, told.lastId].map(one => (one.includes('.') ? one.split('.')[0] : '0'))
    if (resets !== before) told.onReset()
    told.lastId = id
    failures = 0
  }
  while (!signal.aborted) {
    try {
      const headers = { accept: 'text/event-stream', 'last-event-id': told.lastId }
      const response = await client.send(told.path, { headers, signal })
      told.onOpen(true)
      await readMessages<T>(response, onMessage, told)
    } catch (error) {
      // The page asks for the token, and follows again with it.
      if (error instanceof CallError && error.code === 'ADMIN_TOKEN_REQUIRED') return
    }
    told.onOpen(false)
    await pause(AGAIN_MS[Math.min(failures++, AGAIN_MS.length - 1)]!, signal)
  }
}

/** Reads a stream to its end. */
async function readMessages<T>(response: Response, onMessage: (id: string) => void, told: Follower<T>): Promise<void> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const messages = (rest + value).split('\n\n')
    rest = messages.pop()!
    const entries: T[] = []
    for (const message of messages) {
      const fields = Object.fromEntries(message.split('\n').map(line => [line.split(': ', 1)[0], line]))
      const [id, data] = [fields['id']?.slice(4), fields['data']?.slice(6)]
      if (id === undefined || data === undefined) continue
      onMessage(id)
      entries.push(JSON.parse(data) as T) // an entry of the log that the path names
    }
    if (entries.length > 0) told.onEntries(entries)
  }
}
