import type { EdgeContext } from '../contract/context.ts'
import { announcing } from '../contract/events.ts'
import type { Events } from './records.ts'
import type { GuuruState } from './state.ts'

/** Who calls: a token stands for one partner, and every answer is about that partner. */
export interface GuuruActor {
  readonly partnerId: string
}

/** What GUURU's operations are given. */
export type GuuruContext = EdgeContext<GuuruState, GuuruActor>

/** The endpoint's path in the simulator. */
export const PATH = '/guuru/graphql'

/** Announces one of the vendor's events. Called after a change, once for each record that changed. */
export const announce = announcing<Events>()
