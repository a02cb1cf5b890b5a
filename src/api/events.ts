import type { AnyEvent, Pattern } from './data.gen.ts'
import type { EventType, VendorEvents } from './vendors.ts'

/**
 * Something that happened in a world: which record changed, from what (`before`; null when it is new) to what (`after`),
 * and who did it. A union by `type`: a comparison with one narrows `before` and `after` to the records of that type.
 */
export type SimEvent<T extends EventType = EventType> = {
  [N in T]: AnyEvent & {
    readonly type: N
  } & VendorEvents[N]
}[T]

/** A deep subset of an event: what it names must be there, what it leaves out may be anything. */
export type EventPattern = Pattern & {
  readonly type?: EventType
  readonly actor?: string
  readonly requestId?: number | null
}
