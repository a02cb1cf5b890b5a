import { worldPathPrefix, worldSuffix } from '../request/world-name.ts'
import { Clock, type ClockSnapshot } from '../time/clock.ts'
import { toMilliseconds } from '../time/duration.ts'
import { EventLog, type SimEvent } from './events.ts'
import { Ids } from './ids.ts'
import { Journal } from './journal.ts'
import { worldError } from './errors.ts'
import type { LogLimits } from './log.ts'
import { PersistedQueries } from './persisted-queries.ts'
import type { Row, Table } from './table.ts'

/** A table as far as a world needs it, whatever its records are. */
export interface AnyTable extends Pick<
  Table<Row>,
  | 'size'
  | 'bytes'
  | 'all'
  | 'get'
  | 'require'
  | 'where'
  | 'count'
  | 'last'
  | 'page'
  | 'put'
  | 'remove'
  | 'watch'
  | 'ordinal'
> {
  fork(): AnyTable
}

/** A vendor's state: its tables by name, in the order in which a document lists them. */
export type Tables = Readonly<Record<string, AnyTable>>

/** What has a state in every world: a vendor. */
export interface StateOwner<S extends Tables> {
  readonly name: string
  createState(): S
}

/** What else a world has, such as its faults: plain data when saved, named like its part of the document. */
export interface WorldPart {
  /** The part as plain data; loading that makes an equal part. */
  save(): unknown
  /** Becomes what the data say; undefined makes it what it is in a fresh world. */
  load(saved: unknown): void
  /** Stops for good. */
  close?(): void
}

/** Is called with the life cycle and the id of a record whose status an answer shows. */
export type StatusReader = (lifeCycle: string, id: string) => void

/** A whole world but its name and its logs. Tables in it are never changed, only forked. */
export interface WorldSnapshot {
  readonly seed: number
  readonly clock: ClockSnapshot
  readonly ordinals: readonly (readonly [string, number])[]
  readonly states: ReadonlyMap<string, Tables>
  /** What the world's parts saved, by name. */
  readonly parts: Readonly<Record<string, unknown>>
}

/** What of a world can be reset by itself. */
export const RESETTABLE = ['state', 'journal', 'events', 'faults', 'clock'] as const
/** One of them. */
export type Resettable = (typeof RESETTABLE)[number]

/** What journal and events may hold, each, by default. */
const DEFAULT_LOG_LIMITS: LogLimits = { entries: 1000, bytes: 8 * 1024 * 1024 }

/**
 * How many bytes a world's records may take together, uploaded files by their own size. So much fits into one document,
 * where such a file is a third longer, with what waits.
 */
export const MAX_STATE_BYTES: number = 150 * 1024 * 1024
/** How many jobs of a world may wait. */
export const MAX_JOBS = 200_000

/**
 * One isolated universe: its clock, its identifiers, one state per vendor, its journal and its events. Worlds share
 * nothing but immutable records.
 */
export class World {
  readonly id: string
  readonly clock: Clock
  readonly events: EventLog
  readonly journal: Journal
  /** How often something was refused because the world is full: records (and work that waits), or uploads. */
  readonly refused: { records: number; uploads: number } = { records: 0, uploads: 0 }
  /** How often its records went back to how it began, or to none. */
  resets = 0
  #ids: Ids
  /** The tables of vendors that were not asked for yet, as they are in the snapshot. */
  #origin: ReadonlyMap<string, Tables>
  #states = new Map<string, Tables>()
  #ending: AbortController | undefined
  #persistedQueries: PersistedQueries | undefined
  readonly #parts = new Map<string, WorldPart>()
  readonly #saved: WorldSnapshot['parts']
  readonly #readers = new Set<StatusReader>()
  readonly #hearers = new Set<(event: SimEvent) => void>()
  #actor: string | undefined

  constructor(id: string, snapshot: WorldSnapshot, logs: LogLimits = DEFAULT_LOG_LIMITS) {
    this.id = id
    this.clock = new Clock(snapshot.clock)
    this.events = new EventLog(logs)
    this.journal = new Journal(logs)
    this.#ids = new Ids(snapshot.seed, snapshot.ordinals)
    this.#origin = snapshot.states
    this.#saved = snapshot.parts
  }

  /** Gives the world one more part, loaded with what the world's snapshot holds for it. */
  protected add<P extends WorldPart>(name: string, part: P): P {
    this.#parts.set(name, part)
    part.load(this.#saved[name])
    return part
  }

  /** Where all identifiers and all chance of this world come from. */
  get ids(): Ids {
    return this.#ids
  }

  /** What paths of this world begin with. */
  get pathPrefix(): string {
    return worldPathPrefix(this.id)
  }

  /** What credentials of this world end with. */
  get credentialSuffix(): string {
    return worldSuffix(this.id)
  }

  /** What the addresses of pictures begin with; undefined where they stay as the vendors have them. */
  get publicUrl(): string | undefined {
    return undefined
  }

  /** What the addresses of this world's files begin with. */
  get filesUrl(): string {
    return this.pathPrefix
  }

  /** What the name of a log-in has before its `@`, where log-ins name their world. */
  get loginSuffix(): string | undefined {
    return undefined
  }

  /** Whether a file of so many bytes may be kept; counts where not. */
  hasRoomForFile(_bytes: number): boolean {
    return true
  }

  /** A vendor's tables in this world. */
  state<S extends Tables>(owner: StateOwner<S>): S {
    let state = this.#states.get(owner.name)
    if (!state) {
      const origin = this.#origin.get(owner.name)
      this.#states.set(owner.name, (state = origin ? fork(origin) : owner.createState()))
    }
    return state as S // the maps are filled by the owner of the name only
  }

  /** The documents that clients registered by hash. A reset of the state forgets them, and a fork has none. */
  get persistedQueries(): PersistedQueries {
    return (this.#persistedQueries ??= new PersistedQueries())
  }

  /** About how many bytes the records take. */
  get bytes(): number {
    let bytes = 0
    for (const [owner, tables] of this.#origin) if (!this.#states.has(owner)) bytes += bytesOf(tables)
    for (const tables of this.#states.values()) bytes += bytesOf(tables)
    return bytes
  }

  /** Refuses with `WORLD_FULL` what would add to a world that holds as much as it may: called before a first change. */
  assertRoom(): void {
    const isFull = this.bytes >= MAX_STATE_BYTES || this.clock.waiting >= MAX_JOBS
    if (!isFull) return
    this.refused.records++
    const sentence = `The world "${this.id}" is full: it holds ${MAX_STATE_BYTES} bytes of records or ${MAX_JOBS} jobs.`
    throw worldError('WORLD_FULL', `${sentence} Reset it, or use another one.`)
  }

  /** Adds an event to the log. Called after a change, once for each record that changed. */
  announce(type: string, before: object | null, after: object | null, actor: string): SimEvent {
    const at = this.clock.iso()
    const event = this.events.add(id => ({ id, at, type, before, after, actor: this.#actor ?? actor }))
    for (const hear of this.#hearers) hear(event)
    return event
  }

  /** Calls `hear` with each new event as it is, secrets included, until the function it answers is called. */
  onEvent(hear: (event: SimEvent) => void): () => void {
    this.#hearers.add(hear)
    return () => {
      this.#hearers.delete(hear)
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

  /** Notes that an answer shows the status of this record of this life cycle. */
  noteRead(lifeCycle: string, id: string): void {
    for (const reader of this.#readers) reader(lifeCycle, id)
  }

  /** Calls `reader` each time until the function it answers is called. */
  onRead(reader: StatusReader): () => void {
    this.#readers.add(reader)
    return () => this.#readers.delete(reader)
  }

  /** Does `work`; answers the events during it, and the time after it. */
  async happened(work: () => Promise<void>): Promise<{ now: string; happened: SimEvent[] }> {
    // There may be more events than the log keeps.
    const happened: SimEvent[] = []
    const unlisten = this.events.listen(event => happened.push(event))
    try {
      await work()
    } finally {
      unlisten()
    }
    return { now: this.clock.iso(), happened }
  }

  /** Moves time forward until nothing is due, at most by `limit` (seven days by default). */
  settle(limit: string | number = 'P7D'): Promise<{ now: string; happened: SimEvent[] }> {
    return this.happened(() => this.clock.settle(this.clock.now() + toMilliseconds(limit)))
  }

  /** This world as it is now; costs nothing per record until a table changes. */
  snapshot(): WorldSnapshot {
    return {
      seed: this.#ids.seed,
      clock: this.clock.state(),
      ordinals: this.#ids.ordinals(),
      states: new Map([...this.#origin, ...[...this.#states].map(([owner, state]) => [owner, fork(state)] as const)]),
      parts: Object.fromEntries([...this.#parts].map(([name, part]) => [name, part.save()])),
    }
  }

  /** Becomes what the snapshot says, in these parts (all when none is named). */
  restore(snapshot: WorldSnapshot, only: readonly Resettable[] = RESETTABLE): void {
    if (only.includes('state')) {
      this.#ids = new Ids(snapshot.seed, snapshot.ordinals)
      this.#origin = snapshot.states
      this.#states = new Map()
      this.#persistedQueries = undefined
    }
    if (only.includes('clock')) this.clock.restore(snapshot.clock)
    // Faults can be reset by themselves; the other parts go with the state.
    for (const [name, part] of this.#parts)
      if (only.includes(name === 'faults' ? name : 'state')) part.load(snapshot.parts[name])
      // A clock that was set back has lost the jobs of these parts: loading schedules them again.
      else if (only.includes('clock') && name !== 'faults') part.load(part.save())
    if (only.includes('journal')) this.journal.clear()
    if (only.includes('events')) this.events.clear()
  }

  /** Is aborted when this world ends. */
  get ended(): AbortSignal {
    return (this.#ending ??= new AbortController()).signal
  }

  /** Ends for good: no timer is left behind. */
  close(): void {
    this.#ending?.abort()
    this.clock.close()
    for (const part of this.#parts.values()) part.close?.()
  }
}

function fork(tables: Tables): Tables {
  return Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.fork()]))
}

function bytesOf(tables: Tables): number {
  let bytes = 0
  for (const name in tables) bytes += tables[name]!.bytes
  return bytes
}
