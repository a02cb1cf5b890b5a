import type { TObject } from 'typebox'
import type { DocumentNode, GraphQLError, GraphQLFormattedError, GraphQLSchema } from 'graphql'
import type { SimError } from '../../errors/sim-error.ts'
import type { HookContext } from './field-hook.ts'
import type { HttpRequest, HttpResponse } from '../../request/message.ts'
import type { Acts, Place } from './act.ts'
import type { NastyCorners } from './corners.ts'
import type { VendorHost } from './hosts.ts'
import type { LifeCycles } from './life-cycle.ts'
import type { RateLimit } from './rate-limit.ts'
import type { Roles, SceneOf } from './role.ts'
import type { Route } from './route.ts'
import type { Scenery } from './scenery.ts'
import type { Casts } from './script.ts'
import type { VendorWebhooks } from './webhooks.ts'
import type { StateOwner, Tables } from '../../world/world.ts'

/** What every operation and resolver is given: where it happens, the vendor's tables there, and who asks. */
export interface Context<S extends Tables, A> extends Place<S> {
  readonly actor: A
}

/** A context at the edge: a resolver may also add to the answer's headers. */
export interface EdgeContext<S extends Tables, A> extends Context<S, A>, HookContext {
  readonly request: HttpRequest
  /** `Set-Cookie` values for the answer. */
  readonly cookies: string[]
}

/** A credential that a fresh world accepts, as the landing page and `/_sim/info` list it. */
export interface Credential {
  /** The header (or cookie) it goes into, whole: name and value. */
  readonly header: string
  /** The bare token or key. */
  readonly token: string
  /** Whom it stands for. */
  readonly who: string
}

/** A GraphQL answer before it is written out. */
export interface ResultBody {
  data?: Record<string, unknown> | null | undefined
  errors?: readonly GraphQLFormattedError[] | undefined
  extensions?: Record<string, unknown> | undefined
}

/**
 * Where an answer's error came from: `request` (not a GraphQL request at all), `document` (not a valid document, or
 * invalid variables), `execution` (a resolver refused).
 */
export type ErrorPhase = 'request' | 'document' | 'execution'

/** Which limit was reached, as far as the vendor tells. */
export interface FullLimit {
  /** THG's name of what is limited. */
  readonly bucket?: string | undefined
  /** After how many seconds the client may come again. */
  readonly retryAfter?: number | undefined
}

/** What is wrong with an input, in a payload's `errors`. */
export interface PayloadError {
  readonly field: string
  readonly messages: string[]
}

/** How a vendor speaks at the edge. */
export interface Dialect<S extends Tables, A> {
  /** The credential as sent, before a world's suffix is taken off; undefined when there is none. */
  readCredential(request: HttpRequest): string | undefined
  /** Who the credential is in this state; undefined when it is unknown there. It must not change anything. */
  identify(state: S, credential: string, now: number): A | undefined
  /** Who asks without a credential; undefined where every request needs one. */
  readonly stranger?: A
  /** The vendor's answer to a missing or an unknown credential; only for vendors without strangers. */
  refuse?(missing: boolean): HttpResponse
  /** Which view of the schema this request sees. */
  view(request: HttpRequest, actor: A): string
  /** Words one error as the vendor does. `refusal` is set when a rule refused; bugs come as an already masked one. */
  formatError(error: GraphQLError, refusal: SimError | undefined, phase: ErrorPhase): GraphQLFormattedError
  /** Adds what the vendor puts around every answer. */
  envelope?(body: ResultBody, context: EdgeContext<S, A>): ResultBody
  /**
   * How the vendor says that there were too many requests: an answer, or an error of the fields that are limited.
   * Undefined when the request brings what lifts the limit.
   */
  tooMany(request: HttpRequest, limit: FullLimit): HttpResponse | SimError | undefined
  /** The vendor's documented limits, where it has some. */
  readonly limits?: readonly RateLimit[]
  /** A mutation's payload that says in its `errors` what is wrong; only for vendors that refuse like this. */
  payloadError?(args: Readonly<Record<string, unknown>>, error: PayloadError): object
  /** Validation in the vendor's words; graphql-js's own rules when absent. */
  validate?(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[]
  /** Words a syntax error; graphql-js's own when absent. */
  syntaxError?(error: GraphQLError, source: string): GraphQLError
  /** The error for a request without a document; a malformed request (HTTP 400) when absent. */
  missingQuery?(): GraphQLError
  /**
   * The error for a document from which no operation can be chosen; graphql-js's wording when absent. Undefined leaves
   * it to `validate` to say what is wrong.
   */
  operationError?(document: DocumentNode, operationName: string | undefined): GraphQLError | undefined
  /** How deep selections may be nested before anything is validated; the simulator's own limit when absent. */
  readonly maxDepth?: number
  /**
   * What may stand against executing an operation of a valid document: a question that is asked of the variables before
   * each execution, which does not happen when there are errors. Undefined when nothing can, whatever the variables.
   */
  analyse?(
    schema: GraphQLSchema,
    document: DocumentNode,
    operationName: string | undefined,
  ): ((variables: Readonly<Record<string, unknown>>) => readonly GraphQLError[]) | undefined
  /** The errors of variables that do not fit, in the vendor's words; graphql-js's own when absent. */
  variableErrors?(
    schema: GraphQLSchema,
    document: DocumentNode,
    operationName: string | undefined,
    variables: Readonly<Record<string, unknown>>,
  ): readonly GraphQLError[]
  /** `specification`: statuses as GraphQL over HTTP says. `always-200`: every GraphQL answer has status 200. */
  readonly statuses: 'specification' | 'always-200'
  /** Which methods the endpoint answers besides a browser's GET for GraphiQL. */
  readonly methods: readonly ('GET' | 'POST')[]
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
  /** The schema in SDL: its text, or its file below `schemas/`. */
  readonly schema: string | { readonly file: string }
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
  /** How it sends webhooks, if it does. */
  readonly webhooks?: VendorWebhooks
  /** Whether files are uploaded to it. */
  readonly hasUploads?: boolean
  /** The hosts of the real API. */
  readonly hosts: readonly VendorHost[]
  /** What the people on the other end of its conversations can do. */
  readonly acts: Acts<S>
  /** Who of them can act by script. */
  readonly roles: Roles<S>
  readonly sceneOf: SceneOf
  /** What can move by itself. */
  readonly lifeCycles: LifeCycles<S>
  /** What its roles do in the ready-made casts. */
  readonly casts: Casts
  /** What else the control plane offers for it. */
  readonly routes: readonly Route<S>[]
  /** What else the kit offers for it. */
  readonly methods: Methods
  /** The credentials that a state accepts, the documented one first. */
  credentials(state: S): readonly Credential[]
}

/** A vendor whose state and actor are another part's concern. */
export type AnyVendor = Vendor<Tables, unknown>
