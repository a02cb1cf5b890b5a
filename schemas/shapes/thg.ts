/** What is published of THG's types. */
import type { acts } from '../../src/vendors/thg/acts.ts'
import type { roles } from '../../src/vendors/thg/conversations.ts'
import type * as factories from '../../src/vendors/thg/factories.ts'
import type { options } from '../../src/vendors/thg/histories/options.ts'
import type { Events } from '../../src/vendors/thg/records.ts'
import type { methods } from '../../src/vendors/thg/routes.ts'
import type { Mutation, Query } from '../../src/vendors/thg/schema.gen.ts'
import type { ThgState } from '../../src/vendors/thg/state.ts'
import type { Access, FactoriesOf, HistoryOf, RoleScript, RootField } from './computed.ts'

/** What a test can do at THG in one world. */
export type ThgAccess = Access<ThgState, typeof acts, typeof roles, typeof methods>
/** An agent of THG's. */
export type AgentScript = RoleScript<'agent', typeof roles.agent, typeof acts>
/** THG's events: what changed, by type. */
export type ThgEvents = Events
/** The root fields of THG's schema. */
export type ThgOperation = RootField<Query, Mutation>
/** What may be asked of THG's histories: numbers are exact, `unread` is a share such as `5%` or 0.05. */
export type ThgHistory = HistoryOf<'thg', typeof options>
/** The factories. */
export type Factories = FactoriesOf<typeof factories, ThgAccess>
