// Generated from schemas/shapes/data.ts by `npm run generate`; do not edit.
import type { ActorScript, FaultOperation, Hosts, JournalOperation, Schemas, VendorName, WebhookEvent } from './vendors.ts'

/** A move that an actor tried and the rules forbid. */
export interface Refusal {
  /** ISO 8601 on the world's clock. */
  readonly at: string
  readonly actor: string
  readonly id: string
  readonly do: string
  readonly code: string
  readonly message: string
}

/**
 * How a life cycle moves by itself: as soon as what caused it is done, some time after each change, with every Nth
 * look that a client takes, or not at all (only by hand, by actors, and by the API).
 */
export type Transition = {
  readonly progression: 'actor'
} | {
  readonly progression: 'immediate'
} | {
  readonly progression: 'manual'
  readonly times: number
} | {
  readonly progression: 'time'
  readonly seconds: number
}

/** The transitions of all life cycles by name. */
export interface TransitionSettings {
  readonly [key: string]: {
    readonly progression: 'actor'
  } | {
    readonly progression: 'immediate'
  } | {
    readonly progression: 'manual'
    readonly times: number
  } | {
    readonly progression: 'time'
    readonly seconds: number
  } | undefined
}

/** A corner that can be chosen: nulls, texts, pages that are empty or shift, equal instants, large ids. */
export type Corner = 'ids' | 'instants' | 'nulls' | 'paging' | 'text'

/** A corner case in an answer or a record. */
export interface CornerEntry {
  readonly id: number
  readonly what: 'empty page' | 'equal instants' | 'large ids' | 'null' | 'shifted page' | 'text'
  /** The vendor, the entity and the field: `<vendor> Order 95726695 paymentCard`. */
  readonly where: string
}

/** The name of a kind of fault. */
export type FaultKind = 'applied-answer-lost' | 'connection-reset' | 'expired-credential' | 'field-error' | 'graphql-error' | 'http-status' | 'lag' | 'latency' | 'malformed-json' | 'payload-error' | 'rate-limited' | 'slow-body' | 'stale-read' | 'truncated-body' | 'upload-cut' | 'upload-refused' | 'upload-slow' | 'webhook-bad-signature' | 'webhook-delay' | 'webhook-drop' | 'webhook-duplicate' | 'webhook-reorder'

/** An assumption as one world has it. */
export interface Assumption {
  /** What it is chosen by. */
  readonly name: string
  readonly vendor: string
  /** What is not known. */
  readonly question: string
  readonly choices: readonly {
    readonly value: string
    readonly meaning: string
  }[]
  /** The value where nothing is chosen. */
  readonly default: string
  /** The value in this world. */
  readonly chosen: string
  /** What speaks for the default and what for the others. */
  readonly evidence: string
}

/** A fixture by name, or a document. */
export type FixtureSource = object | string

/**
 * A world as one document. A fixture is the same document with every part optional; what it leaves out is a fresh
 * world's.
 */
export interface WorldDocument {
  /** 1 or more: `migrations.ts` makes documents of older versions into ones of today. */
  readonly formatVersion: number
  readonly seed?: number
  readonly clock?: ClockState
  /** How many identifiers of each type were minted. */
  readonly ids?: {
    readonly [key: string]: number
  }
  readonly vendors?: {
    readonly [key: string]: {
      readonly [key: string]: readonly {
        readonly [key: string]: unknown
      }[]
    }
  }
  /** What else a world has, by name: plain data that each part reads by itself. */
  readonly parts?: {
    readonly [key: string]: unknown
  }
}

/** A pattern: what it names must be there, deeply; what it leaves out may be anything. */
export interface Pattern {
  readonly [key: string]: unknown
}

/** How a fresh world's time runs. */
export type ClockSetting = 'frozen' | 'real' | 'test' | `frozen@${string}` | `real@${string}` | {
  readonly frozenAt: string
}

/** What a new world may have of its own. */
export interface NewWorld {
  /** Where identifiers and generated data come from: a whole number, or a `random` one, which is printed. 1 by default. */
  readonly seed?: 'random' | number
  /**
   * How time runs in fresh worlds: `frozen` (at 2026-01-01T00:00:00.000Z, the default), `real`, `real@60x` (sixty times as fast),
   * `test` (the test's own `Date` and timers, faked or not), or frozen at an ISO instant: `frozen@2026-05-01T09:00:00Z`, or
   * `frozenAt`.
   */
  readonly clock?: 'frozen' | 'real' | 'test' | `frozen@${string}` | `real@${string}` | {
    readonly frozenAt: string
  }
  /** `strict` (default) as the vendors; `open` takes a missing credential as the vendor's first one. */
  readonly auth?: 'open' | 'strict'
  /**
   * What is assumed where the vendors' pages are silent, a value by each name that `GET /_sim/assumptions` lists.
   * What is left out is as there by default.
   */
  readonly assume?: {
    readonly [key: string]: string
  }
  /** A free name by default. */
  readonly id?: string
  /** As of the simulator; over HTTP names and documents only. */
  readonly fixtures?: object | readonly FixtureSource[] | string
  /** The name of the test that it is for: once it has ended, requests to it are refused, and the first one is printed. */
  readonly test?: string
}

/** A page of conversations, the latest first; `next` is the `after` of the next page, null where there is none. */
export interface ConversationPage {
  readonly conversations: readonly ListedConversation[]
  readonly next: string | null
}

/** Which conversations are listed. An empty text is no condition. */
export interface ConversationQuery {
  readonly vendor?: string
  readonly status?: string
  readonly q?: string
  readonly limit?: number
  readonly after?: string
}

/** A conversation with all that was said in it, and what each role of the other side could do in it. */
export interface WholeConversation {
  /** Oldest first; times are ISO 8601 on the world's clock. */
  readonly messages: readonly ({
    /** Null where a file was sent without a text. */
    readonly text: string | null
    readonly id: string
    readonly role: string
    /** Who that is; null where it is not known. */
    readonly name: string | null
    /** `url` is a path of this server, or an address elsewhere. */
    readonly attachment: {
      readonly filename: string
      readonly mimeType: string
      readonly url: string
    } | null
    readonly at: string
    readonly readAt: string | null
  })[]
  readonly client: TalkingClient
  readonly acts: readonly PossibleAct[]
  readonly vendor: string
  readonly id: string
  /** When something was said last, else when it began, ISO 8601 on the world's clock. */
  readonly lastAt: string
  /** The vendor's own; null where its conversations have none. */
  readonly status: string | null
  readonly title: string
  /** How many messages each role has not read, of those roles of which the vendor knows it. */
  readonly unread: {
    readonly [key: string]: number
  }
}

/** What a reset goes back to, and which parts. */
export interface ResetOptions {
  /** The accounts alone, without any conversation, in place of what the world began with. */
  readonly to?: 'empty' | undefined
  /** All parts by default. */
  readonly only?: readonly ('clock' | 'events' | 'faults' | 'journal' | 'state')[] | undefined
}

/** Every code by which the kit, the server, the control plane or a vendor refuses; the guide lists what each means. */
export type ErrorCode = 'ADMIN_NOT_FOUND' | 'ADMIN_TOKEN_REQUIRED' | 'API_KEY_NOT_FOUND' | 'ATTACHMENT_NOT_FOUND' | 'BAD_REQUEST' | 'BAD_URL' | 'BAD_USER_INPUT' | 'BLANK_MESSAGE' | 'BODY_TOO_LARGE' | 'CATEGORY_NOT_FOUND' | 'CHAT_ALREADY_ACCEPTED' | 'CHAT_ALREADY_CLOSED' | 'CHAT_ALREADY_OPEN' | 'CHAT_EXISTS' | 'CHAT_NOT_CLOSED' | 'CHAT_NOT_FOUND' | 'CHAT_NOT_OPEN' | 'CHAT_NOT_PENDING' | 'CLOCK_BACKWARDS' | 'CREDENTIAL_NOT_FOUND' | 'CUSTOMER_EXISTS' | 'CUSTOMER_NOT_FOUND' | 'DEFAULT_WORLD' | 'DELIVERY_NOT_FOUND' | 'DISCUSSION_NOT_FOUND' | 'ENTRIES_DROPPED' | 'EXPERT_NOT_FOUND' | 'FAULT_EXISTS' | 'FAULT_NOT_FOUND' | 'FORBIDDEN' | 'FOREIGN_ORIGIN' | 'FORM_TOO_LARGE' | 'HISTORY_DROPPED' | 'HISTORY_TOO_SMALL' | 'HOST_NOT_ALLOWED' | 'ILLEGAL_MOVE' | 'INTERNAL_SERVER_ERROR' | 'INVALID_ACTOR' | 'INVALID_ASSUMPTION' | 'INVALID_BLACK_BOX' | 'INVALID_CLOCK' | 'INVALID_CURSOR' | 'INVALID_DOCUMENT' | 'INVALID_DURATION' | 'INVALID_FAULT' | 'INVALID_ID' | 'INVALID_INPUT' | 'INVALID_INSTANT' | 'INVALID_MESSAGE' | 'INVALID_OPTION' | 'INVALID_PAGE' | 'INVALID_RATE' | 'INVALID_SCHEMA' | 'INVALID_TRANSITION' | 'INVALID_WAIT' | 'INVALID_WEBHOOK' | 'INVALID_WORLD' | 'MALFORMED_FORM' | 'MESSAGE_NOT_FOUND' | 'NEWER_FORMAT' | 'NOT_FOUND' | 'NOT_REACHED' | 'NO_CREDENTIAL' | 'NO_INTERCEPTORS' | 'ORDER_EXISTS' | 'ORDER_NOT_FOUND' | 'PARTNER_NOT_FOUND' | 'PARTNER_UNAVAILABLE' | 'PASSWORD_RESET_NOT_FOUND' | 'PAYOUT_NOT_FOUND' | 'PERSISTED_QUERY_ID_INVALID' | 'PERSISTED_QUERY_NOT_FOUND' | 'PERSISTED_QUERY_NOT_SUPPORTED' | 'PERSONA_NOT_FOUND' | 'PRODUCT_NOT_FOUND' | 'PRODUCT_NOT_IN_ORDER' | 'RATE_LIMITED' | 'RECORD_EXISTS' | 'RECORD_INVALID' | 'REQUEST_NOT_FOUND' | 'SCHEMA_DIFFERS' | 'SELLER_EXISTS' | 'SELLER_NOT_FOUND' | 'SIMULATOR_CLOSED' | 'SOCKET_REFUSED' | 'STATE_TOO_LARGE' | 'STORE_UNAVAILABLE' | 'SUBMISSION_EXISTS' | 'SUBMISSION_NOT_FOUND' | 'SUBMISSION_NOT_PENDING' | 'TEST_CLOCK' | 'TOO_MANY_WORLDS' | 'UNAUTHENTICATED' | 'UNHANDLED_URL' | 'UNKNOWN_FIXTURE' | 'UNREADABLE_FIXTURE' | 'UNSUPPORTED_MEDIA_TYPE' | 'UPLOAD_TOKEN_NOT_FOUND' | 'USER_NOT_FOUND' | 'WAIT_TIMEOUT' | 'WORLD_CHANGED' | 'WORLD_ENDED' | 'WORLD_EXISTS' | 'WORLD_FULL' | 'WORLD_LOST' | 'WORLD_MOVED' | 'WORLD_NOT_FOUND'

/** One attempt to deliver: the receiver's HTTP status, or why there was none. */
export interface Attempt {
  /** ISO 8601 on the world's clock. */
  readonly at: string
  readonly status: number | null
  /** Real milliseconds until the status or the failure. */
  readonly durationMs: number
  readonly error?: string
}

/** What rules of all kinds have: which requests they are about, and how often they apply. */
export interface FaultScope {
  /** How often at most; without end when absent. */
  readonly times?: number
  /** `fault-1` and so on by default. */
  readonly id?: string
  /** A deep subset of `variables`, `caller` (the credential, plain or as the journal shows it) and `operationName`. */
  readonly match?: {
    readonly variables?: unknown
    readonly caller?: unknown
    readonly operationName?: unknown
  }
  /** Of all requests that fit, how many of the first it leaves alone; none when absent. */
  readonly skip?: number
  /** From when on it applies, on the world's clock; from the beginning when absent. */
  readonly from?: string
  /** Until when it applies, on the world's clock, that instant excluded; without end when absent. */
  readonly until?: string
  /** Of all requests that fit, the share it applies to; drawn from the world's seed. All when absent. */
  readonly probability?: number
  /** False: it is off, and applies to nothing until it is on again. On when absent. */
  readonly enabled?: boolean
  /** `any`: every vendor that can have the kind. */
  readonly vendor: VendorName | 'any'
  /** A root field, `upload` for uploads, the event's name for webhooks; any when absent. */
  readonly operation?: FaultOperation
}

/** What goes wrong: the kind, and the members that only rules of this kind have. */
export type FaultEffect = {
  readonly bytes: number
  readonly kind: 'upload-cut'
} | {
  readonly bytesPerSecond: number
  readonly kind: 'upload-slow'
} | {
  readonly errorCode: number
  readonly kind: 'upload-refused'
} | {
  readonly kind: 'webhook-bad-signature'
} | {
  readonly kind: 'webhook-drop'
} | {
  readonly kind: 'webhook-duplicate'
} | {
  readonly kind: 'webhook-reorder'
} | {
  readonly message: string
  readonly code?: string
  readonly path: readonly (number | string)[] | string
  readonly kind: 'field-error'
} | {
  readonly message: string
  readonly code?: string
  readonly path?: readonly (number | string)[] | string
  readonly kind: 'graphql-error'
} | {
  readonly ms?: number
  readonly kind: 'webhook-delay'
} | {
  readonly path?: readonly (number | string)[] | string
  readonly after?: 'headers'
  readonly kind: 'connection-reset'
} | {
  readonly path?: readonly (number | string)[] | string
  readonly bucket?: string
  readonly retryAfter?: number
  readonly captcha?: string
  readonly kind: 'rate-limited'
} | {
  readonly path?: readonly (number | string)[] | string
  readonly bytes: number
  readonly kind: 'truncated-body'
} | {
  readonly path?: readonly (number | string)[] | string
  readonly bytesPerSecond: number
  readonly kind: 'slow-body'
} | {
  readonly path?: readonly (number | string)[] | string
  readonly field: string
  readonly messages: readonly string[]
  readonly kind: 'payload-error'
} | {
  readonly path?: readonly (number | string)[] | string
  readonly kind: 'applied-answer-lost'
} | {
  readonly path?: readonly (number | string)[] | string
  readonly kind: 'expired-credential'
} | {
  readonly path?: readonly (number | string)[] | string
  readonly kind: 'malformed-json'
} | {
  readonly path?: readonly (number | string)[] | string
  readonly kind: 'stale-read'
} | {
  readonly path?: readonly (number | string)[] | string
  readonly ms: number
  readonly operations?: readonly string[]
  readonly ownWrites?: boolean
  readonly kind: 'lag'
} | {
  readonly path?: readonly (number | string)[] | string
  readonly ms?: number
  readonly min?: number
  readonly max?: number
  readonly median?: number
  readonly sigma?: number
  readonly clock?: 'real' | 'world'
  readonly kind: 'latency'
} | {
  readonly path?: readonly (number | string)[] | string
  readonly status: number
  readonly kind: 'http-status'
}

/** What came of a rule. */
export interface FaultReport {
  /** `fault-1` and so on by default. */
  readonly id: string
  /**
   * False: it is off, and applies to nothing until it is on again. On when absent.
   * False while it is off.
   */
  readonly enabled: boolean
  /** How often it applied. */
  readonly hits: number
  /** What a client did about an answer that was lost; null until one was, and for all other kinds. */
  readonly verdict: 'checked' | 'duplicate' | 'no-retry' | 'recognised' | null
  /** Of an applied-answer-lost: the request whose answer was lost, then those like it. */
  readonly journal?: readonly JournalEntry[]
}

/** One request to a vendor's endpoint, as a test wants to look at it. Secrets are redacted. */
export interface JournalEntry {
  readonly id: number
  /** When it came, ISO 8601 on the world's clock. */
  readonly at: string
  /** The document's operation name. */
  readonly operationName: string | null
  /** As sent, secrets masked; null where there are none, and where the request could not be read. */
  readonly variables: unknown
  /** HTTP status. */
  readonly status: number
  /** GraphQL errors, as answered; a secret that one quotes is masked. */
  readonly errors: readonly unknown[]
  /** How long it took on the world's clock, milliseconds: 0 while that stands still. */
  readonly durationMs: number
  /** Id of the fault that shaped the answer. */
  readonly fault: string | null
  /** The answer's corner cases, each as kind and place (`null: <vendor> Order 95726695 paymentCard`); only in a nasty world. */
  readonly nasty?: readonly string[]
  /** The document's root fields that are not in the schema here: the real API may have them. Only where there are some. */
  readonly notSimulated?: readonly string[]
  /** Whether root fields were answered with scenery only, which only a vendor's whole API does. Left out where none was. */
  readonly scenery?: true
  /** The credential without its world suffix, redacted; null for none. */
  readonly caller: string | null
  readonly vendor: VendorName
  /** The first root field, such as `acceptChat`; `upload` for an upload; null where none could be read. */
  readonly operation: JournalOperation | null
}

/** One request whole: what was sent and answered, and what it caused. Secrets are masked. */
export interface RecordedRequest {
  /** The body is null where the simulator keeps no history. */
  readonly request: {
    readonly headers: {
      readonly [key: string]: string | undefined
    }
    readonly method: string
    /** Path and query as sent, without scheme and host; after the world's prefix was taken off. */
    readonly url: string
    readonly body: string | null
  }
  /** The same of its answer; the status is 0 where there was none. */
  readonly response: {
    readonly status: number
    readonly headers: {
      readonly [key: string]: readonly string[] | string
    }
    readonly body: string | null
  }
  /** The numbers of the events that it caused, as far as the world keeps them. */
  readonly events: readonly number[]
  readonly id: number
  /** When it came, ISO 8601 on the world's clock. */
  readonly at: string
  /** The document's operation name. */
  readonly operationName: string | null
  /** As sent, secrets masked; null where there are none, and where the request could not be read. */
  readonly variables: unknown
  /** HTTP status. */
  readonly status: number
  /** GraphQL errors, as answered; a secret that one quotes is masked. */
  readonly errors: readonly unknown[]
  /** How long it took on the world's clock, milliseconds: 0 while that stands still. */
  readonly durationMs: number
  /** Id of the fault that shaped the answer. */
  readonly fault: string | null
  /** The answer's corner cases, each as kind and place (`null: <vendor> Order 95726695 paymentCard`); only in a nasty world. */
  readonly nasty?: readonly string[]
  /** The document's root fields that are not in the schema here: the real API may have them. Only where there are some. */
  readonly notSimulated?: readonly string[]
  /** Whether root fields were answered with scenery only, which only a vendor's whole API does. Left out where none was. */
  readonly scenery?: true
  /** The credential without its world suffix, redacted; null for none. */
  readonly caller: string | null
  readonly vendor: VendorName
  /** The first root field, such as `acceptChat`; `upload` for an upload; null where none could be read. */
  readonly operation: JournalOperation | null
}

/** What all events have. */
export interface AnyEvent {
  readonly id: number
  /** When, ISO 8601 on the world's clock. */
  readonly at: string
  /** Vendor, noun and what happened, separated by dots; the last two like `chat.opened`. */
  readonly type: string
  /** Who: a credential's owner, or a role (`agent`, `seller`, `shopper`, `expert`). */
  readonly actor: string
  /** The number of the request in the journal that caused it; null where none did. */
  readonly requestId: number | null
}

/** That one receiver wants to be told of one event. */
export interface WebhookEndpoint {
  /** Absolute, http or https; empty for none. `{world}` in it stands for the name of the world that sends. */
  readonly url: string
  readonly active: boolean
  readonly event: WebhookEvent
}

/** Who is told of what, and the secret that all messages are signed with; without one they are not signed. */
export interface WebhookConfig {
  readonly secret: string | null
  readonly endpoints: readonly WebhookEndpoint[]
}

/** The same as people write it. */
export interface WebhookOptions {
  readonly partner?: string
  readonly url?: string
  readonly secret?: string | null
  /** Who else is told, event by event; active unless it says otherwise. */
  readonly endpoints?: readonly (Partial<WebhookEndpoint> & Pick<WebhookEndpoint, 'event' | 'url'>)[]
}

/** One message to one receiver, sent or to be sent. */
export interface Delivery {
  readonly id: number
  /** The id of the record that the event is about. Deliveries about one subject keep their order. */
  readonly subject: string
  readonly url: string
  /** `pending`: there will be an attempt. `failed`: given up after the last retry. `dropped`: a fault dropped it. */
  readonly status: 'delivered' | 'dropped' | 'failed' | 'pending'
  /** ISO 8601 on the world's clock. */
  readonly createdAt: string
  readonly headers: {
    readonly [key: string]: string
  }
  /** The text that is signed and sent, byte for byte. */
  readonly body: string
  /** The fault that applies to it. */
  readonly fault: {
    readonly id: string
    readonly kind: string
  } | null
  readonly attempts: readonly Attempt[]
  readonly event: WebhookEvent
}

/** All that is needed to see what happened in a world, and to do it again. */
export interface BlackBox {
  readonly kind: 'backlot-black-box'
  /** Whom the file is for; boxes of earlier versions do not say. */
  readonly notice?: string
  readonly formatVersion: number
  /** What failed. */
  readonly title: string
  readonly world: string
  readonly seed: number
  readonly clock: {
    readonly mode: string
    readonly now: string
  }
  /** How the world answered; boxes of earlier versions do not say. */
  readonly auth?: 'open' | 'strict'
  readonly limits?: 'off' | 'vendor'
  readonly assume?: {
    readonly [key: string]: string
  }
  readonly nastySeed?: number
  readonly nastyOnly?: readonly Corner[]
  /** What else answers depended on; boxes of earlier versions do not say. */
  readonly loginWorlds?: boolean
  readonly publicUrl?: string
  /** What was legal but nasty: which entities and fields. */
  readonly nasty: readonly CornerEntry[]
  /** The world as it began. */
  readonly origin: WorldDocument
  /** The world as it was in the end. */
  readonly state: WorldDocument
  /** How it became that, event by event; only where the simulator kept history. */
  readonly past?: WrittenPast
  readonly journal: readonly JournalEntry[]
  readonly events: readonly AnyEvent[]
  /** The requests whole, with the world's own credentials, to be sent again by `backlot replay`. */
  readonly exchanges: readonly object[]
}

/** How a simulator for tests is made: the flags of `backlot start`, as options. */
export interface CreateOptions {
  /**
   * How time runs in fresh worlds: `frozen` (at 2026-01-01T00:00:00.000Z, the default), `real`, `real@60x` (sixty times as fast),
   * `test` (the test's own `Date` and timers, faked or not), or frozen at an ISO instant: `frozen@2026-05-01T09:00:00Z`, or
   * `frozenAt`.
   */
  readonly clock?: 'frozen' | 'real' | 'test' | `frozen@${string}` | `real@${string}` | {
    readonly frozenAt: string
  }
  /** Where identifiers and generated data come from: a whole number, or a `random` one, which is printed. 1 by default. */
  readonly seed?: 'random' | number
  /** `strict` (default) as the vendors; `open` takes a missing credential as the vendor's first one. */
  readonly auth?: 'open' | 'strict'
  /**
   * What is assumed where the vendors' pages are silent, a value by each name that `GET /_sim/assumptions` lists.
   * What is left out is as there by default.
   */
  readonly assume?: {
    readonly [key: string]: string
  }
  /** Makes answers use every corner that the schemas allow, the same for the same number. Nothing by default. */
  readonly nasty?: number
  /** `vendor` refuses what is beyond the vendor's documented limits. `off` by default. */
  readonly limits?: 'off' | 'vendor'
  /** Which corners `nasty` uses: `nulls`, `text`, `paging`, `instants`, `ids`. All by default. */
  readonly nastyOnly?: readonly Corner[]
  /** Whether a log-in as `name+WORLD@host` is one of `name@host` in that world. Not by default. */
  readonly loginWorlds?: boolean
  /**
   * What addresses of pictures that backlot draws, and of files that it was given, begin with. Without it pictures have
   * addresses at which there is nothing, and files those of where the simulator listens.
   */
  readonly publicUrl?: string
  /**
   * `now` moves what fresh worlds contain, all of it by as much, so that the newest time in it is the world's beginning. Left
   * as it is by default.
   */
  readonly rebase?: 'now'
  /**
   * Whether answers name what of them rests on an assumption, in a header: `x-backlot-assumed: Category.id, TextMessage.author`.
   * Not by default.
   */
  readonly markAssumptions?: boolean
  /** How large an uploaded file may be, bytes. 10 MiB by default. */
  readonly uploadMaxBytes?: number
  /** How large all uploads of a world may be together, bytes. 128 MiB by default, which is the most. */
  readonly uploadsMaxBytes?: number
  /** MIME types that may be uploaded, such as `image/png` or `image/*`; all when empty, which is the default. */
  readonly uploadTypes?: readonly string[]
  /** `auto` (default): an unknown world is created on first use; `explicit`: it is refused. */
  readonly worlds?: 'auto' | 'explicit'
  /** How long a world may be idle before it ends, real milliseconds. An hour by default; `default` never ends. */
  readonly worldTtl?: number
  /** How many worlds there may be besides `default`. 10,000 by default. */
  readonly maxWorlds?: number
  /** How many journal entries and events a world keeps: a whole number from 0 on, 1,000 each by default. */
  readonly journalLimit?: number
  /** How many bytes the journal of a world may take, and its events as many. 8 MiB by default. */
  readonly journalMaxBytes?: number
  /**
   * Whether worlds know what they were after each event that they keep, and show requests with their bodies. Not by default;
   * `backlot start` does.
   */
  readonly history?: boolean
  /** Told of every bug of ours; standard error by default. */
  readonly reportBug?: BugReporter
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

/** A clock as a document has it. */
export interface ClockState {
  readonly mode: ClockMode
  readonly jobs: readonly Job[]
  readonly nextJob: number
}

/** A conversation in a list. */
export interface ListedConversation {
  readonly vendor: string
  readonly id: string
  /** When something was said last, else when it began, ISO 8601 on the world's clock. */
  readonly lastAt: string
  /** The vendor's own; null where its conversations have none. */
  readonly status: string | null
  readonly title: string
  /** How many messages each role has not read, of those roles of which the vendor knows it. */
  readonly unread: {
    readonly [key: string]: number
  }
}

/** The API's client in a conversation: with whose credential and as whom it writes. */
export interface TalkingClient {
  /** The account that the conversation is of, as `Vendor.credentials` knows it; null where it is of no single one. */
  readonly account: string | null
  /** As whom it can write, the present one first; none where the credential tells. */
  readonly speakers: readonly {
    readonly id: string
    readonly name: string
  }[]
}

/** What a role could do in a conversation, and how the control plane is called for it. */
export interface PossibleAct {
  readonly role: string
  /** As the kit has it: `pickUp`. */
  readonly name: string
  readonly summary: string
  readonly allowed: boolean
  /** Why it is not allowed now, in a sentence; null where it is. */
  readonly why: string | null
  readonly method: 'POST'
  /** With the world's prefix; holds `{id}` where there is nothing that it could be about. */
  readonly path: string
  /** JSON Schema of the body. */
  readonly body: object
}

/** The past of a world as plain data. */
export interface WrittenPast {
  /** The event of the first step. */
  readonly first: number
  /** Of each event from then on, in order. */
  readonly steps: readonly WrittenStep[]
}

/** Told of every error that is a bug of ours, with its stack; the client only sees "Unexpected error.". */
export type BugReporter = (error: unknown) => void

/**
 * How a document says that time runs: `real` with an offset in milliseconds, or standing still at an instant. A `rate` is
 * how many times as fast as real time it runs, or ran before it stood still; 1 where it is left out. Of a fast clock the
 * offset is that of the real instant `since` (epoch milliseconds; that of its beginning where it is left out).
 */
export type ClockMode = {
  readonly mode: 'frozen'
  readonly at: number
  readonly rate?: number
} | {
  readonly mode: 'real'
  readonly offset: number
  readonly rate?: number
  readonly since?: number
}

/** Work that falls due at an instant. It is data, so that a world's document holds its pending work too. */
export interface Job {
  readonly id: number
  /** When it falls due, epoch milliseconds. */
  readonly at: number
  /** Which handler does it. */
  readonly kind: string
  readonly data: {
    readonly [key: string]: unknown
  }
}

/** The moment right after an event, and what changed from then until the next one, or until the end. */
export interface WrittenStep {
  readonly at: number
  readonly mode: RunningMode
  /** The number of the job that came next. */
  readonly nextJob: number
  readonly changes: readonly WrittenChange[]
}

/** How a world's time runs: `test` is the time of the test's own `Date` and timers, which mostly are faked. */
export type RunningMode = {
  readonly mode: 'frozen'
  readonly at: number
  readonly rate?: number
} | {
  readonly mode: 'real'
  readonly offset: number
  readonly rate?: number
  readonly since?: number
} | {
  readonly mode: 'test'
}

/** A change as plain data. */
export interface WrittenChange {
  readonly whose: 'all' | 'ids' | 'jobs' | 'parts' | 'states'
  /** The owner's name; empty where there is none. */
  readonly owner: string
  readonly table: string
  /** Of what was changed. */
  readonly key: string
  /** What was there before; left out where it was new. */
  readonly before?: unknown
  /** Of a record that was taken away the key of the one before it in the table, null for the first; left out of others. */
  readonly behind?: string | null
}
