import { SimError } from '../errors/sim-error.ts'
import { toMilliseconds } from './duration.ts'
import { toIso } from './instant.ts'

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
 * How often whoever advances waits for what came up while they waited (a client's answer to a webhook, say). Beyond
 * that only for what was there before: where clients never pause, time goes on all the same.
 */
const MAX_ROUNDS = 5

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
  #last = { at: Number.NaN, iso: '' }
  /** Work that goes on in real time, and when it came up. */
  readonly #underWay = new Map<Promise<void>, number>()
  #marks = 0
  readonly #handlers = new Map<string, JobHandler>()
  readonly #reportBug: (error: unknown) => void

  constructor(state: ClockState, reportBug: (error: unknown) => void = console.error) {
    this.#reportBug = reportBug
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
    const at = this.now()
    // Much happens in one instant.
    if (at !== this.#last.at) this.#last = { at, iso: toIso(at) }
    return this.#last.iso
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
    this.#jobs.splice(placeBehind(this.#jobs, job.at), 0, job)
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
  async advanceTo(at: number): Promise<void> {
    this.#assertForward(at)
    await this.#oneByOne(() => this.#moveTo(at, true))
  }

  /** A mark of what came up until now, and not of what comes up later: for `track`. */
  mark(): number {
    return ++this.#marks
  }

  /**
   * Takes work that goes on in real time (a webhook on its way, say) for part of this instant: whoever advances the
   * clock waits for its end before time moves on. Time that runs by itself waits for nobody. `mark` is when it came up.
   */
  track(work: Promise<void>, mark: number = this.mark()): void {
    const end = (): void => void this.#underWay.delete(tracked)
    const tracked: Promise<void> = work.then(end, end)
    this.#underWay.set(tracked, mark)
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

  async #moveTo(at: number, isPatient: boolean): Promise<void> {
    const end = Math.max(at, this.now())
    for (;;) {
      if (isPatient) await this.#allUnderWay()
      const next = this.#jobs[0]
      if (!next || next.at > end) break
      this.#jump(Math.max(next.at, this.now()))
      for (let job = this.#takeDue(this.now()); job; job = this.#takeDue(this.now())) await this.#run(job)
    }
    this.#jump(Math.max(end, this.now()))
    this.#arm()
  }

  async #allUnderWay(): Promise<void> {
    const last = this.#marks
    for (let round = 1; ; round++) {
      const isPatient = round <= MAX_ROUNDS
      const works = [...this.#underWay].flatMap(([work, mark]) => (isPatient || mark <= last ? [work] : []))
      if (works.length === 0) return
      await Promise.all(works)
    }
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
    // Whoever advances hears of a job that fails; where time runs by itself, it is reported as a bug.
    const wake = (): void => void this.#oneByOne(() => this.#moveTo(this.now(), false)).catch(this.#reportBug)
    this.#timer = setTimeout(wake, delay).unref()
  }
}

/** Where a job that falls due at this instant belongs: behind those of the same instant. There may be many. */
function placeBehind(jobs: readonly Job[], at: number): number {
  let [low, high] = [0, jobs.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (jobs[middle]!.at <= at) low = middle + 1
    else high = middle
  }
  return low
}
