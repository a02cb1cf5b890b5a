/** What is published of Marketplacer's types. */
import type { acts } from '../../src/vendors/marketplacer/acts.ts'
import type { roles } from '../../src/vendors/marketplacer/conversations.ts'
import type * as factories from '../../src/vendors/marketplacer/factories.ts'
import type { options } from '../../src/vendors/marketplacer/histories/options.ts'
import type { Events } from '../../src/vendors/marketplacer/records.ts'
import type { methods } from '../../src/vendors/marketplacer/routes.ts'
import type { Mutation, Query } from '../../src/vendors/marketplacer/schema.gen.ts'
import type { MarketplacerState } from '../../src/vendors/marketplacer/state.ts'
import type { Access, FactoriesOf, HistoryOf, RoleScript, RootField } from './computed.ts'

/** What a test can do at Marketplacer in one world. */
export type MarketplacerAccess = Access<MarketplacerState, typeof acts, typeof roles, typeof methods>
/** A seller on Marketplacer. */
export type SellerScript = RoleScript<'seller', typeof roles.seller, typeof acts>
/** Marketplacer's events: what changed, by type. */
export type MarketplacerEvents = Events
/** The root fields of Marketplacer's schema. */
export type MarketplacerOperation = RootField<Query, Mutation>
/** What may be asked of Marketplacer's histories: numbers are exact, `unread` is a share such as `5%` or 0.05. */
export type MarketplacerHistory = HistoryOf<'marketplacer', typeof options>
/** The factories. */
export type Factories = FactoriesOf<typeof factories, MarketplacerAccess>
