import type { RowWatcher } from '../tables/table.ts'
import { Agenda, type Job, type JobHandler } from './agenda.ts'
import { Alarm } from './alarm.ts'
import { assertMovable, assertRate, type ClockSnapshot, type ClockState, type RunningMode } from './clock-mode.ts'
import { toMilliseconds } from './duration.ts'
import { Hands } from './hands.ts'
import { assertForward, assertInstant, MAX_INSTANT, rememberingLast, toIso } from './instant.ts'
import { REAL_TIME, TEST_TIME, type TimeSource, turns } from './real-time.ts'
import { Sequence } from './sequence.ts'
import { WorkUnderWay } from './work-under-way.ts'

/**
 * One world's time, and the work that falls due on it. It never runs backwards, except by `restore`. All time in a world
 * comes from here; time/real-time.ts is for what concerns the machine, not a world.
 */
export class Clock {
  /** Where it stands. */
  readonly #hands: Hands
  #beganAt: number
  #agenda: Agenda
  readonly #real: TimeSource
  readonly #alarm = new Alarm()
  readonly #moves = new Sequence()
  #closed = false
  readonly #toIso = rememberingLast(toIso)
  readonly #underWay = new WorkUnderWay()
  readonly #handlers = new Map<string, JobHandler>()

  /** `real` is what the mode `real` runs on. */
  constructor({ mode, agenda, beganAt }: ClockSnapshot, real: TimeSource = REAL_TIME) {
    this.#real = real
    this.#hands = new Hands(mode, real)
    this.#agenda = agenda.fork()
    this.#beganAt = beganAt ?? this.now()
  }

  /** Epoch milliseconds. Time stands still at the end of the year 9999. */
  now(): number {
    return this.#hands.now()
  }

  /** Calls `listener` when time jumps, stops or runs otherwise, until the answer is called; a call that moves time waits for it. */
  onChange(listener: () => void | Promise<void>): () => void {
    return this.#hands.onChange(() => {
      const following = listener()
      if (following) this.track(following)
    })
  }

  /** When the world began: what relative times count from. */
  get beganAt(): number {
    return this.#beganAt
  }

  /** The instant in so many milliseconds, at most the last one. */
  in(ms: number): number {
    return Math.min(MAX_INSTANT, this.now() + ms)
  }

  /** The present instant as ISO 8601 in UTC. */
  iso(): string {
    return this.#toIso(this.now())
  }

  /** Where it runs, it goes on behind this instant, which was seen by another machine, or before this one's clock was set back. */
  notBefore(at: number): void {
    this.#hands.notBefore(at)
    this.#arm()
  }

  /** How many times as fast as real time it runs, or runs on from where it stands still. */
  get rate(): number {
    return this.#hands.rate
  }

  /** Whether time runs, stands still, or is the test's. */
  get mode(): RunningMode['mode'] {
    return this.#hands.mode.mode
  }

  /** How its time runs. */
  get running(): RunningMode {
    return this.#hands.mode
  }

  /** This clock as it is now. */
  snapshot(): ClockSnapshot {
    return { mode: this.#hands.mode, agenda: this.#agenda.snapshot(), beganAt: this.#beganAt }
  }

  /** This clock as a document has it: the time of a test stands still there. */
  saved(): ClockState {
    const { jobs, nextId } = this.#agenda
    const { mode } = this.#hands
    return { mode: mode.mode === 'test' ? { mode: 'frozen', at: this.now() } : mode, jobs, nextJob: nextId }
  }

  /** Becomes what the snapshot says, also if that is earlier; pending work is replaced. */
  restore({ mode, agenda, beganAt }: ClockSnapshot): void {
    this.#hands.become(mode)
    this.#beganAt = beganAt ?? this.now()
    const next = agenda.fork()
    this.#agenda.handOver(next)
    this.#agenda = next
    this.#arm()
  }

  /** The number of the next job. */
  get nextJob(): number {
    return this.#agenda.nextId
  }

  /** Tells `listener` of each change of the pending jobs what `Agenda.undo` takes; what a restore changes is not told. */
  record(listener: Parameters<Agenda['record']>[0]): void {
    this.#agenda.record(listener)
  }

  /** Tells the watcher of each job that is added or removed, also by `restore`, until the function it answers is called. */
  watch(watcher: RowWatcher<{ readonly job: Job }>): () => void {
    return this.#agenda.watch(watcher)
  }

  /** Sets what does a kind of job. */
  handle(kind: string, handler: JobHandler): void {
    this.#handlers.set(kind, handler)
    this.#arm()
  }

  /** Schedules a job that falls due when `delay` milliseconds have passed in this world. One beyond the end of time is never due. */
  after(delay: number, kind: string, data: Job['data']): Job {
    const at = this.now() + Math.max(0, Math.ceil(delay))
    if (at > MAX_INSTANT) return { id: this.#agenda.nextId, at, kind, data }
    const job = this.#agenda.add(at, kind, data)
    // Timers may be faked only after an earlier job was added: the clock arms again, so that it is with them.
    if (this.#agenda.first === job || this.mode === 'test') this.#arm()
    return job
  }

  /** Removes a pending job. */
  cancel(id: number): void {
    this.#agenda.remove(id)
  }

  /** The pending jobs, soonest first. */
  pending(): readonly Job[] {
    return this.#agenda.jobs
  }

  /** The jobs that fall due first, so many at most. */
  next(limit: number): readonly Job[] {
    return this.#agenda.next(limit)
  }

  /** Does work that begins at an instant: what it does at once happens then, however long it takes. */
  during<T>(at: number, work: () => T): T {
    return this.#hands.during(at, work)
  }

  /** Whether work goes on in real time. */
  get isBusy(): boolean {
    return this.#underWay.isBusy
  }

  /** How many jobs are pending. */
  get waiting(): number {
    return this.#agenda.size
  }

  /** Stops time, here or at a later instant (epoch milliseconds). */
  async freeze(at?: number): Promise<void> {
    assertMovable(this.running)
    if (at !== undefined) assertForward(at, this.now())
    this.#hands.freeze()
    this.#arm()
    if (at !== undefined) await this.advanceTo(at)
  }

  /** Lets time run on from where it stands, as fast as before or `rate` times as fast as real time. */
  resume({ rate = this.rate }: { readonly rate?: number | undefined } = {}): void {
    assertMovable(this.running)
    assertRate(rate)
    if (this.mode === 'frozen' || rate !== this.rate) this.#hands.run(rate)
    this.#arm()
  }

  /** Moves time forward by milliseconds or an ISO 8601 duration such as `PT15M`. */
  async advance(by: number | string): Promise<void> {
    assertMovable(this.running)
    const at = this.now() + toMilliseconds(by)
    assertInstant(at)
    await this.#goTo(at)
  }

  /** Moves time forward to an instant; each job on the way is done at its own instant, soonest first. */
  async advanceTo(at: number): Promise<void> {
    assertMovable(this.running)
    assertForward(at, this.now())
    await this.#goTo(at)
  }

  /** Moves time forward to the instant at which something falls due next; nowhere where nothing is. */
  async step(): Promise<void> {
    assertMovable(this.running)
    await this.#moves.add(async () => {
      // What is under way may schedule what is due next.
      await this.#underWay.ended()
      await this.#moveTo(this.#agenda.first?.at ?? this.now(), true)
    })
  }

  /** Marks when work comes up, for `track`: before all work that comes up later. */
  mark(): number {
    return this.#underWay.mark()
  }

  /**
   * Makes work that goes on in real time, such as a webhook's attempt, part of this instant: a call that advances the
   * clock waits for its end before time moves on. A real clock that runs does not wait for it. `mark` is when it came up.
   */
  track(work: Promise<void>, mark: number = this.mark()): void {
    this.#underWay.add(work, mark)
  }

  /**
   * Moves time forward until nothing is due, at most to `limit` (epoch milliseconds). In the time of a test, which it
   * does not move, it does what is due now.
   */
  async settle(limit: number): Promise<void> {
    if (this.mode === 'test') return this.#settleHere()
    await this.#goTo(this.now())
    for (let next = this.#agenda.first; next && next.at <= limit; next = this.#agenda.first) await this.#goTo(next.at)
  }

  /** Stops for good: no timer is left behind. */
  close(): void {
    this.#closed = true
    this.#agenda = new Agenda([], this.#agenda.nextId)
    this.#alarm.clear()
  }

  /** Moves time to an instant that lay ahead when it was read: a running clock may have passed it since. */
  #goTo(at: number): Promise<void> {
    return this.#moves.add(() => this.#moveTo(at, true))
  }

  async #moveTo(at: number, isPatient: boolean): Promise<void> {
    const end = Math.max(at, this.#hands.instant())
    // Actors and jobs that make jobs may go on for years of this time.
    const turn = turns()
    for (;;) {
      if (isPatient) await this.#underWay.ended()
      const next = this.#agenda.first
      if (!next || next.at > end) break
      this.#hands.jump(next.at)
      const due = (): Job | undefined => this.#agenda.takeDue(this.#hands.instant())
      for (let job = due(); job; job = due()) {
        await this.#hands.during(job.at, () => this.#handlers.get(job.kind)?.(job))
        await turn()
      }
    }
    this.#hands.jump(end)
    if (isPatient) await this.#underWay.ended()
    this.#arm()
  }

  /** Does what is due in the time of a test, before it returns; a job that takes real time is work under way then. */
  #doDue(): void {
    for (let job = this.#agenda.takeDue(this.now()); job; job = this.#agenda.takeDue(this.now())) {
      try {
        const done = this.#handlers.get(job.kind)?.(job)
        if (done) this.track(done.catch(console.error))
      } catch (error) {
        console.error(error)
      }
    }
    this.#arm()
  }

  async #settleHere(): Promise<void> {
    do {
      this.#doDue()
      await this.#underWay.ended()
    } while (this.#agenda.first && this.#agenda.first.at <= this.now())
  }

  /** Sets the alarm of a running clock to the next job. */
  #arm(): void {
    this.#alarm.clear()
    const next = this.#agenda.first
    const { mode } = this
    if (!next || this.#closed || mode === 'frozen' || this.#handlers.size === 0) return
    const delay = (next.at - this.#hands.instant()) / this.rate
    // A call that advances rejects when a job fails; where time runs by itself, the failure is printed as a bug.
    const wake = (): void => {
      this.#moves.add(() => this.#moveTo(this.#hands.instant(), false)).catch(console.error)
    }
    if (mode === 'test') this.#alarm.set(TEST_TIME, delay, () => this.#doDue())
    else this.#alarm.set(this.#real, delay, wake)
  }
}
