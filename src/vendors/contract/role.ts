/** Roles: who acts by script, what they hear of, and what they see. */
import type { SimEvent } from '../../world/events.ts'
import type { Tables } from '../../world/states.ts'
import type { Place } from './act.ts'

/** The conversation that an event is about. */
export interface Scene {
  readonly id: string
  /** The text of the message; absent where the event is not about a message. */
  readonly message?: string
}

/** A conversation as a role sees it: the record as it is now, what was said last, and the name of the person there. */
export interface View {
  readonly record: object
  readonly message: string
  readonly name: string
}

/** Who an actor can play. */
export interface Role<S extends Tables = Tables> {
  /** The types of the events that its scripts can wait for. */
  readonly events: readonly string[]
  /** The conversation with this id; undefined when there is none. */
  look(place: Place<S>, id: string): View | undefined
  /**
   * The id of the record that the caller names; refuses an unknown one. A role that has this is opened in the kit by an
   * id, and its methods take none: `seller('660119').read()`.
   */
  open?(place: Place<S>, id: string | number): string
  /** The ids of those who can begin by themselves in a conversation that is there already; none where it is left out. */
  beginners?(place: Place<S>): readonly string[]
}

/** A vendor's roles by name. Names are unique among all vendors. */
export type Roles<S extends Tables = Tables> = Readonly<Record<string, Role<S>>>

/** Which conversation an event of the vendor is about; undefined when it is about none. */
export type SceneOf = (event: SimEvent) => Scene | undefined

/** How a person is addressed whose name is not known. */
export const STRANGER = 'there'
