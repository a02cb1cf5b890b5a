/** The past of a world: how each change is undone, so that the world can be had as it was after each event. */
import type { SimError } from '../errors/sim-error.ts'
import { check } from '../inputs/check.ts'
import type { Clock } from '../time/clock.ts'
import type { RunningMode } from '../time/clock-mode.ts'
import { worldError } from './errors.ts'
import type { EventLog } from './events.ts'
import type { Ids } from './ids.ts'
import type { WorldSnapshot } from './snapshot.ts'
import type { StateOwner, States, Tables } from './states.ts'
import {
  copyOf,
  type PastState,
  stateOf,
  undoAll,
  undoIds,
  undoJob,
  undoRecords,
  type Undo,
  writeChange,
  type WrittenPast,
} from './undo.ts'

/** How many bytes may be kept so that changes can be undone: the files of uploads are large. */
const MAX_BYTES = 64 * 1024 * 1024
/** What one change takes about, besides the record before it. */
const CHANGE_BYTES = 64

/** What of a world is recorded. */
interface Recorded {
  readonly clock: Clock
  readonly events: EventLog
  /** A restore replaces them. */
  readonly ids: Ids
  snapshot(): WorldSnapshot
}

/**
 * What a world was after each of its events: how each change since is undone. A snapshot at each event would make the next
 * change copy what both share, which costs a mutation four times what it costs itself; and new objects for each event would
 * cost the garbage collector's time, so that there are lists of numbers and references.
 */
export class Recording {
  readonly #world: Recorded
  /** The number of the event of the first mark. */
  #first = 0
  /** Of each change how it is undone, of what, and what was there before. */
  #log: unknown[] = []
  #bytes = 0
  /** Where the world stood after each event: how many members the log had, how many bytes, and the clock. */
  #ends: number[] = []
  #bytesAt: number[] = []
  #modes: RunningMode[] = []
  #instants: number[] = []
  #nextJobs: number[] = []

  /** Of a world with these tables, which were not asked for yet. */
  constructor(world: Recorded, states: States, parts: States) {
    this.#world = world
    states.record((owner, table) => this.#listenerOf('states', owner, table))
    parts.record((owner, table) => this.#listenerOf('parts', owner, table))
    world.clock.record((key, before, bytes) => this.#note(undoJob, key, before, bytes))
    world.events.onClear = () => this.begin()
  }

  /** Begins with the world as it is now: what was before is forgotten. */
  begin(): void {
    this.#forget(this.#ends.length)
    this.listen()
    this.#first = this.#world.events.lastId
    this.mark()
  }

  /** Is called before a change that is not told, such as a restore of a part, and `listen` after it. */
  interrupt(): void {
    this.#note(undoAll, '', this.#world.snapshot(), 0)
  }

  /** Goes on with the ids that a restore has brought. */
  listen(): void {
    this.#world.ids.onChange = (type, before) => this.#note(undoIds, type, before, 0)
  }

  /** The world stands so after its newest event: at once, and again when what announced it is done. */
  mark(): void {
    const { clock, events } = this.#world
    const last = events.lastId - this.#first
    if (last < this.#ends.length && this.#ends[last] === this.#log.length) return
    for (let i = Math.min(this.#ends.length, last); i <= last; i++) {
      this.#ends[i] = this.#log.length
      this.#bytesAt[i] = this.#bytes
      this.#modes[i] = clock.running
      this.#instants[i] = clock.now()
      this.#nextJobs[i] = clock.nextJob
    }
  }

  /** Forgets what the log of events has dropped, and what makes too many bytes, now and then. */
  tidy(): void {
    const { size, dropped } = this.#world.events
    const marks = this.#ends.length
    if (dropped > 0 && marks > 2 * size + 32) this.#forget(marks - size)
    if (this.#bytes - (this.#bytesAt[0] ?? 0) <= MAX_BYTES) return
    const kept = this.#bytesAt.findIndex(bytes => this.#bytes - bytes <= MAX_BYTES / 2)
    this.#forget(kept < 0 ? marks : kept)
  }

  /**
   * The world as it was right after an event; costs what changed since. Refuses with `HISTORY_DROPPED` what is not kept, and
   * with `INVALID_INPUT` what did not happen yet.
   */
  past(event: number): PastState {
    const { lastId, size, dropped } = this.#world.events
    assertHappened(event, lastId)
    const isKept = event > lastId - size || dropped === 0
    if (isKept && event >= this.#first && event - this.#first < this.#ends.length)
      return this.#past(event - this.#first)
    throw historyDropped(event)
  }

  /**
   * What `past` answers for each event that is kept, from `since` on, as plain data: back to the last restore of a part of the
   * world, or behind it where `writeWorld` writes what the world was before.
   */
  written(since: number, writeWorld?: (before: WorldSnapshot) => unknown): WrittenPast {
    const { lastId, size, dropped } = this.#world.events
    const start = Math.max(0, since - this.#first, dropped === 0 ? 0 : lastId - size + 1 - this.#first)
    const steps = this.#ends.slice(start).map((end, place) => {
      const index = start + place
      const changes = this.#log.slice(end, this.#ends[index + 1])
      const undone = Array.from({ length: changes.length / 3 }, (_, at) => changes[3 * at] as Undo) // as `#note` has put it there
      return {
        ...this.#momentOf(index),
        changes: undone.map((undo, at) =>
          writeChange(undo, String(changes[3 * at + 1]), changes[3 * at + 2], writeWorld),
        ),
      }
    })
    if (writeWorld) return { first: this.#first + start, steps }
    const restored = steps.findLastIndex(({ changes }) => changes.some(({ whose }) => whose === 'all')) + 1
    return { first: this.#first + start + restored, steps: steps.slice(restored) }
  }

  #past(index: number): PastState {
    const copy = copyOf(this.#world.snapshot())
    const log = this.#log
    for (let i = log.length - 3; i >= this.#ends[index]!; i -= 3) {
      const undo = log[i] as Undo // as `#note` has put it there
      undo.apply(copy, String(log[i + 1]), log[i + 2])
    }
    return stateOf(copy, this.#momentOf(index))
  }

  #momentOf(index: number) {
    return { at: this.#instants[index]!, mode: this.#modes[index]!, nextJob: this.#nextJobs[index]! }
  }

  /** Forgets the first so many marks, and how to undo what lies before the next one. */
  #forget(marks: number): void {
    const end = this.#ends[marks]
    if (end === undefined) this.#log = []
    else this.#log.splice(0, end)
    this.#ends = this.#ends.slice(marks).map(one => one - (end ?? 0))
    for (const list of [this.#bytesAt, this.#modes, this.#instants, this.#nextJobs]) list.splice(0, marks)
    this.#first += marks
  }

  #listenerOf(whose: 'states' | 'parts', owner: StateOwner<Tables>, name: string) {
    const undo = undoRecords(whose, owner, name)
    return (key: string, before: unknown, bytes: number): void => this.#note(undo, key, before, bytes)
  }

  #note(undo: Undo, key: string, before: unknown, bytes: number): void {
    this.#log.push(undo, key, before)
    this.#bytes += CHANGE_BYTES + bytes
  }
}

/** Refuses with `INVALID_INPUT` an event that did not happen yet; the newest one is the last. */
export function assertHappened(event: number, last: number): void {
  check({ type: 'integer', minimum: 0, maximum: last }, event, 'at', 'INVALID_INPUT')
}

/** The refusal of what is not kept any more. */
export function historyDropped(event: number): SimError {
  const sentence = `What the world was after event ${event} is not kept any more`
  return worldError('HISTORY_DROPPED', `${sentence}; raise journalLimit or journalMaxBytes to keep more events.`)
}
