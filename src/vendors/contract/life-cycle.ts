import type { SimEvent } from '../../world/events.ts'
import type { Tables } from '../../world/states.ts'
import type { Place } from './act.ts'

/** Something whose status goes from one to the next. */
export interface LifeCycle<S extends Tables = Tables> {
  /** The events after which its status may be another one. */
  readonly events: readonly string[]
  /** The id of the record that the event is about; undefined when the event is not about one. */
  idOf(event: SimEvent): string | undefined
  /** Where it stands; undefined where it ends. */
  status(place: Place<S>, id: string): string | undefined
  /** Goes on by one; refuses with a `SimError` where the rules forbid it. */
  advance(place: Place<S>, id: string): void
}

/** A vendor's life cycles by name, which begins with the vendor's: `thg.discussion`. */
export type LifeCycles<S extends Tables = Tables> = Readonly<Record<string, LifeCycle<S>>>
