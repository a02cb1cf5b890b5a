import type { TObject } from 'typebox'
import type { StateOwner, Tables } from '../../world/world.ts'
import type { NastyCorners } from './corners.ts'
import type { Dialect } from './dialect.ts'
import type { Scenery } from './scenery.ts'

/** A credential that a fresh world accepts, as the landing page and `/_sim/info` list it. */
export interface Credential {
  /** The header (or cookie) it goes into, whole: name and value. */
  readonly header: string
  /** The bare token or key. */
  readonly token: string
  /** Whom it stands for. */
  readonly who: string
}

/** Table, member, table that the member's value (or each of its values) is a key of. */
export type References = Readonly<Record<string, Readonly<Record<string, string>>>>

/** One simulated API. */
export interface Vendor<S extends Tables, A> extends StateOwner<S> {
  readonly name: VendorName
  /** The API's name for people. */
  readonly title: string
  /** The whole schema, in GraphQL's schema language. */
  readonly sdl: string
  /** Views of the schema by name: the types (`Type`) and fields (`Type.field`) that each hides. */
  readonly views: Readonly<Record<string, readonly string[]>>
  /** The endpoints' paths, the first one for the landing page. */
  readonly paths: readonly string[]
  readonly dialect: Dialect<S, A>
  /** The schemas of its records by table, in the order in which a document lists them. */
  readonly records: Readonly<Record<string, TObject>>
  /** Which members of a table's records hold the key of a record of another table. */
  readonly references: References
  /** The GraphQL map: types, fields, resolvers; typed by the vendor's generated types. */
  readonly resolvers: Readonly<Record<string, object>>
  /** The fields that nobody simulates, and what they show. */
  readonly scenery: Scenery
  /** What the schema has and the simulator refuses by name, in a sentence each. */
  readonly notSimulated: readonly string[]
  /** The vendor's sample operations, for GraphiQL. */
  readonly samples: string
  /** What its schema allows and a client rarely meets. */
  readonly nasty: NastyCorners
  /** The events that the vendor sends webhooks for. */
  readonly webhookEvents?: readonly string[]
  /** Whether files are uploaded to it. */
  readonly hasUploads?: boolean
  /** The credentials that a state accepts, the documented one first. */
  credentials(state: S): readonly Credential[]
}

/** A vendor whose state and actor are another part's concern. */
export type AnyVendor = Vendor<Tables, unknown>

/** The three vendors, in the order in which they are listed everywhere. */
export const VENDOR_NAMES = ['thg', 'marketplacer', 'guuru'] as const
export type VendorName = (typeof VENDOR_NAMES)[number]
