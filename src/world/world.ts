import { worldPathPrefix, worldSuffix } from '../request/world-name.ts'
import { Clock, type ClockState } from '../time/clock.ts'
import { toMilliseconds } from '../time/duration.ts'
import { EventLog, type SimEvent } from './events.ts'
import { Ids } from './ids.ts'
import { Journal } from './journal.ts'
import type { Row } from './table.ts'

/** What a world asks of a table without knowing its records. */
export interface AnyTable {
  readonly size: number
  all(): Iterable<Row>
  get(key: string): Row | undefined
  put(row: Row): Row
  remove(key: string): void
  watch(watcher: ((key: string, row: Row | undefined) => void) | undefined): void
  ordinal(row: Row): number | undefined
  fork(): AnyTable
}

/** A vendor's state: its tables by name, in the order in which a document lists them. */
export type Tables = Readonly<Record<string, AnyTable>>

/** Whoever has a state in every world. */
export interface StateOwner<S extends Tables> {
  readonly name: string
  createState(): S
}

/** Something else that a world has, such as its faults: plain data when saved, named like its part of the document. */
export interface WorldPart {
  /** All of it as plain data; the same data, loaded, makes the same part. */
  save(): unknown
  /** Becomes what the data say; undefined is how a fresh world has it. */
  load(saved: unknown): void
  /** Stops for good. */
  close?(): void
}

/** Told of the life cycle and the record whose status a client was shown. */
export type StatusReader = (lifeCycle: string, id: string) => void

/** All that makes a world what it is, but its name and its logs. Tables in it are never changed, only forked. */
export interface WorldSnapshot {
  readonly seed: number
  readonly clock: ClockState
  readonly ordinals: readonly (readonly [string, number])[]
  readonly states: ReadonlyMap<string, Tables>
  /** What the world's parts saved, by name. */
  readonly parts: Readonly<Record<string, unknown>>
}

/** The parts of a world that can be reset one by one. */
export const RESETTABLE = ['state', 'journal', 'events', 'faults', 'clock'] as const
export type Resettable = (typeof RESETTABLE)[number]

/** How many journal entries and events a world keeps where nothing else is said. */
export const DEFAULT_LOG_LIMIT = 1000

/**
 * One isolated universe: its clock, its identifiers, one state per vendor, its journal and its events. Worlds share
 * nothing but immutable records.
 */
export class World {
  readonly id: string
  readonly clock: Clock
  readonly events: EventLog
  readonly journal: Journal
  #ids: Ids
  #states: Map<string, Tables>
  #ending: AbortController | undefined
  readonly #parts = new Map<string, WorldPart>()
  readonly #saved: WorldSnapshot['parts']
  readonly #readers = new Set<StatusReader>()
  #actor: string | undefined

  constructor(id: string, snapshot: WorldSnapshot, logLimit: number = DEFAULT_LOG_LIMIT) {
    this.id = id
    this.clock = new Clock(snapshot.clock)
    this.events = new EventLog(logLimit)
    this.journal = new Journal(logLimit)
    this.#ids = new Ids(snapshot.seed, snapshot.ordinals)
    this.#states = forkStates(snapshot.states)
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

  /** What every path that this world hands out begins with. */
  get pathPrefix(): string {
    return worldPathPrefix(this.id)
  }

  /** What every credential that this world hands out ends with. */
  get credentialSuffix(): string {
    return worldSuffix(this.id)
  }

  /** A vendor's tables in this world. */
  state<S extends Tables>(owner: StateOwner<S>): S {
    let state = this.#states.get(owner.name)
    if (!state) {
      state = owner.createState()
      this.#states.set(owner.name, state)
    }
    return state as S // the map is filled by the owner of the name only
  }

  /** Writes down what happened. Called after the change, once for each record that changed. */
  announce(type: string, before: object | null, after: object | null, actor: string): SimEvent {
    const at = this.clock.iso()
    return this.events.add(id => ({ id, at, type, before, after, actor: this.#actor ?? actor }))
  }

  /** Does something in somebody's name: what it announces has this actor. */
  as<T>(actor: string, work: () => T): T {
    const before = this.#actor
    this.#actor = actor
    try {
      return work()
    } finally {
      this.#actor = before
    }
  }

  /** Tells that a client was shown where a record stands in its life cycle (`thg.discussion` and the like). */
  noteRead(lifeCycle: string, id: string): void {
    for (const reader of this.#readers) reader(lifeCycle, id)
  }

  /** Calls `reader` with each such look until the function it answers is called. */
  onRead(reader: StatusReader): () => void {
    this.#readers.add(reader)
    return () => void this.#readers.delete(reader)
  }

  /** Does something that may make things happen; answers what happened, and what time it is then. */
  async happened(work: () => Promise<void>): Promise<{ now: string; happened: SimEvent[] }> {
    // The log may be shorter than what a long while brings.
    const happened: SimEvent[] = []
    const unlisten = this.events.listen(event => void happened.push(event))
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

  /** This world as it is now; costs a pointer per record. */
  snapshot(): WorldSnapshot {
    return {
      seed: this.#ids.seed,
      clock: this.clock.state(),
      ordinals: this.#ids.ordinals(),
      states: forkStates(this.#states),
      parts: Object.fromEntries([...this.#parts].map(([name, part]) => [name, part.save()])),
    }
  }

  /** Becomes what the snapshot says, in these parts (all when none is named). */
  restore(snapshot: WorldSnapshot, only: readonly Resettable[] = RESETTABLE): void {
    if (only.includes('state')) {
      this.#ids = new Ids(snapshot.seed, snapshot.ordinals)
      this.#states = forkStates(snapshot.states)
    }
    if (only.includes('clock')) this.clock.restore(snapshot.clock)
    // Faults can be reset by themselves; everything else goes with the state.
    for (const [name, part] of this.#parts)
      if (only.includes(name === 'faults' ? name : 'state')) part.load(snapshot.parts[name])
      // A clock that was set back has forgotten what parts had put off: they look again.
      else if (only.includes('clock') && name !== 'faults') part.load(part.save())
    if (only.includes('journal')) this.journal.clear()
    if (only.includes('events')) this.events.clear()
  }

  /** Fires when this world ends: whoever watches it has seen all then. */
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

function forkStates(states: ReadonlyMap<string, Tables>): Map<string, Tables> {
  const copy = new Map<string, Tables>()
  for (const [name, tables] of states) {
    copy.set(name, Object.fromEntries(Object.entries(tables).map(([key, table]) => [key, table.fork()])))
  }
  return copy
}
