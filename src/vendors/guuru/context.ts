import type { EdgeContext } from '../contract/context.ts'
import type { GuuruState } from './state.ts'

/** Who calls: a token stands for one partner, and every answer is about that partner. */
export interface GuuruActor {
  readonly partnerId: string
}

/** What GUURU's operations are given. */
export type GuuruContext = EdgeContext<GuuruState, GuuruActor>

/** The endpoint's path in the simulator. */
export const PATH = '/guuru/graphql'
