import type { EdgeContext } from '../contract/context.ts'
import { announcing } from '../contract/events.ts'
import type { Events } from './records.ts'
import type { MarketplacerState } from './state.ts'

/** Who calls: an API key, of the operator or of one seller. */
export interface MarketplacerActor {
  /** The key's id. */
  readonly keyId: string
  /** The seller that the key is bound to; null for an operator key. */
  readonly sellerId: string | null
}

/** What Marketplacer's operations are given. */
export type MarketplacerContext = EdgeContext<MarketplacerState, MarketplacerActor>

/** The endpoint's path in the simulator. */
export const PATH = '/marketplacer/graphql'

/** Announces one of the vendor's events. Called after a change, once for each record that changed. */
export const announce = announcing<Events>()
