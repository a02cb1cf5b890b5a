import type { DocumentNode } from 'graphql'
import type { TObject } from 'typebox'
import type { Catalogue } from '../../errors/sim-error.ts'
import type { StateOwner, Tables } from '../../world/states.ts'
import type { Acts } from './act.ts'
import type { Assumptions } from './truth/assumption.ts'
import type { NastyCorners } from './corners.ts'
import type { Dialect } from './dialect.ts'
import type { Change } from './events.ts'
import type { Histories } from './histories/history.ts'
import type { LifeCycles } from './life-cycle.ts'
import type { Conversations, Roles, SceneOf } from './role.ts'
import type { BytesAnswer, Route } from './route.ts'
import type { Scenery, Surroundings } from './scenery.ts'
import type { Casts } from './script.ts'
import type { UploadEndpoint } from './upload.ts'
import type { VendorWebhooks } from './webhooks.ts'

/** A credential that a fresh world accepts, as the landing page and `/_sim/info` list it. */
export interface Credential {
  /** The header (or cookie) it goes into, whole: name and value. */
  readonly header: string
  /** The bare token or key. */
  readonly token: string
  /** Whom it stands for. */
  readonly who: string
  /** The role that it lets in, where the vendor's credentials are of several. */
  readonly role?: string
}

/** Makes a record of what is given, at a place of its own vendor. */
export type MakeRecord = (at: never, given: never) => object

/** A host on which the vendor's real API is. */
export interface VendorHost {
  readonly host: RegExp
  /** Its URL for people, placeholders in angle brackets. */
  readonly url: string
  /** Where a path of this host leads in the simulator; undefined for a path that is not simulated. */
  toPath(path: string): string | undefined
}

/** Table, member, table that the member's value (or each of its values) is a key of. */
export type References = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Functions of the kit by name. Only their own types know their arguments, the first of which is the place. */
export type Methods = Readonly<Record<string, (place: never, ...args: never[]) => unknown>>

/** One simulated API. */
export interface Vendor<S extends Tables, A> extends StateOwner<S> {
  /** Lower-case; begins its paths, its events and its control routes, and names its part of a document. */
  readonly name: string
  /** The API's name for people. */
  readonly title: string
  /** The whole schema, as graphql parses it, without locations: new objects on each call. */
  parsedSdl(): DocumentNode
  /** Views of the schema by name: the types (`Type`) and fields (`Type.field`) that each hides. */
  readonly views: Readonly<Record<string, readonly string[]>>
  /** The endpoints' paths, all below `/{name}/`, the first one for the landing page. */
  readonly paths: readonly string[]
  /** The one of `paths` that another form of it means, such as one with a locale; undefined for what is none. */
  toPath?(path: string): string | undefined
  readonly dialect: Dialect<S, A>
  /** The schemas of its records by table, in the order in which a document lists them. */
  readonly records: Readonly<Record<string, TObject>>
  /** The types of its events, each with the change that it announces. */
  readonly events: Readonly<Record<string, Change>>
  /** Which members of a table's records hold the key of a record of another table. */
  readonly references: References
  /**
   * Of references that may be null, those to the record that a record belongs to, as `table.member`: it is removed together
   * with that record, where others lose their reference. None by default.
   */
  readonly owners?: readonly string[]
  /** What its pages leave open; none where it is left out. */
  readonly assumptions?: Assumptions
  /** The codes by which it refuses. */
  readonly errors: Catalogue
  /** The GraphQL map: types, fields, resolvers; typed by the vendor's generated types. */
  readonly resolvers: Readonly<Record<string, object>>
  /** The fields that are not simulated, and what they show. */
  readonly scenery: Scenery
  /** What the simulator knows of the rest of its API: it answers where a user gives the vendor's own schema. */
  readonly surroundings?: Surroundings<S, A>
  /** Whether it answers the vendor's own schema, which a user gave: `graphql/overlay.ts`. Not by default. */
  readonly isWhole?: boolean
  /** What the schema has and the simulator refuses by name, in a sentence each. */
  readonly notSimulated: readonly string[]
  /** The vendor's sample operations, for GraphiQL. */
  readonly samples: string
  /** What its schema allows and a client rarely meets. */
  readonly nasty: NastyCorners<S>
  /** How files are uploaded to it, where they are. */
  readonly upload?: UploadEndpoint<S>
  /** How many bytes of files a state holds; none where it is left out. */
  fileBytes?(state: S): number
  /** Where files are served that people sent, if they are: below this path by their ids, others are refused. */
  readonly files?: { readonly path: string; file(state: S, id: string): BytesAnswer }
  /** How it sends webhooks, if it does. */
  readonly webhooks?: VendorWebhooks<S>
  /** The hosts of the real API. */
  readonly hosts: readonly VendorHost[]
  /** What the people on the other end of its conversations can do. */
  readonly acts: Acts<S>
  /** Who of them can act by script. */
  readonly roles: Roles<S>
  /** Which conversation one of its events is about. */
  readonly sceneOf: SceneOf
  /** Its conversations as people look at them, if it has any. */
  readonly conversations?: Conversations<S>
  /** What can move by itself. */
  readonly lifeCycles: LifeCycles<S>
  /** What its roles do in the ready-made casts. */
  readonly casts: Casts
  /** How months of its records are made up, if they are. */
  readonly histories?: Histories<S>
  /** What else the control plane offers for it. */
  readonly routes: readonly Route<S>[]
  /** What else the kit offers for it. */
  readonly methods: Methods
  /** The roles besides that of the first credential whose first one the command line gives too: none by default. */
  readonly otherRoles?: readonly string[]
  /** Takes records away that are good for nothing any more, before the state is written down; none where it is left out. */
  sweep?(state: S, now: number): void
  /**
   * The credentials that a state accepts, the documented one first: all of them, or those of one account, by what its
   * people know it by, such as a number or an e-mail address. The first ones cost no more than they are.
   */
  credentials(state: S, account?: string): Iterable<Credential>
  /** What makes a record of each table with valid defaults; loaded when it is first asked for, because it is large. */
  factories(): Promise<Readonly<Record<string, MakeRecord>>>
}

/** A vendor whose state and actor only its own folder knows. */
export type AnyVendor = Vendor<Tables, unknown>

/** A vendor as the rooms see it. The cast is safe: its functions are given the state and the actors that it makes. */
export function defineVendor<S extends Tables, A>(vendor: Vendor<S, A>): AnyVendor {
  return vendor as unknown as AnyVendor
}
