/** Conversations as people look at them, and roles: who acts by script, what they hear of, and what they see. */
import type { SimEvent } from '../../world/events.ts'
import type { Tables } from '../../world/states.ts'
import type { Place } from './act.ts'

/** A conversation as a list shows it. Who is in it are roles such as `customer` and `agent`. */
export interface ConversationHead {
  readonly title: string
  /** The vendor's own; null where its conversations have none. */
  readonly status: string | null
  /** How many messages each role has not read, of those roles of which the vendor knows it. */
  readonly unread: Readonly<Record<string, number>>
  /** When something was said last, else when it began, epoch milliseconds. */
  readonly lastAt: number
}

/** Something that was said. */
export interface SaidMessage {
  readonly id: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly role: string
  /** Who that is; null where it is not known. */
  readonly name: string | null
  /** Null where a file was sent without a text. */
  readonly text: string | null
  /** `url` is a path of this server, or an address elsewhere. */
  readonly attachment: { readonly filename: string; readonly mimeType: string; readonly url: string } | null
  /** Epoch milliseconds; null while it is not read, and where the vendor does not know it. */
  readonly readAt: number | null
}

/** The API's client in a conversation: with whose credential and as whom it writes. */
export interface TalkingClient {
  /** The account that the conversation is of, as `Vendor.credentials` knows it; null where it is of no single one. */
  readonly account: string | null
  /** As whom it can write, the present one first; none where the credential tells. */
  readonly speakers: readonly { readonly id: string; readonly name: string }[]
}

/** A vendor's conversations: each is a record of one table, and what is said in it are records of another. */
export interface Conversations<S extends Tables = Tables> {
  readonly table: string & keyof S
  readonly messages: string & keyof S
  /** The tables whose new records are seen in conversations that are there already; none where it is left out. */
  readonly seenInAll?: readonly (string & keyof S)[]
  /** The id of the conversation that a record of `messages` is in. */
  conversationOf(message: never): string
  /** Every status that one can have; none where they have none. */
  readonly statuses: readonly string[]
  /** The conversation with this id; undefined when there is none. Costs the same however much was said. */
  look(state: S, id: string): ConversationHead | undefined
  /** All that was said, oldest first. */
  read(place: Place<S>, id: string): SaidMessage[]
  /** The API's client in the conversation with this id. */
  clientOf(state: S, id: string): TalkingClient
  /** The id that a caller means who writes it otherwise; as it is where this is left out. */
  toId?(text: string): string
}

/** The conversation that an event is about. */
export interface Scene {
  readonly id: string
  /** The text of the message; absent where the event is not about a message. */
  readonly message?: string
}

/** A conversation as a role sees it: the record as it is now, what was said last, and the name of the person there. */
export interface View {
  readonly record: object
  readonly message: string
  readonly name: string
}

/** Who an actor can play. */
export interface Role<S extends Tables = Tables> {
  /** The types of the events that its scripts can wait for. */
  readonly events: readonly string[]
  /** The conversation with this id; undefined when there is none. */
  look(place: Place<S>, id: string): View | undefined
  /**
   * The id of the record that the caller names; refuses an unknown one. A role that has this is opened in the kit by an
   * id, and its methods take none: `seller('660119').read()`.
   */
  open?(place: Place<S>, id: string | number): string
  /** The ids of those who can begin by themselves in a conversation that is there already; none where it is left out. */
  beginners?(place: Place<S>): readonly string[]
}

/** A vendor's roles by name. Names are unique among all vendors. */
export type Roles<S extends Tables = Tables> = Readonly<Record<string, Role<S>>>

/** Which conversation an event of the vendor is about; undefined when it is about none. */
export type SceneOf = (event: SimEvent) => Scene | undefined

/** How a person is addressed whose name is not known. */
export const STRANGER = 'there'
