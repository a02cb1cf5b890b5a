/** The API's client as the dashboard plays it: the operations that it sends. Browsers load it, so it imports nothing. */

/** One operation as it is sent. */
export interface Operation {
  /** Its root field. */
  readonly operation: string
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** A move of the client's besides writing. */
export interface ClientMove {
  /** In words. */
  readonly name: string
  /** Whether it has to be done before anything can be written. */
  readonly isFirst?: true
  /** The statuses in which it is possible; all where it is left out. */
  readonly allowedIn?: readonly string[]
  /** `lastId`: the newest message; `speakerId`: as whom it is done. Empty where there is none. */
  operation(id: string, given: { readonly lastId: string; readonly speakerId: string }): Operation
}

/** How files are uploaded: what asks where to, and the form that goes there. */
export interface ClientUpload {
  readonly config: Operation
  /** Where the form goes, and its fields: the token and the file. */
  form(data: Answered, file: unknown): { readonly url: string; readonly fields: Readonly<Record<string, unknown>> }
}

/** The data of an answer. */
export type Answered = Readonly<Record<string, unknown>>

/** A person whom a conversation can be begun with. */
export interface Counterpart {
  readonly id: string
  readonly name: string
}

/** What a form asks that begins a conversation, and what it does then. */
export interface ClientStart {
  /** Who begins, in a sentence. */
  readonly summary: string
  /** Texts, and choices where some are listed, by the names of the fields. */
  readonly fields: Readonly<Record<string, readonly string[] | null>>
  /** Looks for whom to begin with, by a part of the name; left out where there is no choice. */
  readonly counterparts?: { find(name: string): Operation; read(data: Answered): readonly Counterpart[] }
  /** What the API's client sends; left out where the other side begins. */
  operation?(given: StartGiven): Operation
  /** The act of the other side that begins: a path below the vendor's, and its body. */
  act?(given: StartGiven): { readonly path: string; readonly body: object }
  /** The new conversation's id; where it is left out, the newest one is meant. */
  idIn?(given: StartGiven): string
}

/** What was written into the form. */
export interface StartGiven {
  readonly message: string
  readonly counterpart: string
  readonly fields: Readonly<Record<string, string>>
}

/** A vendor's client. */
export interface ClientSide {
  /** Its role in conversations, and the one of its credentials where these are of several. */
  readonly role: string
  /** Writes; `file` is the token of an uploaded one. */
  say(id: string, text: string, file?: string): Operation
  readonly moves: readonly ClientMove[]
  readonly upload?: ClientUpload
  /** The record that is a credential of an account's, and its header; left out where accounts have one. */
  session?(account: string): { readonly table: string; readonly record: object; header(token: string): string }
  readonly start: ClientStart
}
