import { Clock } from '../time/clock.ts'
import { toMilliseconds } from '../time/duration.ts'
import { EventLog, type SimEvent, type WrittenEvents } from './events.ts'
import { Ids } from './ids.ts'
import { type Cause, Journal } from './journal.ts'
import { worldError } from './errors.ts'
import { DEFAULT_LOG_LIMITS, MAX_JOBS, MAX_STATE_BYTES } from './limits.ts'
import type { LogLimits } from './log.ts'
import { PERSISTED_QUERIES, PersistedQueries } from './persisted-queries.ts'
import { Recording } from './recording.ts'
import { NamedWorld } from '../request/named-world.ts'
import { RESETTABLE, type Resettable, type WorldSnapshot } from './snapshot.ts'
import type { WorldPart } from './world-part.ts'
import type { PastState, WrittenPast } from './undo.ts'
import { States, type StateOwner, type StatesSnapshot, type Tables } from './states.ts'

/**
 * One isolated universe: its clock, its identifiers, one state per vendor, its journal and its events. Worlds share
 * nothing but immutable records.
 */
export class World extends NamedWorld {
  readonly clock: Clock
  /** How often something was refused because the world is full: records (and work that waits), or uploads. */
  readonly refused: { records: number; uploads: number } = { records: 0, uploads: 0 }
  /** How often its records went back to how it began, or to none, as did those of ended worlds of its name. */
  resets = 0
  /** Told when there is work that is done outside of the world once this is written; undefined where none waits for that. */
  onWork: (() => void) | undefined
  /** Answers in place of `past` what others have written; undefined where this process alone writes it. */
  pastOf: ((event: number) => PastState) | undefined
  /** The numbers of its requests are above this one: no other process that has the world gives them. */
  requestsAbove = 0
  /** How many documents of its requests are being executed. */
  executions = 0
  readonly #logs: LogLimits
  readonly #states: States
  readonly #parts: States
  #ids: Ids
  #events: EventLog | undefined
  #journal: Journal | undefined
  #ending: AbortController | undefined
  #persistedQueries: PersistedQueries | undefined
  #hearers: Set<(event: SimEvent) => void> | undefined
  #actor: string | undefined
  #cause: Cause | undefined
  /** What it was after each event that it keeps; undefined where that is not recorded. */
  protected readonly recording: Recording | undefined

  constructor(id: string, snapshot: WorldSnapshot, logs: LogLimits = DEFAULT_LOG_LIMITS, history = false) {
    super(id)
    this.clock = new Clock(snapshot.clock)
    this.#logs = logs
    this.#ids = snapshot.ids.fork()
    this.#states = new States(snapshot.states)
    this.#parts = new States(snapshot.parts)
    if (history) this.recording = new Recording(this, this.#states, this.#parts)
  }

  /** What else the world has, by its name in documents. */
  get parts(): Readonly<Record<string, WorldPart>> {
    return {}
  }

  /** What has happened. */
  get events(): EventLog {
    return (this.#events ??= new EventLog(this.#logs))
  }

  /** The requests that came. */
  get journal(): Journal {
    return (this.#journal ??= new Journal(this.#logs, this.requestsAbove))
  }

  /** How many requests came and how many events there were, dropped ones included, since each log was emptied last. */
  get logged(): { readonly requests: number; readonly events: number } {
    return { requests: this.#journal?.lastId ?? 0, events: this.#events?.lastId ?? 0 }
  }

  /** Where all identifiers and all chance of this world come from. */
  get ids(): Ids {
    return this.#ids
  }

  /** Whether a file of so many bytes may be kept; counts where not. */
  hasRoomForFile(_bytes: number): boolean {
    return true
  }

  /** A vendor's tables in this world. */
  state<S extends Tables>(owner: StateOwner<S>): S {
    return this.#states.get(owner)
  }

  /** The tables of a part of this world. */
  part<S extends Tables>(owner: StateOwner<S>): S {
    return this.#parts.get(owner)
  }

  /** The documents that clients registered by hash. A reset of the state forgets them. */
  get persistedQueries(): PersistedQueries {
    return (this.#persistedQueries ??= new PersistedQueries(() => this.part(PERSISTED_QUERIES).documents))
  }

  /** About how many bytes the records take. */
  get bytes(): number {
    return this.#states.bytes
  }

  /** Refuses with `WORLD_FULL` what would add to a world that holds as much as it may: called before a first change. */
  assertRoom(): void {
    if (this.bytes < MAX_STATE_BYTES && this.clock.waiting < MAX_JOBS) return
    this.refused.records++
    const sentence = `The world "${this.id}" is full: it holds ${MAX_STATE_BYTES} bytes of records or ${MAX_JOBS} jobs.`
    throw worldError('WORLD_FULL', `${sentence} Reset it, or use another one.`)
  }

  /** Adds an event to the log. Called after a change, once for each record that changed. */
  announce(type: string, before: object | null, after: object | null, actor: string): SimEvent {
    const { events } = this
    const at = this.clock.iso()
    const cause = this.#cause
    const requestId = cause ? this.journal.numberOf(cause) : null
    const event = { id: events.reserve(), at, type, before, after, actor: this.#actor ?? actor, requestId }
    events.add(event)
    if (cause) cause.event = event.id
    if (this.#hearers) for (const hear of this.#hearers) hear(event)
    return event
  }

  /** Calls `hear` with each new event as it is, secrets included, until the function it answers is called. */
  onEvent(hear: (event: SimEvent) => void): () => void {
    const hearers = (this.#hearers ??= new Set())
    hearers.add(hear)
    return () => {
      hearers.delete(hear)
    }
  }

  /** Does `work` in the name of an actor: the events that it announces have this actor. */
  as<T>(actor: string, work: () => T): T {
    const before = this.#actor
    this.#actor = actor
    try {
      return work()
    } finally {
      this.#actor = before
    }
  }

  /** Names the request that causes what happens from now on, or none; answers the one before, to be entered again. */
  enter(cause: Cause | undefined): Cause | undefined {
    const before = this.#cause
    this.#cause = cause
    return before
  }

  /** Does `work` for a request, or for none: the events that it announces meanwhile have its number. */
  causedBy<T>(cause: Cause | undefined, work: () => T): T {
    const before = this.enter(cause)
    try {
      return work()
    } finally {
      this.enter(before)
    }
  }

  /** Does an act or a job whole: what it changes belongs to its last event. */
  do<T>(work: () => T): T {
    const { lastId } = this.events
    try {
      return work()
    } finally {
      this.#whenDone(this.events.lastId !== lastId)
    }
  }

  /** Does `work` when what is being done now is done, for the same request. */
  async soon(work: () => void): Promise<void> {
    const cause = this.#cause
    await Promise.resolve()
    this.causedBy(cause, () => this.do(work))
  }

  /** A request is done, with all that it led to at once. */
  requestDone({ event }: Cause): void {
    this.#whenDone(event !== 0 && event === this.events.lastId)
  }

  /**
   * The world as it was right after an event; after the last event of a request, an act or a job as that left it. 0 is how
   * it began. Refuses with `HISTORY_DROPPED` what is not kept, and with `INVALID_INPUT` what did not happen yet.
   */
  past(event: number): PastState {
    if (this.recording) return this.pastOf ? this.pastOf(event) : this.recording.past(event)
    const sentence = 'This simulator keeps no history; start it with --history on (in the kit: history: true).'
    throw worldError('HISTORY_DROPPED', sentence)
  }

  /** What it was after each event that it keeps, from `since` on, as `Recording.written` has it; undefined where that is not recorded. */
  writtenPast(since = 0, writeWorld?: (before: WorldSnapshot) => unknown): WrittenPast | undefined {
    return this.recording?.written(since, writeWorld)
  }

  #whenDone(isNewest: boolean): void {
    if (isNewest) this.recording?.mark()
    this.recording?.tidy()
  }

  /** Notes that an answer shows the status of this record of this life cycle. */
  noteRead(_lifeCycle: string, _id: string): void {}

  /** Does `work`; answers the events during it, and the time after it. */
  async happened(work: () => Promise<void>): Promise<{ now: string; happened: SimEvent[] }> {
    const happened = await this.events.during(work)
    return { now: this.clock.iso(), happened }
  }

  /** Moves time forward until nothing is due, at most by `limit` (seven days by default). */
  settle(limit: string | number = 'P7D'): Promise<{ now: string; happened: SimEvent[] }> {
    return this.happened(() => this.clock.settle(this.clock.now() + toMilliseconds(limit)))
  }

  /** This world as it is now; costs what changed since the last one. */
  snapshot(): WorldSnapshot {
    return {
      ids: this.#ids.snapshot(),
      clock: this.clock.snapshot(),
      states: this.#states.snapshot(),
      parts: this.#parts.snapshot(),
    }
  }

  /** Becomes what the snapshot says, in these parts (all when none is named); costs what differs where tables are watched. */
  restore(snapshot: WorldSnapshot, only: readonly Resettable[] = RESETTABLE): void {
    if (!only.includes('events')) this.recording?.interrupt()
    if (only.includes('state')) {
      this.#ids = snapshot.ids.fork()
      this.recording?.listen()
      this.#states.restore(snapshot.states)
    }
    if (only.includes('clock')) this.clock.restore(snapshot.clock)
    // Faults can be reset by themselves; the other parts go with the state.
    this.#parts.restore(snapshot.parts, name => only.includes(name === 'faults' ? name : 'state'))
    if (only.includes('journal')) this.#journal?.clear()
    if (only.includes('events')) this.#events?.clear()
  }

  /** Becomes what other processes have made of it, with their events; what was not written here is gone. Its journal stays. */
  catchUp(snapshot: WorldSnapshot, events: WrittenEvents): void {
    this.#ids = snapshot.ids.fork()
    this.#states.restore(snapshot.states, undefined, true)
    this.clock.restore(snapshot.clock)
    this.#parts.restore(snapshot.parts, undefined, true)
    this.events.goOnWith(events)
    this.events.show(events)
    this.recording?.begin()
  }

  /** Replaces the tables of the parts that are given, by name, and leaves all else as it is. */
  loadParts(parts: StatesSnapshot): void {
    this.recording?.interrupt()
    this.#parts.restore(parts, name => parts.has(name))
  }

  /** Is aborted when this world ends. */
  get ended(): AbortSignal {
    return (this.#ending ??= new AbortController()).signal
  }

  /** Ends for good: no timer is left behind. */
  close(): void {
    this.#ending?.abort()
    this.clock.close()
    this.#parts.restore(new Map())
  }
}
