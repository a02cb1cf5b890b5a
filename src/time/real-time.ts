import * as native from './native.ts'

/** Where a clock's time comes from. */
export interface TimeSource {
  /** Epoch milliseconds, whole. */
  now(): number
  /** Calls `work` once, after so many milliseconds, without keeping the process alive; answers how to prevent that. */
  after(ms: number, work: () => void): () => void
}

/** The time of the machine, whatever a test fakes. It never goes back, and sleeps when the machine does. */
export const REAL_TIME: TimeSource = {
  now: native.monotonicNow,
  after(ms, work) {
    const timer = native.setTimeout(work, ms).unref()
    return () => native.clearTimeout(timer)
  },
}

/** The time that the test sees: the global `Date` and timers, faked or not, as they are at each call. */
export const TEST_TIME: TimeSource = {
  now: () => globalThis.Date.now(),
  after(ms, work) {
    // Those who fake timers refuse to end one that they did not begin, so both are of the same moment.
    const { setTimeout, clearTimeout } = globalThis
    const timer: NodeJS.Timeout | number = setTimeout(work, ms)
    // In a browser's environment a timer is a number.
    if (typeof timer === 'object') timer.unref()
    return () => clearTimeout(timer)
  },
}

/** Real epoch milliseconds: for limits that must not stand still with a world's clock. */
export function realNow(): number {
  return REAL_TIME.now()
}

/** What the wall clock of this process shows, epoch milliseconds. */
export function wallNow(): number {
  return globalThis.Date.now()
}

/** Calls `work` again and again in real time, without keeping the process alive; answers how to stop. */
export function realEvery(ms: number, work: () => void): () => void {
  const timer = native.setInterval(work, ms).unref()
  return () => native.clearInterval(timer)
}

/** Waits in real time; a signal ends the wait early. */
export function realDelay(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal?.aborted) return resolve()
    const end = (): void => {
      native.clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = native.setTimeout(end, ms)
    signal?.addEventListener('abort', end)
  })
}

/** Waits until what has come meanwhile had its turn. */
export function realTurn(): Promise<void> {
  return new Promise(resolve => native.setImmediate(resolve))
}

/** How long work on many items may keep the process busy at a time, milliseconds. */
const TURN_MS = 20

/** Makes what work that may take long awaits between its steps: it gives other work its turn where that is due. */
export function turns(): () => Promise<void> | undefined {
  let began = realNow()
  const turn = async (): Promise<void> => {
    await realDelay(0)
    began = realNow()
  }
  return () => (realNow() - began < TURN_MS ? undefined : turn())
}

/** Works on one item after another; when that takes long, other work has its turn in between. */
export async function eachInTurns<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  const turn = turns()
  for (const item of items) {
    work(item)
    const others = turn()
    if (others) await others
  }
}

/**
 * Fires after so many real milliseconds, for work that mostly ends long before: `lift` ends the timer, so that nothing is
 * left behind.
 */
export function realDeadline(ms: number): { readonly signal: AbortSignal; readonly lift: () => void } {
  const controller = new native.AbortController()
  const lift = REAL_TIME.after(ms, () => controller.abort(new DOMException('Time is up', 'TimeoutError')))
  return { signal: controller.signal, lift }
}
