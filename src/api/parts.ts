/** What goes wrong in a world, who is told of it, and what moves by itself. */
import type { ConversationPage, ConversationQuery, WholeConversation } from './data.gen.ts'
import type { Delivery, FaultEffect, FaultReport, FaultScope, Refusal, TransitionSettings } from './data.gen.ts'
import type { WebhookConfig, WebhookOptions } from './data.gen.ts'
import type { ActorScript, VendorName } from './vendors.ts'

/** When and how something goes wrong. The first rule that fits a request decides. `O`: operations besides those simulated. */
export type FaultRule<O extends string = never> = FaultEffect &
  Omit<FaultScope, 'operation'> & { readonly operation?: NonNullable<FaultScope['operation']> | O }

/** A rule of a world, and what came of it. */
export type Fault<O extends string = never> = FaultRule<O> & FaultReport

/** The faults of one world: the rules that say what goes wrong, and how often each applied. */
export interface TestFaults<O extends string = never> {
  /** All rules, the first one to decide first. */
  list(): Fault<O>[]
  /** The rule with this id; refuses with `FAULT_NOT_FOUND` when there is none. */
  get(id: string): Fault<O>
  /** Adds a rule behind the others. Refuses one that names what does not exist. */
  add(rule: FaultRule<O>): Fault<O>
  /** Puts these rules in the place of all others. When one is refused, nothing changes. */
  replace(rules: readonly FaultRule<O>[]): Fault<O>[]
  /** Turns a rule off or on; its hits stay. Refuses with `FAULT_NOT_FOUND` when there is none. */
  change(id: string, change: { readonly enabled: boolean }): Fault<O>
  /** Removes a rule; refuses with `FAULT_NOT_FOUND` when there is none. */
  remove(id: string): void
  /** Removes all rules. */
  clear(): void
}

/** The conversations of one world over all vendors, as people look at them. */
export interface TestConversations {
  /** One page, the latest first; `next` is the `after` of the next one. Throws `INVALID_INPUT`. */
  list(query?: ConversationQuery): Promise<ConversationPage>
  /** What was said in one, and what each role of the other side could do in it, or why not. Refuses an unknown id. */
  show(vendor: VendorName, id: string): WholeConversation
}

/** A receiver of webhooks without a port: node's own `Request` comes, and a status of 2xx accepts it. */
export type WebhookHandler = (request: Request) => Response | Promise<Response>

/** Which webhooks a handler gets. */
export interface HandlerOptions {
  /** What they are signed with, from now on; as configured before where it is left out. */
  readonly secret?: string | null
  /** Whose; the first partner's by default. */
  readonly partner?: string
}

/** The webhooks of one world: who is told, and what became of each message. */
export interface TestWebhooks {
  /** Who is told of what the first partner's chats do, and the secret. */
  readonly config: WebhookConfig
  /** How many deliveries that are done were let go because newer ones came. */
  readonly dropped: number
  /** How many messages were never sent because too many waited. */
  readonly overflow: number
  /** The same of this partner, the first one where none is named. */
  configOf(partner?: string): WebhookConfig
  /** Changes who is told of what a partner's chats (the first one's where none is named) do from now on; what waits already goes where it was meant to go. */
  configure(options: WebhookOptions): WebhookConfig
  /**
   * Tells a function too, of all events: it takes deliveries as a receiver does, without a port. One that throws, or takes
   * more than five seconds, has failed. Receivers and secret that were configured stay; `configure` replaces it.
   */
  to(handler: WebhookHandler, options?: HandlerOptions): WebhookConfig
  /** All deliveries that wait and the newest of those that are done, oldest first. */
  deliveries(): Delivery[]
  /**
   * Sends a delivery once more, same key and same bytes; answers when the attempt is made, or at once where earlier ones
   * for the same receiver and subject still wait.
   */
  redeliver(id: number): Promise<Delivery>
}

/** The actors of one world: scripts that do acts by themselves, seeded, on the world's clock. */
export interface TestActors {
  /** Who plays, as it was written: names of ready-made casts, and scripts. */
  readonly cast: readonly (string | ActorScript)[]
  /** The newest moves that actors tried and the rules forbade. */
  readonly refusals: readonly Refusal[]
  /** Changes who plays from now on. Steps that wait are still done by those who stay. */
  play(cast: readonly (string | ActorScript)[]): void
}

/** The life cycles of one world that move by themselves. */
export interface TestTransitions {
  /** How each life cycle moves. */
  readonly settings: TransitionSettings
  /** Changes how life cycles move from now on; those that are not named move only by people, actors and the API. */
  set(settings: TransitionSettings): TransitionSettings
}
