import { setTimeout as wait } from 'node:timers/promises'

/** Real milliseconds since an arbitrary moment: for limits that must not stand still with a world's clock. */
export function realNow(): number {
  return Date.now()
}

/** Calls `work` again and again in real time, without keeping the process alive; answers how to stop. */
export function realEvery(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms).unref()
  return () => clearInterval(timer)
}

/** Waits in real time; a signal ends the wait early. */
export async function realDelay(ms: number, signal?: AbortSignal): Promise<void> {
  // The wait rejects when the signal is aborted, and for no other reason.
  await wait(ms, undefined, { signal }).catch(() => {})
}

/**
 * Fires after so many real milliseconds, for work that mostly ends long before: `lift` ends the timer, so that nothing is
 * left behind.
 */
export function realDeadline(ms: number): { readonly signal: AbortSignal; readonly lift: () => void } {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(new DOMException('Time is up', 'TimeoutError')), ms).unref()
  return { signal: controller.signal, lift: () => clearTimeout(timer) }
}
