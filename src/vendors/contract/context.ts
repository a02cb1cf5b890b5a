import type { HttpRequest } from '../../request/message.ts'
import type { Cause } from '../../world/journal.ts'
import type { Tables } from '../../world/states.ts'
import type { Place } from './act.ts'

/** What every operation is given: the world, the vendor's tables in it, and who calls. */
export interface Context<S extends Tables, A> extends Place<S> {
  readonly actor: A
}

/** The context of a request, which resolvers are given: they may also add to the answer's headers. */
export interface EdgeContext<S extends Tables, A> extends Context<S, A> {
  readonly request: HttpRequest
  /** What the events that it causes refer to. */
  readonly cause: Cause
  /** `Set-Cookie` values for the answer. */
  readonly cookies: string[]
  /** The root fields that were answered with scenery only; undefined where the vendor's whole API is not there. */
  readonly scenery?: Set<string> | undefined
}
