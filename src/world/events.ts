import { BoundedLog } from './log.ts'

/** Something that happened in a world: which record changed, from what to what, and who did it. */
export interface SimEvent {
  readonly id: number
  /** When, ISO 8601 on the world's clock. */
  readonly at: string
  /** `guuru.chat.opened` and the like: vendor, noun, what happened. */
  readonly type: string
  /** The record before; null when it is new. */
  readonly before: object | null
  /** The record after. */
  readonly after: object | null
  /** Who did it: a credential's owner, the role of an act (`agent`, `seller`), or the name of a script. */
  readonly actor: string
}

/** The newest events of one world. */
export class EventLog extends BoundedLog<SimEvent> {}
