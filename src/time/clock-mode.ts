import { Agenda, type Job } from './agenda.ts'
import { timeError } from './errors.ts'
import { REAL_TIME, TEST_TIME } from './real-time.ts'

/** The instant of a clock that is `frozen` without one: later than every time in the default fixture. */
export const FROZEN_AT = Date.parse('2026-01-01T00:00:00.000Z')

/**
 * How a document says that time runs: `real` with an offset in milliseconds, or standing still at an instant. A `rate` is
 * how many times as fast as real time it runs, or ran before it stood still; 1 where it is left out. Of a fast clock the
 * offset is that of the real instant `since` (epoch milliseconds; that of its beginning where it is left out).
 */
export type ClockMode =
  | { readonly mode: 'real'; readonly offset: number; readonly rate?: number; readonly since?: number }
  | { readonly mode: 'frozen'; readonly at: number; readonly rate?: number }

/** How a world's time runs: `test` is the time of the test's own `Date` and timers, which mostly are faked. */
export type RunningMode = ClockMode | { readonly mode: 'test' }

/** A clock as a document has it. */
export interface ClockState {
  readonly mode: ClockMode
  readonly jobs: readonly Job[]
  readonly nextJob: number
}

/** A clock as it was: the agenda is only forked and never changed. */
export interface ClockSnapshot {
  readonly mode: RunningMode
  readonly agenda: Agenda
  /** When its world began, epoch milliseconds; the clock's instant when it is made, where it is left out. */
  readonly beganAt?: number
}

/** The instant at which a clock begins that begins now (epoch milliseconds). */
export function instantOf(mode: RunningMode): number {
  if (mode.mode === 'frozen') return mode.at
  return mode.mode === 'test' ? TEST_TIME.now() : runsAt(mode, REAL_TIME.now())
}

/** The same way of running, at another instant (epoch milliseconds) now. */
export function modeAt({ rate, ...mode }: ClockMode, at: number): ClockMode {
  return {
    ...(mode.mode === 'frozen' ? { mode: 'frozen', at } : { mode: 'real', offset: at - REAL_TIME.now() }),
    ...(rate !== undefined && { rate }),
  }
}

/** Where a running clock is at a real instant; without a beginning it begins then. */
export function runsAt({ offset, rate = 1, since }: Extract<ClockMode, { mode: 'real' }>, real: number): number {
  return since === undefined ? real + offset : since + offset + Math.floor((real - since) * rate)
}

/** A way of running whose clock begins at a real instant: a fast one needs to know when that is. */
export function begun(mode: RunningMode, real: number): RunningMode {
  const isFast = mode.mode === 'real' && mode.rate !== undefined && mode.since === undefined
  return isFast ? { ...mode, since: real } : mode
}

/** How much slower than real time a clock may run. */
export const MIN_RATE = 0.001
/** How much faster than real time a clock may run. */
export const MAX_RATE = 100_000

/** Refuses with `INVALID_RATE` what is not how fast a clock can run. */
export function assertRate(rate: unknown): void {
  if (typeof rate === 'number' && rate >= MIN_RATE && rate <= MAX_RATE) return
  throw timeError('INVALID_RATE', `rate is ${JSON.stringify(rate)}; expected a number from ${MIN_RATE} to ${MAX_RATE}.`)
}

/** Refuses with `TEST_CLOCK` to move the time of a test. */
export function assertMovable({ mode }: RunningMode): void {
  if (mode !== 'test') return
  const sentence = "This world's time is that of the test"
  throw timeError('TEST_CLOCK', `${sentence}: only its fake timers move it, such as vi.advanceTimersByTime(900_000).`)
}

const NO_WORK = { jobs: [], nextJob: 1 }

/** A clock as a document has it, without any work where none is given. */
export function clockSnapshot(mode: RunningMode, { jobs, nextJob }: Omit<ClockState, 'mode'> = NO_WORK): ClockSnapshot {
  return { mode, agenda: new Agenda(jobs, nextJob) }
}
