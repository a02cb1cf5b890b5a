import type { Pattern } from '../inputs/match.ts'
import { redactRecord } from '../request/redaction.ts'
import { BoundedLog, type LogLimits } from './log.ts'
import { sizeOf } from '../tables/size.ts'

/** Something that happened in a world: which record changed, from what to what, and who did it. */
export interface SimEvent {
  readonly id: number
  /** When, ISO 8601 on the world's clock. */
  readonly at: string
  /** Vendor, noun and what happened, separated by dots; the last two like `chat.opened`. */
  readonly type: string
  /** The record before; null when it is new. */
  readonly before: object | null
  /** The record after. */
  readonly after: object | null
  /** Who: a credential's owner, or a role (`agent`, `seller`, `shopper`, `expert`). */
  readonly actor: string
  /** The number of the request in the journal that caused it; null where none did. */
  readonly requestId: number | null
}

/** Events that are written in a store: how often the log was emptied before, the number of the newest one, and the newest ones. */
export interface WrittenEvents {
  readonly clears: number
  readonly last: number
  readonly list: readonly SimEvent[]
}

/** The newest events of a world as its users read them: secrets of records are masked. */
export class EventLog extends BoundedLog<SimEvent> {
  /** Is called when the log was emptied. */
  onClear: (() => void) | undefined
  #shown: EventLog | undefined

  constructor(limits: LogLimits) {
    // A record and the one before it are of about the same size.
    super(limits, ({ before, after }) => 2 * sizeOf(after ?? before))
  }

  /** The events that readers are shown: of a world that several processes write, those that are written. */
  get shown(): EventLog {
    return this.#shown ?? this
  }

  /** Shows readers events that are written now; from the first call on no others. */
  show({ clears, last, list }: WrittenEvents): void {
    const shown = (this.#shown ??= new EventLog(this.limits))
    const before = last - list.length
    const known = shown.clears === clears && shown.lastId <= last ? shown.lastId : 0
    // Readers are not told again what was shown before the world was loaded anew.
    shown.goOnWith({ clears, last, list: known > before ? list.slice(known - before) : list })
  }

  /** Does `work`; answers the events during it: there may be more than the log keeps. */
  async during(work: () => Promise<void>): Promise<SimEvent[]> {
    const happened: SimEvent[] = []
    const unlisten = this.listen(event => happened.push(event))
    try {
      await work()
    } finally {
      unlisten()
    }
    return happened
  }

  override clear(): void {
    super.clear()
    this.onClear?.()
  }

  /** Goes on behind events that another process has written, secrets masked. */
  goOnWith({ clears, last, list }: WrittenEvents): void {
    this.goOnAt(last - list.length, clears)
    for (const event of list) {
      this.reserve()
      this.add(event)
    }
  }

  protected override kindOf({ type }: SimEvent): Pattern {
    return { type }
  }

  protected override kindKey({ type }: SimEvent): string {
    return type
  }

  protected override read(event: SimEvent): SimEvent {
    const before = event.before && redactRecord(event.before)
    const after = event.after && redactRecord(event.after)
    return before === event.before && after === event.after ? event : { ...event, before, after }
  }
}
