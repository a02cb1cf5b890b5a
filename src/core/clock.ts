import { toMilliseconds } from './duration.ts'
import { SimError } from './error.ts'

/** The instant that `frozen` means: later than every time in the default fixture. */
export const FROZEN_AT = Date.parse('2026-01-01T00:00:00.000Z')

/** How a world's time runs: `real` with an offset in milliseconds, or standing still at an instant. */
export type ClockMode =
  | { readonly mode: 'real'; readonly offset: number }
  | { readonly mode: 'frozen'; readonly at: number }

/** Work that falls due at an instant. It is data, so that a world's document holds its pending work too. */
export interface Job {
  readonly id: number
  /** When it falls due, epoch milliseconds. */
  readonly at: number
  /** Which handler does it. */
  readonly kind: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Does one kind of job. Whoever advances the clock waits for it. */
export type JobHandler = (job: Job) => void | Promise<void>

/** All that a clock holds, as plain data. */
export interface ClockState {
  readonly mode: ClockMode
  readonly jobs: readonly Job[]
  readonly nextJob: number
}

/** A clock on its first day. */
export function clockState(mode: ClockMode): ClockState {
  return { mode, jobs: [], nextJob: 1 }
}

/**
 * One world's time, and the work that waits for it. The only place in the product that asks the machine for the time
 * or sets a timer. It never runs backwards, but by `restore`.
 */
export class Clock {
  #mode: ClockMode
  #jobs: Job[]
  #nextJob: number
  #timer: NodeJS.Timeout | undefined
  #moving: Promise<void> = Promise.resolve()
  #closed = false
  readonly #handlers = new Map<string, JobHandler>()

  constructor(state: ClockState) {
    this.#mode = state.mode
    this.#jobs = [...state.jobs]
    this.#nextJob = state.nextJob
  }

  /** Epoch milliseconds. */
  now(): number {
    return this.#mode.mode === 'frozen' ? this.#mode.at : Date.now() + this.#mode.offset
  }

  /** The present instant as ISO 8601 in UTC. */
  iso(): string {
    return new Date(this.now()).toISOString()
  }

  /** Whether time runs or stands still. */
  get mode(): ClockMode['mode'] {
    return this.#mode.mode
  }

  /** All that the clock holds, for a copy. */
  state(): ClockState {
    return { mode: this.#mode, jobs: [...this.#jobs], nextJob: this.#nextJob }
  }

  /** Goes back (or forth) to a state that was taken before; what waited until now is forgotten. */
  restore(state: ClockState): void {
    this.#mode = state.mode
    this.#jobs = [...state.jobs]
    this.#nextJob = state.nextJob
    this.#arm()
  }

  /** Names who does a kind of job. */
  handle(kind: string, handler: JobHandler): void {
    this.#handlers.set(kind, handler)
    this.#arm()
  }

  /** Puts work off until `delay` milliseconds have passed in this world. */
  after(delay: number, kind: string, data: Job['data']): Job {
    const job = { id: this.#nextJob++, at: this.now() + Math.max(0, delay), kind, data }
    const later = this.#jobs.findIndex(other => other.at > job.at)
    this.#jobs.splice(later < 0 ? this.#jobs.length : later, 0, job)
    if (this.#jobs[0] === job) this.#arm()
    return job
  }

  /** Forgets pending work. */
  cancel(id: number): void {
    this.#jobs = this.#jobs.filter(job => job.id !== id)
  }

  /** Pending work, soonest first. */
  pending(): readonly Job[] {
    return this.#jobs
  }

  /** Stops time, here or at a later instant (epoch milliseconds). */
  async freeze(at?: number): Promise<void> {
    if (at !== undefined) this.#assertForward(at)
    this.#mode = { mode: 'frozen', at: this.now() }
    this.#arm()
    if (at !== undefined) await this.advanceTo(at)
  }

  /** Lets time run on from where it stands. */
  resume(): void {
    if (this.#mode.mode === 'frozen') this.#mode = { mode: 'real', offset: this.#mode.at - Date.now() }
    this.#arm()
  }

  /** Moves time forward by milliseconds or an ISO 8601 duration such as `PT15M`. */
  advance(by: number | string): Promise<void> {
    return this.advanceTo(this.now() + toMilliseconds(by))
  }

  /** Moves time forward to an instant; all that falls due on the way happens at its own instant, oldest first. */
  advanceTo(at: number): Promise<void> {
    this.#assertForward(at)
    return this.#oneByOne(async () => {
      const end = Math.max(at, this.now())
      for (let job = this.#takeDue(end); job; job = this.#takeDue(end)) {
        this.#jump(Math.max(job.at, this.now()))
        await this.#run(job)
      }
      this.#jump(Math.max(end, this.now()))
      this.#arm()
    })
  }

  /** Moves time forward until nothing is due, at most to `limit` (epoch milliseconds). */
  async settle(limit: number): Promise<void> {
    await this.advanceTo(this.now())
    for (let next = this.#jobs[0]; next && next.at <= limit; next = this.#jobs[0])
      await this.advanceTo(Math.max(next.at, this.now()))
  }

  /** Stops for good: no timer is left behind. */
  close(): void {
    this.#closed = true
    this.#jobs = []
    clearTimeout(this.#timer)
  }

  #assertForward(at: number): void {
    if (at >= this.now()) return
    throw new SimError(
      'CLOCK_BACKWARDS',
      `The clock stands at ${this.iso()} and cannot go back to ${new Date(at).toISOString()}; only a reset does that.`,
    )
  }

  /** Two callers that advance at once take turns, so that each job happens once and in order. */
  #oneByOne(move: () => Promise<void>): Promise<void> {
    const turn = this.#moving.then(move)
    this.#moving = turn.catch(() => {})
    return turn
  }

  #jump(at: number): void {
    this.#mode =
      this.#mode.mode === 'frozen'
        ? { mode: 'frozen', at }
        : { mode: 'real', offset: Math.max(this.#mode.offset, at - Date.now()) }
  }

  #takeDue(until: number): Job | undefined {
    return this.#jobs[0] && this.#jobs[0].at <= until ? this.#jobs.shift() : undefined
  }

  async #run(job: Job): Promise<void> {
    await this.#handlers.get(job.kind)?.(job)
  }

  #arm(): void {
    clearTimeout(this.#timer)
    const next = this.#jobs[0]
    if (!next || this.#closed || this.#mode.mode === 'frozen' || this.#handlers.size === 0) return
    // A timer longer than 2^31-1 ms fires at once; wake up early and look again instead.
    const delay = Math.min(Math.max(0, next.at - this.now()), 0x7fff_ffff)
    this.#timer = setTimeout(() => void this.advanceTo(this.now()), delay).unref()
  }
}

/** Epoch milliseconds of an ISO 8601 instant; undefined when it is not one. */
export function parseInstant(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d(T|$)/.test(text)) return undefined
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : at
}

/** ISO 8601 in UTC. */
export function toIso(at: number): string {
  return new Date(at).toISOString()
}

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
export function realDelay(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
