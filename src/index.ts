/// <reference lib="esnext.disposable" preserve="true" />
/** backlot in a program: worlds in process, over HTTP, or in place of the vendors' hosts. */
export { agent, expert, seller, shopper } from './kit/vendors.ts'
export type { ActorScript, AgentScript, ExpertScript, SellerScript, ShopperScript } from './kit/vendors.ts'
export type { WorldDocument } from './format/document.ts'
export type { ErrorCode } from './kit/errors.ts'
export { SimError } from './errors/sim-error.ts'
export type { SimEvent } from './world/events.ts'
export type { FaultRule } from './faults/rule.ts'
export type { Fault } from './faults/fault.ts'
export type { JournalEntry } from './world/journal.ts'
export type { Pattern } from './inputs/match.ts'
export type { Transition, TransitionSettings } from './actors/schema.ts'
export type { VendorName } from './vendors/index.ts'
export type { WebhookConfig, WebhookEndpoint } from './webhooks/config.ts'
export type { WebhookOptions } from './webhooks/schema.ts'
export type { Attempt, Delivery } from './webhooks/delivery.ts'
export type { FetchInit, FetchInput } from './kit/fetch.ts'
export type { FixtureSource } from './format/shipped.ts'
export type { Hosts } from './kit/hosts.ts'
export { type Happened, TestClock, type TestLog, TestWorld, type WaitFor } from './kit/test-world.ts'
export type { ClockSetting, NewWorld } from './simulator/options.ts'
export type { ResetOptions } from './simulator/sim-world.ts'
export {
  createSimulator,
  type CreateOptions,
  type Listening,
  type ListenOptions,
  TestSimulator,
} from './kit/test-simulator.ts'
