/** Events as a vendor's operations announce them: each type with the record that it is about. */
import type { SimEvent } from '../../world/events.ts'
import type { World } from '../../world/world.ts'

/** The record of an event, before and after. */
export interface Change<B extends object | null = object | null, A extends object = object> {
  readonly before: B
  readonly after: A
}

/** Of an event after which there is a new record. */
export type Created<R extends object> = Change<null, R>

/** Of an event after which a record is another one, or the same where something happened to it. */
export type Changed<R extends object> = Change<R, R>

/** The change of an event in the list of a vendor's: there are its types, and no value is ever read. */
export function event<C extends Change>(): C {
  return {} as C // of a type alone
}

/** The function by which a vendor announces the events of its table `E`: types and their changes. */
export function announcing<E extends Readonly<Record<keyof E, Change>>>() {
  return <T extends keyof E & string>(
    world: World,
    type: T,
    before: E[T]['before'],
    after: E[T]['after'],
    actor: string,
  ): SimEvent => world.announce(type, before, after, actor)
}
