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

/** The newest events of a world as its users read them: secrets of records are masked. */
export class EventLog extends BoundedLog<SimEvent> {
  /** Is called when the log was emptied. */
  onClear: (() => void) | undefined

  constructor(limits: LogLimits) {
    // A record and the one before it are of about the same size.
    super(limits, ({ before, after }) => 2 * sizeOf(after ?? before))
  }

  override clear(): void {
    super.clear()
    this.onClear?.()
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
