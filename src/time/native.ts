/**
 * What node itself has, whatever tests fake or environments such as jsdom put in place of the globals. The bundle puts
 * these in place of the globals in all its code, that of packages included (bundle/index.ts).
 */
import { performance as clock } from 'node:perf_hooks'
import * as timers from 'node:timers'
import { transferableAbortController } from 'node:util'

export { Blob, File } from 'node:buffer'
export { ReadableStream, TransformStream, WritableStream } from 'node:stream/web'
export { TextDecoder, TextEncoder } from 'node:util'
export { MessageChannel, MessagePort } from 'node:worker_threads'

/** What was faked before this module was loaded: sinon also replaces the members of node's modules. */
interface Faked {
  readonly clock?: { readonly [name: `_${string}`]: unknown }
}

/** A function of `node:timers`, the one below a fake. */
function genuine<N extends 'setTimeout' | 'setInterval' | 'setImmediate'>(name: N): (typeof timers)[N]
function genuine<N extends 'clearTimeout' | 'clearInterval' | 'clearImmediate'>(name: N): (typeof timers)[N]
function genuine(name: keyof typeof timers): unknown {
  const found = timers[name]
  return (found as Faked).clock?.[`_${name}`] ?? found // a fake of sinon's keeps what it replaced
}

export const setTimeout = genuine('setTimeout')
export const setInterval = genuine('setInterval')
export const setImmediate = genuine('setImmediate')
export const clearTimeout = genuine('clearTimeout')
export const clearInterval = genuine('clearInterval')
export const clearImmediate = genuine('clearImmediate')

/** As the global one; what `work` throws is an uncaught exception. */
export function queueMicrotask(work: () => void): void {
  const fail = (error: unknown): void => {
    throw error
  }
  Promise.resolve()
    .then(work)
    .catch(error => setImmediate(fail, error))
}

/** Node's own class: `node:events` and streams refuse signals of others. */
export const AbortController = transferableAbortController().constructor as typeof globalThis.AbortController // untyped
/** Of the realm that buffers are of: a test runner may have another one. */
export const Uint8Array = Object.getPrototypeOf(Buffer) as Uint8ArrayConstructor // untyped
export const AbortSignal = new AbortController().signal.constructor as typeof globalThis.AbortSignal // untyped

// Sinon's fake is a member of the object itself.
const { now } = Object.getPrototypeOf(clock) as { now(): number } // untyped

/** Milliseconds since the process began, with fractions. */
export const preciseNow = (): number => now.call(clock)
/** Milliseconds since the epoch by a clock that never goes back: that of the machine's start, not of the wall. */
export const monotonicNow = (): number => Math.floor(clock.timeOrigin + preciseNow())
