/** What is published of the data that all vendors have in common: what names something of a vendor's is a union. */
import type { ActorScript, FaultOperation, Hosts, JournalOperation, Schemas } from '../../src/api/vendors.ts'
import type { VendorName, WebhookEvent } from '../../src/api/vendors.ts'
import type * as faults from '../../src/faults/fault.ts'
import type { FaultRule as AnyFaultRule } from '../../src/faults/rule.ts'
import type { FixtureSource } from '../../src/format/shipped.ts'
import type * as boxes from '../../src/simulator/black-box.ts'
import type { SimulatorOptions } from '../../src/simulator/options.ts'
import type * as config from '../../src/webhooks/config.ts'
import type * as schemas from '../../src/webhooks/schema.ts'
import type * as deliveries from '../../src/webhooks/delivery.ts'
import type * as recorded from '../../src/simulator/recorded-request.ts'
import type * as events from '../../src/world/events.ts'
import type * as journal from '../../src/world/journal.ts'

export type { Refusal } from '../../src/actors/actors.ts'
export type { Transition, TransitionSettings } from '../../src/actors/schema.ts'
export type { Corner, CornerEntry } from '../../src/faults/answer-corners.ts'
export type { FaultKind } from '../../src/faults/rule.ts'
export type { DescribedAssumption as Assumption } from '../../src/simulator/assumptions.ts'
export type { FixtureSource } from '../../src/format/shipped.ts'
export type { WorldDocument } from '../../src/format/document.ts'
export type { Pattern } from '../../src/inputs/match.ts'
export type { ClockSetting, NewWorld } from '../../src/simulator/options.ts'
export type { ConversationPage, ConversationQuery, WholeConversation } from '../../src/simulator/conversations.ts'
export type { ResetOptions } from '../../src/simulator/world-settings.ts'
export type { ErrorCode } from '../../src/kit/errors.ts'
export type { Attempt } from '../../src/webhooks/delivery.ts'

/** A type with these members in place of its own. */
type With<T, M> = T extends unknown
  ? { readonly [N in keyof T as N extends keyof M | 'operation' ? never : N]: T[N] } & M
  : never

/** A union of types without these members. */
type Without<T, N extends PropertyKey> = T extends unknown ? Omit<T, N> : never

interface OfFault {
  /** `any`: every vendor that can have the kind. */
  readonly vendor: VendorName | 'any'
  /** A root field, `upload` for uploads, the event's name for webhooks; any when absent. */
  readonly operation?: FaultOperation
}

interface OfReport {
  /** Of an applied-answer-lost: the request whose answer was lost, then those like it. */
  readonly journal?: readonly JournalEntry[]
}

type InAllKinds = 'id' | 'vendor' | 'match' | 'enabled' | 'skip' | 'from' | 'until' | 'times' | 'probability'

/** What rules of all kinds have: which requests they are about, and how often they apply. */
export type FaultScope = With<Pick<AnyFaultRule, InAllKinds>, OfFault>
/** What goes wrong: the kind, and the members that only rules of this kind have. */
export type FaultEffect = Without<AnyFaultRule, InAllKinds | 'operation'>
/** What came of a rule. */
export type FaultReport = With<Pick<faults.Fault, 'id' | 'enabled' | 'hits' | 'verdict'>, OfReport>

interface OfEntry {
  readonly vendor: VendorName
  /** The first root field, such as `acceptChat`; `upload` for an upload; null where none could be read. */
  readonly operation: JournalOperation | null
}

/** One request to a vendor's endpoint, as a test wants to look at it. Secrets are redacted. */
export type JournalEntry = With<journal.JournalEntry, OfEntry>

/** One request whole: what was sent and answered, and what it caused. Secrets are masked. */
export type RecordedRequest = With<recorded.RecordedRequest, OfEntry>

/** What all events have. */
export type AnyEvent = Pick<events.SimEvent, 'id' | 'at' | 'type' | 'actor' | 'requestId'>

interface OfEndpoint {
  readonly event: WebhookEvent
}

interface OfConfig {
  readonly endpoints: readonly WebhookEndpoint[]
}

interface OfOptions {
  /** Who else is told, event by event; active unless it says otherwise. */
  readonly endpoints?: readonly (Partial<WebhookEndpoint> & Pick<WebhookEndpoint, 'event' | 'url'>)[]
}

/** That one receiver wants to be told of one event. */
export type WebhookEndpoint = With<config.WebhookEndpoint, OfEndpoint>
/** Who is told of what, and the secret that all messages are signed with; without one they are not signed. */
export type WebhookConfig = With<config.WebhookConfig, OfConfig>
/** The same as people write it. */
export type WebhookOptions = With<schemas.WebhookOptions, OfOptions>
/** One message to one receiver, sent or to be sent. */
export type Delivery = With<deliveries.Delivery, OfEndpoint>

interface OfBox {
  readonly journal: readonly JournalEntry[]
  readonly events: readonly AnyEvent[]
  /** The requests whole, with the world's own credentials, to be sent again by `backlot replay`. */
  readonly exchanges: readonly object[]
}

/** All that is needed to see what happened in a world, and to do it again. */
export type BlackBox = With<boxes.BlackBox, OfBox>

interface OfCreate {
  /** `default` (the default), `empty`, `demo`, documents, files by path or `file:` URL, or a list of them to merge in order. */
  readonly fixtures?: FixtureSource | readonly FixtureSource[]
  /** Hosts of a client's own that stand for a vendor, by host name. */
  readonly hosts?: Hosts
  /**
   * Vendors' own schemas, by vendor: a file's path, SDL, or the result of introspection. The whole API of such a vendor
   * answers: what is not simulated is scenery. None by default.
   */
  readonly schemas?: Schemas
  /** Which URLs webhooks are sent to: one for all events, receivers event by event, a secret. None by default. */
  readonly webhooks?: WebhookOptions
  /** The scripts that act by themselves: a ready-made cast's name, or a list of names and scripts. `silent` by default. */
  readonly actors?: string | readonly (string | ActorScript)[]
}

/** How a simulator for tests is made: the flags of `backlot start`, as options. */
export type CreateOptions = With<Omit<SimulatorOptions, 'vendors'>, OfCreate>
