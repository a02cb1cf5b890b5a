import type { ServerResponse } from 'node:http'
import type { WireFault } from '../request/message.ts'
import { realDelay } from '../time/real-time.ts'

/** The time between two portions of a slow body, milliseconds. */
const PULSE_MS = 20

/**
 * The bytes of a body that arrive, in portions, each when it is due. Ends early when the signal is aborted.
 * @internal
 */
async function* trickle(
  body: Buffer,
  { cut = Infinity, bytesPerSecond = Infinity }: WireFault,
  signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  const end = Math.min(body.length, cut === 'before' ? 0 : cut)
  const portion = Math.max(1, Math.ceil((bytesPerSecond * PULSE_MS) / 1000))
  for (let sent = 0; sent < end; sent += portion) {
    if (signal?.aborted) return
    if (bytesPerSecond !== Infinity) await realDelay((Math.min(portion, end - sent) / bytesPerSecond) * 1000, signal)
    yield body.subarray(sent, Math.min(end, sent + portion))
  }
}

/**
 * Sends an answer over a socket as its wire fault says.
 * @internal
 */
export async function sendFaulty(
  raw: ServerResponse,
  answer: { readonly status: number; readonly headers: Readonly<Record<string, string | readonly string[]>> },
  body: Buffer,
  wire: WireFault,
): Promise<void> {
  if (wire.cut !== 'before') {
    const headers = { ...answer.headers, 'content-length': String(body.length) }
    raw.writeHead(answer.status, headers as Record<string, string | string[]>) // node does not change the lists
    raw.flushHeaders()
    const hangUp = new AbortController()
    raw.once('close', () => hangUp.abort())
    for await (const portion of trickle(body, wire, hangUp.signal))
      await new Promise(resolve => raw.write(portion, resolve))
    if (wire.cut === undefined) {
      raw.end()
      return
    }
    // What was written has to leave before the connection dies.
    await new Promise(resolve => (raw.socket?.writable ? raw.socket.write('', resolve) : resolve(undefined)))
  }
  if (wire.isReset) raw.socket?.resetAndDestroy?.()
  raw.destroy()
}

/** What `fetch` rejects with when the connection dies before there is an answer. */
export function connectionReset(): TypeError {
  const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', errno: -104, syscall: 'read' })
  return new TypeError('fetch failed', { cause })
}

/** What reading a body rejects with when the connection dies in between. */
export function bodyTerminated(): TypeError {
  const cause = Object.assign(new Error('other side closed'), { name: 'SocketError', code: 'UND_ERR_SOCKET' })
  return new TypeError('terminated', { cause })
}

/**
 * The body of an in-process answer as it would arrive over a socket with this wire fault.
 * @internal
 */
export function wireBody(body: Buffer, wire: WireFault, signal?: AbortSignal): ReadableStream<Uint8Array> {
  const hangUp = new AbortController()
  const portions = async function* (): AsyncGenerator<Buffer> {
    yield* trickle(body, wire, hangUp.signal)
    if (wire.cut !== undefined) throw bodyTerminated()
  }
  return toBody(portions(), () => hangUp.abort(), signal)
}

/**
 * A body that comes in portions. Once the signal is aborted, reading rejects with its reason. `hangUp` is called then, and
 * when the reader cancels.
 * @internal
 */
export function toBody(
  portions: AsyncIterator<Uint8Array>,
  hangUp: () => void,
  signal: AbortSignal | undefined,
): ReadableStream<Uint8Array> {
  let unlisten = (): void => {}
  return new ReadableStream<Uint8Array>({
    start(controller) {
      unlisten = whenAborted(signal, reason => {
        controller.error(reason)
        hangUp()
      })
    },
    async pull(controller) {
      try {
        const { value, done } = await portions.next()
        if (signal?.aborted) return
        if (!done) return controller.enqueue(value)
        controller.close()
      } catch (error) {
        controller.error(error)
      }
      unlisten()
    },
    cancel() {
      unlisten()
      hangUp()
    },
  })
}

/**
 * Calls `end` with the signal's reason once it is aborted, at once when it is already; answers a function that stops that.
 * @internal
 */
export function whenAborted(signal: AbortSignal | undefined, end: (reason: unknown) => void): () => void {
  const listener = (): void => end(signal?.reason)
  if (signal?.aborted) listener()
  else signal?.addEventListener('abort', listener, { once: true })
  return () => signal?.removeEventListener('abort', listener)
}
