/** What is published of Marketplacer's types. */
import type { acts } from '../../src/vendors/marketplacer/acts.ts'
import type { roles } from '../../src/vendors/marketplacer/conversations.ts'
import type * as factories from '../../src/vendors/marketplacer/factories.ts'
import type { Events } from '../../src/vendors/marketplacer/records.ts'
import type { methods } from '../../src/vendors/marketplacer/routes.ts'
import type { Mutation, Query } from '../../src/vendors/marketplacer/schema.gen.ts'
import type { MarketplacerState } from '../../src/vendors/marketplacer/state.ts'
import type { Access, FactoriesOf, RoleScript, RootField } from './computed.ts'

/** What a test can do at Marketplacer in one world. */
export type MarketplacerAccess = Access<MarketplacerState, typeof acts, typeof roles, typeof methods>
/** A seller on Marketplacer. */
export type SellerScript = RoleScript<'seller', typeof roles.seller, typeof acts>
/** Marketplacer's events: what changed, by type. */
export type MarketplacerEvents = Events
/** The root fields of Marketplacer's schema. */
export type MarketplacerOperation = RootField<Query, Mutation>
/** The factories. */
export type Factories = FactoriesOf<typeof factories, MarketplacerAccess>
