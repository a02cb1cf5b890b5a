import type { EdgeContext } from '../../../src/vendors/contract/context.ts'
import type { ToyState } from './state.ts'

/** Who calls: a token stands for one shop. */
export interface ToyActor {
  readonly shopId: string
}

/** What the toy's resolvers are given. */
export type ToyContext = EdgeContext<ToyState, ToyActor>

/** The endpoint's path in the simulator. */
export const PATH = '/toy/graphql'
