import { begun, type RunningMode, runsAt } from './clock-mode.ts'
import { MAX_INSTANT } from './instant.ts'
import { TEST_TIME, type TimeSource } from './real-time.ts'

/** Where one clock stands, and how it runs. */
export class Hands {
  readonly #real: TimeSource
  #mode: RunningMode
  /** How far the time that real clocks run on is ahead of this machine's, milliseconds. */
  #ahead = 0
  /** The latest instant of a running clock that was told. */
  #told = 0
  /** Where a running clock is held; undefined while it is not. */
  #held: number | undefined
  /** Made for the first listener: few worlds have any. */
  #listeners: Set<() => void> | undefined

  /** `real` is what the mode `real` runs on. */
  constructor(mode: RunningMode, real: TimeSource) {
    this.#real = real
    this.#mode = begun(mode, real.now())
  }

  /** Calls `listener` whenever time jumps, stops or runs otherwise, until the function that this answers is called. */
  onChange(listener: () => void): () => void {
    const listeners = (this.#listeners ??= new Set())
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  /** How time runs. */
  get mode(): RunningMode {
    return this.#mode
  }

  /** How many times as fast as real time it runs, or runs on from where it stands still. */
  get rate(): number {
    return this.#mode.mode === 'test' ? 1 : (this.#mode.rate ?? 1)
  }

  /** Tells the present instant, epoch milliseconds. */
  now(): number {
    const mode = this.#mode
    return mode.mode === 'frozen' ? mode.at : (this.#told = this.#held ?? this.instant())
  }

  /** The present instant, without telling it. Time stands still at the end of the year 9999. */
  instant(): number {
    const mode = this.#mode
    if (mode.mode === 'frozen') return mode.at
    return Math.min(MAX_INSTANT, mode.mode === 'real' ? runsAt(mode, this.#realNow()) : TEST_TIME.now())
  }

  /** Runs or stands as the mode says, also at an earlier instant. */
  become(mode: RunningMode): void {
    this.#told = 0
    this.#change(begun(mode, this.#realNow()))
  }

  /** Stands still here. */
  freeze(): void {
    this.#change({ mode: 'frozen', at: this.now(), ...this.#keptRate(this.rate) })
  }

  /** Runs on from here, so many times as fast as real time. */
  run(rate: number): void {
    const offset = this.now() - this.#realNow()
    this.#change(begun({ mode: 'real', offset, ...this.#keptRate(rate) }, this.#realNow()))
  }

  /** Has a running clock show at least this instant: the machine that it was seen on was ahead of this one. */
  notBefore(at: number): void {
    const by = at - this.instant()
    if (by > 0 && this.#mode.mode === 'real') this.#ahead += Math.ceil(by / this.rate)
  }

  /** Moves on to an instant, where it lies ahead; the time of a test it leaves alone. */
  jump(at: number): void {
    const by = at - this.instant()
    if (by <= 0) return
    if (this.#mode.mode === 'frozen') this.#change({ ...this.#mode, at })
    else if (this.#mode.mode === 'real') this.#change({ ...this.#mode, offset: this.#mode.offset + by })
  }

  /**
   * Begins work that belongs to an instant: a running clock tells that one, though it has passed it since. Where it has told a
   * later one already, it tells that.
   */
  during<T>(at: number, work: () => T): T {
    if (this.#mode.mode === 'real') this.#held = Math.max(at, this.#told)
    try {
      return work()
    } finally {
      this.#held = undefined
    }
  }

  #realNow(): number {
    return this.#real.now() + this.#ahead
  }

  #change(mode: RunningMode): void {
    this.#mode = mode
    if (this.#listeners) for (const listener of this.#listeners) listener()
  }

  #keptRate(rate: number): { readonly rate?: number } {
    return rate === 1 ? {} : { rate }
  }
}
