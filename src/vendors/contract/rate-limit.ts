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
