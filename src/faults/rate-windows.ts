import type { RateCaller, RateLimit } from '../vendors/contract/dialect.ts'

/** How many keys are counted at a time; beyond them those whose window began first are forgotten. */
const MAX_KEYS = 10_000

/** Counts requests in windows of the world's clock: a window begins with the first request in it. Assumed: they are fixed. */
export class RateWindows {
  readonly #windows = new Map<string, { began: number; count: number }>()

  /**
   * Counts a request. Answers the milliseconds until it would be let in when one of the limits is reached already: then
   * it is not counted by any. Assumed: what was refused does not count.
   */
  count(vendor: string, limits: readonly RateLimit[], caller: RateCaller, now: number): number | undefined {
    const windows = limits.map(limit => ({ limit, window: this.#window(vendor, limit, caller, now) }))
    const full = windows.filter(({ limit, window }) => window.count >= limit.requests)
    if (full.length > 0) return Math.max(...full.map(({ limit, window }) => window.began + limit.window - now))
    for (const { window } of windows) window.count++
    return undefined
  }

  /** Forgets all. */
  clear(): void {
    this.#windows.clear()
  }

  #window(vendor: string, limit: RateLimit, caller: RateCaller, now: number): { began: number; count: number } {
    const key = `${vendor}/${limit.name}/${limit.key(caller)}`
    const known = this.#windows.get(key)
    if (known && now >= known.began && now < known.began + limit.window) return known
    const window = { began: now, count: 0 }
    this.#windows.delete(key)
    this.#windows.set(key, window)
    if (this.#windows.size > MAX_KEYS) this.#windows.delete(this.#windows.keys().next().value!)
    return window
  }
}
