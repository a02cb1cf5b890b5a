/** What the control plane answers to the calls of the page. */
import type { Delivery, FaultReport, JournalEntry, WebhookConfig } from '../../api/data.gen.ts'
import type { DueWork, Happened } from '../../api/world.ts'
import type { Schema } from '../parts/schema.ts'

/** A credential that the world knows. */
export interface Credential {
  readonly header: string
  readonly token: string
  readonly who: string
  /** The role that it speaks for, where a vendor has several. */
  readonly role?: string
}

/** One vendor as a world has it. */
export interface VendorInfo {
  readonly name: string
  readonly title: string
  readonly urls: readonly string[]
  readonly credentials: readonly Credential[]
}

/** How time runs in a world, and what falls due. */
export interface ClockView {
  readonly mode: 'real' | 'frozen' | 'test'
  /** ISO 8601. */
  readonly now: string
  /** How many times as fast as real time it runs. */
  readonly rate: number
  readonly due: readonly DueWork[]
}

/** A world of the list. */
export interface WorldView {
  readonly id: string
  readonly seed: number
  readonly clock: { readonly mode: string; readonly now: string }
  readonly auth: string
  readonly createdAt: string
  readonly credentials: Readonly<Record<string, readonly Credential[]>>
}

/** A rule of what goes wrong, as it is listed. */
export interface RuleView extends FaultReport {
  readonly vendor: string
  readonly kind: string
  readonly operation?: string
  readonly times?: number
}

/** Who plays the other side by itself. */
export interface ActorsView {
  /** Names of ready-made casts, and scripts. */
  readonly actors: readonly (string | object)[]
  readonly readyMade: readonly string[]
  readonly refusals: readonly { readonly at: string; readonly actor: string; readonly message: string }[]
}

/** A conversation of the list. */
export interface ConversationRow {
  readonly vendor: string
  readonly id: string
  readonly title: string
  readonly status: string | null
  readonly unread: Readonly<Record<string, number>>
  readonly lastAt: string
}

/** Something that was said. */
export interface Message {
  readonly id: string
  readonly at: string
  readonly role: string
  readonly name: string | null
  readonly text: string | null
  readonly attachment: Attachment | null
  readonly readAt: string | null
}

/** A file that was sent. */
export interface Attachment {
  readonly filename: string
  readonly mimeType: string
  /** A path of this server, or an address elsewhere. */
  readonly url: string
}

/** What a role of the other side can do in a conversation, or why not. */
export interface ConversationAct {
  readonly role: string
  readonly name: string
  readonly summary: string
  readonly allowed: boolean
  readonly why: string | null
  readonly method: string
  readonly path: string
  readonly body: Schema
}

/** A conversation whole. */
export interface Conversation extends ConversationRow {
  readonly client: {
    readonly account: string | null
    readonly speakers: readonly { readonly id: string; readonly name: string }[]
  }
  readonly messages: readonly Message[]
  readonly acts: readonly ConversationAct[]
}

/** A request whole. */
export interface RequestDetail extends JournalEntry {
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: Readonly<Record<string, unknown>>
    readonly body: string | null
  }
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, unknown>>
    readonly body: string | null
  }
  readonly events: readonly number[]
}

/** The calls of which the page reads the answer. */
export interface Answers {
  'GET /info': {
    readonly version: string
    readonly world: string
    readonly vendors: readonly VendorInfo[]
    readonly limits: readonly { readonly name: string; readonly limit: number; readonly used: number }[]
    readonly nasty: { readonly seed: number; readonly only: readonly string[]; readonly log: readonly unknown[] } | null
  }
  'GET /clock': ClockView
  'POST /clock/advance': Happened
  'POST /clock/step': Happened
  'POST /settle': Happened
  'GET /worlds': { readonly worlds: readonly WorldView[] }
  'POST /worlds': WorldView
  'POST /worlds/{id}/fork': WorldView
  'GET /faults': { readonly faults: readonly RuleView[] }
  'GET /webhooks': WebhookConfig
  'GET /webhooks/deliveries': { readonly deliveries: readonly Delivery[]; readonly dropped: number }
  'GET /actors': ActorsView
  'GET /worlds/{id}': WorldView
  'GET /conversations': { readonly conversations: readonly ConversationRow[]; readonly next: string | null }
  'GET /conversations/{vendor}/{id}': Conversation
  'GET /requests/{id}': RequestDetail
  'GET /requests/{id}/assumptions': { readonly assumed: readonly string[]; readonly complete: boolean }
  'GET /requests': { readonly requests: readonly JournalEntry[]; readonly dropped: number }
}
