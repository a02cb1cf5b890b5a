/** The vendors as tests know them: each one's access, and the names that types, patterns and rules take. */
import type { ExpertScript, GuuruAccess, GuuruEvents, GuuruHistory, GuuruOperation } from './guuru.gen.ts'
import type { GuuruWebhookEvent, ShopperScript } from './guuru.gen.ts'
import type { MarketplacerAccess, MarketplacerEvents, MarketplacerHistory } from './marketplacer.gen.ts'
import type { MarketplacerOperation, SellerScript } from './marketplacer.gen.ts'
import type { AgentScript, ThgAccess, ThgEvents, ThgHistory, ThgOperation } from './thg.gen.ts'

export type { AgentScript, ExpertScript, SellerScript, ShopperScript }

/** What a test can do at each vendor in one world without its API. */
export interface VendorAccesses {
  /** THG: customers, orders, and the agents who answer. */
  readonly thg: ThgAccess
  /** Marketplacer: the sellers. */
  readonly marketplacer: MarketplacerAccess
  /** GUURU: shoppers, human experts, GUURU's staff. */
  readonly guuru: GuuruAccess
}

/** A vendor's name. */
export type VendorName = keyof VendorAccesses

/** A root field of a vendor's schema. */
export type OperationName = ThgOperation | MarketplacerOperation | GuuruOperation

/** What the journal calls an operation: a root field, or `upload` for an uploaded file. */
export type JournalOperation = OperationName | 'upload'

/** The name of a webhook. */
export type WebhookEvent = GuuruWebhookEvent

/** What a fault's rule may apply to: a root field, `upload`, the name of a webhook. */
export type FaultOperation = JournalOperation | WebhookEvent

/** The events of all vendors: what changed, by type. */
export interface VendorEvents extends ThgEvents, MarketplacerEvents, GuuruEvents {}

/** The type of an event. */
export type EventType = keyof VendorEvents

/** The script of an actor: an agent, a seller, a shopper or an expert. */
export type ActorScript = AgentScript | SellerScript | ShopperScript | ExpertScript

/** What is asked of a history: at which vendor, and how much of everything the world is to end with. */
export type HistoryRequest = ThgHistory | MarketplacerHistory | GuuruHistory

/** What a history added to a world. */
export interface AddedHistory {
  /** How many records each table has more. */
  readonly added: Readonly<Record<string, number>>
}

/** Vendors' own schemas by vendor: the path of a file, SDL, or the result of introspection as JSON or as an object. */
export type Schemas = Readonly<Partial<Record<VendorName, string | object>>>

/** Hosts of a client's own that stand for a vendor, such as a custom domain, by host name. */
export type Hosts = Readonly<Record<string, VendorName>>
