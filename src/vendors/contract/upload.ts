import type { Tables } from '../../world/states.ts'
import type { Place } from './act.ts'

/** How a vendor takes files: a multipart form that is posted to a path of its own. */
export interface UploadEndpoint<S extends Tables = Tables> {
  /** The form's path without a world's prefix; the id of the files' owner follows. */
  readonly path: string
  /** The form field with the file. */
  readonly fileField: string
  /** The form fields that may hold the token, the first one before the others. */
  readonly tokenFields: readonly string[]
  /** Whether the state has this token, expired or not. It must not change anything. */
  isKnown(state: S, token: string): boolean
  /** Keeps the file of a form, or says why not. */
  receive(place: Place<S>, upload: Upload, limits: UploadLimits): UploadAnswer
  /** The answer to a form that is refused before it is looked at; `errorCode` is that of an expired token by default. */
  refuse(errorCode?: number): UploadAnswer
}

/** What a world takes. */
export interface UploadLimits {
  /** The MIME types that may be uploaded; all when empty. */
  readonly uploadTypes: readonly string[]
}

/** A form that was sent, read whole; only its first file is kept. */
export interface Upload {
  /** The id of the files' owner, from the path. */
  readonly owner: string
  /** The form's token without a world's suffix; undefined for none, and for one that names another world. */
  readonly token: string | undefined
  readonly file: UploadedFile | undefined
  /** How many files were in the form's file field. */
  readonly files: number
}

/** A file of a form. `content` is cut off where the file is `tooLarge`. */
export interface UploadedFile {
  readonly filename: string
  /** Read from the content, else from the name; what the form says of it is not believed. */
  readonly mimeType: string
  readonly content: Uint8Array
  readonly tooLarge: boolean
}

/** What comes of an upload. */
export interface UploadAnswer {
  /** The JSON body, sent with status 200 whether the file was kept or not. */
  readonly body: object
  /** What the journal keeps of the body: no token. */
  readonly journalBody: object
  /** Why the file was not kept; none when it was. */
  readonly errors: readonly object[]
}
