/** What is published of GUURU's types. */
import type { acts } from '../../src/vendors/guuru/acts.ts'
import type { roles } from '../../src/vendors/guuru/conversations.ts'
import type * as factories from '../../src/vendors/guuru/factories.ts'
import type { options } from '../../src/vendors/guuru/histories/options.ts'
import type { Events } from '../../src/vendors/guuru/records.ts'
import type { methods } from '../../src/vendors/guuru/routes.ts'
import type { Mutation, Query } from '../../src/vendors/guuru/schema.gen.ts'
import type { GuuruState } from '../../src/vendors/guuru/state.ts'
import type { EVENTS } from '../../src/vendors/guuru/webhooks.ts'
import type { Access, FactoriesOf, HistoryOf, RoleScript, RootField } from './computed.ts'

/** What a test can do at GUURU in one world. */
export type GuuruAccess = Access<GuuruState, typeof acts, typeof roles, typeof methods>
/** A shopper of GUURU's. */
export type ShopperScript = RoleScript<'shopper', typeof roles.shopper, typeof acts>
/** A human expert of GUURU's. */
export type ExpertScript = RoleScript<'expert', typeof roles.expert, typeof acts>
/** GUURU's events: what changed, by type. */
export type GuuruEvents = Events
/** The root fields of GUURU's schema. */
export type GuuruOperation = RootField<Query, Mutation>
/** The names of GUURU's webhooks. */
export type GuuruWebhookEvent = (typeof EVENTS)[keyof typeof EVENTS]
/** What may be asked of GUURU's histories: numbers are exact, `unread` is a share such as `5%` or 0.05. */
export type GuuruHistory = HistoryOf<'guuru', typeof options>
/** The factories. */
export type Factories = FactoriesOf<typeof factories, GuuruAccess>
