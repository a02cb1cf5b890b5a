import { check } from '../inputs/check.ts'
import type { Row } from '../tables/shape.ts'
import type { RowWatcher } from '../tables/table.ts'
import type { Agenda, PendingJob } from '../time/agenda.ts'
import type { Clock } from '../time/clock.ts'
import type { RunningMode } from '../time/clock-mode.ts'
import type { Ids } from './ids.ts'
import { type StateOwner, States, type Tables } from './states.ts'
import { worldError } from './errors.ts'
import type { EventLog } from './events.ts'
import type { WorldSnapshot } from './snapshot.ts'

/** After so many changes a span ends: making a past world again costs so many changes at most. */
const MAX_CHANGES = 2048
/** How many bytes the records of all changes may take together: those of uploads are large. */
const MAX_BYTES = 64 * 1024 * 1024

/** A copy of a world in which changes are made again. */
interface Copy {
  readonly ids: Ids
  readonly agenda: Agenda
  readonly states: States
  readonly parts: States
}

/** Makes one change again: of a record, of a job, or of how many identifiers were minted. */
type Redo = (copy: Copy, key: string, value: unknown) => void

/** Where the world stood after an event. */
interface Mark {
  readonly event: number
  /** How many changes of the span were made until then. */
  end: number
  mode: RunningMode
  /** Epoch milliseconds. */
  at: number
}

/** A world as it began to be at some time, and all changes since. */
class Span {
  readonly begun: WorldSnapshot
  readonly redos: Redo[] = []
  readonly keys: string[] = []
  readonly values: unknown[] = []
  readonly marks: Mark[]
  bytes = 0

  constructor(begun: WorldSnapshot, marks: Mark[]) {
    this.begun = begun
    this.marks = marks
  }

  /** Forgets what changed after its last event: the next span begins behind it. */
  end(): void {
    const length = this.marks.at(-1)?.end ?? 0
    for (const list of [this.redos, this.keys, this.values]) list.length = length
  }
}

/** A world as it was, and when (epoch milliseconds). */
export interface PastState {
  readonly snapshot: WorldSnapshot
  readonly at: number
}

/** What of a world is recorded. */
interface Recorded {
  readonly clock: Clock
  readonly states: States
  readonly parts: States
  /** The world's ids now: a restore replaces them. */
  ids(): Ids
  snapshot(): WorldSnapshot
  readonly events: EventLog
}

/**
 * What a world was after each of its events: a snapshot now and then, which shares with the others what did not change, and
 * the changes since. A snapshot at each event would make the next change copy what they share: that costs a mutation four
 * times what it costs itself.
 */
export class Recording {
  readonly #world: Recorded
  #spans: Span[] = []

  /** Of a world whose tables were not asked for yet. */
  constructor(world: Recorded) {
    this.#world = world
    world.states.record((owner, table) => this.#watcherOf('states', owner, table))
    world.parts.record((owner, table) => this.#watcherOf('parts', owner, table))
    world.clock.watch((key, pending) => this.#note(redoJob, key, pending, 0))
    world.events.onClear = () => this.begin()
  }

  /** Begins with the world as it is now: what was before the newest event is forgotten. */
  begin(): void {
    this.#spans = []
    this.#beginSpan()
    this.mark()
  }

  /** Goes on with the world as it is now, after a change that was not noted, such as a restore of a part. */
  goOn(): void {
    this.#last?.end()
    this.#beginSpan()
  }

  /** The world stands so after its newest event: at once, and again when what announced it is done. */
  mark(): void {
    const { clock, events } = this.#world
    if (!this.#last) return
    const { marks, redos } = this.#last
    const last = marks[marks.length - 1]
    const event = events.lastId
    const [mode, at] = [clock.running, clock.now()]
    if (last?.event === event) {
      last.end = redos.length
      last.mode = mode
      last.at = at
    } else marks.push({ event, end: redos.length, mode, at })
  }

  /** Ends a span that has become long. Called when what changes the world is done for the moment. */
  tidy(): void {
    const span = this.#last
    if (!span || (span.redos.length < MAX_CHANGES && span.bytes < MAX_BYTES / 4)) return
    const mark = span.marks.at(-1)
    const isHere = mark?.end === span.redos.length
    span.end()
    this.#beginSpan(mark && isHere ? [{ ...mark, end: 0 }] : [])
    this.#forget()
  }

  /**
   * The world as it was right after an event; costs the changes of a span. Refuses with `HISTORY_DROPPED` what is not kept, and
   * with `INVALID_INPUT` what did not happen yet.
   */
  past(event: number): PastState {
    const { lastId, size, dropped } = this.#world.events
    check({ type: 'integer', minimum: 0, maximum: lastId }, event, 'at', 'INVALID_INPUT')
    const past = event > lastId - size || dropped === 0 ? this.#past(event) : undefined
    if (past) return past
    const sentence = `What the world was after event ${event} is not kept any more`
    throw worldError('HISTORY_DROPPED', `${sentence}; raise journalLimit or journalMaxBytes to keep more events.`)
  }

  #past(event: number): PastState | undefined {
    const span = this.#spans.findLast(({ marks }) => marks[0] && marks[0].event <= event)
    const mark = span?.marks.findLast(one => one.event <= event)
    if (!span || !mark) return undefined
    const { ids, states, parts, clock } = span.begun
    const copy = {
      ids: ids.fork(),
      agenda: clock.agenda.fork(),
      states: new States(states),
      parts: new States(parts),
    }
    for (let i = 0; i < mark.end; i++) span.redos[i]!(copy, span.keys[i]!, span.values[i])
    // The time of a test goes on: that of its past stands still.
    const mode: RunningMode = mark.mode.mode === 'test' ? { mode: 'frozen', at: mark.at } : mark.mode
    const past = { ids: copy.ids, states: copy.states.snapshot(), parts: copy.parts.snapshot() }
    return { snapshot: { ...past, clock: { ...clock, mode, agenda: copy.agenda } }, at: mark.at }
  }

  get #last(): Span | undefined {
    return this.#spans[this.#spans.length - 1]
  }

  #beginSpan(marks: Mark[] = []): void {
    this.#spans.push(new Span(this.#world.snapshot(), marks))
    this.#world.ids().onNext = (type, ordinal) => this.#note(redoIds, type, ordinal, 0)
  }

  /** Forgets the oldest spans: those whose events the log has dropped, and those that make too many bytes. */
  #forget(): void {
    const { lastId, size } = this.#world.events
    const oldest = lastId - size + 1
    const spans = this.#spans.filter(({ marks }, i) => marks.length > 0 || i === this.#spans.length - 1)
    let bytes = spans.reduce((sum, span) => sum + span.bytes, 0)
    while (spans.length > 1 && (bytes > MAX_BYTES || (spans[1]!.marks[0]?.event ?? Infinity) <= oldest))
      bytes -= spans.shift()!.bytes
    this.#spans = spans
  }

  #watcherOf(whose: 'states' | 'parts', owner: StateOwner<Tables>, name: string): RowWatcher<Row> {
    const redo: Redo = (copy, key, row) => {
      const table = copy[whose].get(owner)[name]
      if (row) table?.put(row as Row) // as it was noted
      else table?.remove(key)
    }
    return (key, row, bytes) => this.#note(redo, key, row, bytes)
  }

  #note(redo: Redo, key: string, value: unknown, bytes: number): void {
    const span = this.#last
    if (!span) return
    span.redos.push(redo)
    span.keys.push(key)
    span.values.push(value)
    span.bytes += bytes
  }
}

const redoJob: Redo = ({ agenda }, key, pending) => agenda.redo(key, pending as PendingJob | undefined) // as it was noted
const redoIds: Redo = ({ ids }, type, ordinal) => ids.raise(type, ordinal as number) // as it was noted
