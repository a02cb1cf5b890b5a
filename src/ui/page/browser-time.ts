/** Real time in the browser: the only file of the page that waits or looks at a clock. */

/** Resolves after so many milliseconds, at once when the signal aborts. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** Calls again and again; what it returns ends that. */
export function every(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms)
  return () => clearInterval(timer)
}

/** Real milliseconds by a clock that never goes back. */
export function realNow(): number {
  return performance.now()
}

/** Work that is done at most once in so many milliseconds, however often it is asked for: the last time counts. */
export function throttled(ms: number, work: () => void): (atMost?: number) => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let [last, due] = [-Infinity, 0]
  return (atMost = ms) => {
    const now = realNow()
    const next = Math.max(now, last + atMost)
    if (timer !== undefined && next >= due) return
    clearTimeout(timer)
    due = next
    timer = setTimeout(() => {
      timer = undefined
      last = realNow()
      work()
    }, next - now)
  }
}
