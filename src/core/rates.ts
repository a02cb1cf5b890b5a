import type { VendorName } from './vendor.ts'

/** So many requests within so much time, of all that share a key. */
export interface RateLimit {
  /** What is counted, for people. */
  readonly name: string
  readonly requests: number
  /** Milliseconds. */
  readonly window: number
  /** Whose requests are counted together. */
  readonly key: (caller: RateCaller) => string
}

/** Whose request it is. */
export interface RateCaller {
  /** The source address: the first of `X-Forwarded-For`; without it all of a world come from one. */
  readonly address: string
  /** The credential; empty for none. */
  readonly credential: string
}

/** How many keys are counted at a time; beyond them those whose window began first are forgotten. */
const MAX_KEYS = 10_000

/** Counts requests in windows of the world's clock: a window begins with the first request in it. Assumed: they are fixed. */
export class RateWindows {
  readonly #windows = new Map<string, { began: number; count: number }>()

  /**
   * Counts a request. Answers the milliseconds until it would be let in when one of the limits is reached already: then
   * it is not counted by any. Assumed: what was refused does not count.
   */
  count(vendor: VendorName, limits: readonly RateLimit[], caller: RateCaller, now: number): number | undefined {
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

  #window(vendor: VendorName, limit: RateLimit, caller: RateCaller, now: number): { began: number; count: number } {
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
