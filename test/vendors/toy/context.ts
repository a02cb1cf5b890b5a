import type { EdgeContext } from '../../../src/vendors/contract/context.ts'
import { announcing } from '../../../src/vendors/contract/events.ts'
import type { Events } from './records.ts'
import type { ToyState } from './state.ts'

/** Who calls: a token stands for one shop. */
export interface ToyActor {
  readonly shopId: string
}

/** What the toy's resolvers are given. */
export type ToyContext = EdgeContext<ToyState, ToyActor>

/** The endpoint's path in the simulator. */
export const PATH = '/toy/graphql'

/** Announces one of the toy's events. */
export const announce = announcing<Events>()
