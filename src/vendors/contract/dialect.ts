import type { GraphQLError, GraphQLFormattedError, GraphQLResolveInfo } from 'graphql'
import type { DocumentDialect } from '../../dialects/document-dialect.ts'
import type { SimError } from '../../errors/sim-error.ts'
import { type HttpRequest, type HttpResponse, jsonResponse } from '../../request/message.ts'
import type { PostRules } from '../../request/params.ts'
import type { RequestedOperation } from '../../request/requested-operation.ts'
import type { Clock } from '../../time/clock.ts'
import type { PersistedQueries } from '../../world/persisted-queries.ts'
import type { Tables } from '../../world/states.ts'
import type { World } from '../../world/world.ts'
import type { Place } from './act.ts'
import type { EdgeContext } from './context.ts'

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

/** So many requests within so much time, of all that share a key. */
export interface RateLimit {
  /** What is counted, for people. */
  readonly name: string
  readonly requests: number
  /** Milliseconds. */
  readonly window: number
  /** Whose requests are counted together. */
  readonly key: (caller: RateCaller) => string
}

/** Whose request it is. */
export interface RateCaller {
  /** The source address: the first of `X-Forwarded-For`; without it all of a world come from one. */
  readonly address: string
  /** The credential; empty for none. */
  readonly credential: string
}

/** Which limit was reached, as far as the vendor tells. */
export interface FullLimit {
  /** The vendor's name of what is limited. */
  readonly bucket?: string | undefined
  /** The vendor's name of the captcha that lifts it. */
  readonly captcha?: string | undefined
  /** After how many seconds the client may come again. */
  readonly retryAfter?: number | undefined
}

/** What is wrong with an input, in a payload's `errors`. */
export interface PayloadError {
  readonly field: string
  readonly messages: string[]
}

/** Who wants to be let in. */
export interface Login {
  readonly username: string
  readonly password: string
}

/** How a vendor speaks at the edge: credentials, statuses, and the words and shape of errors around its engine's. */
export interface Dialect<S extends Tables, A> {
  /**
   * How the vendor's GraphQL engine words what is wrong with a document: always the same value for what a world assumes of
   * it. Each has schemas and documents of its own.
   */
  engine(world: World): DocumentDialect
  /** Which methods the endpoint answers besides a browser's GET for GraphiQL. */
  readonly methods: readonly ('GET' | 'POST')[]
  /** How a POST is read, where not by its JSON body alone. */
  readonly posts?: PostRules
  /**
   * Whether the real API has root fields that are not simulated: a document that asks for an unknown one is told of once on
   * standard error, and marked in the journal.
   */
  readonly lacksRootFields?: boolean
  /**
   * The document that a request means by a hash, or the vendor's refusal, thrown. `sent` is the document beside the hash,
   * undefined where the hash comes alone; the hash is undefined where it is malformed. Where this is left out, hashes are
   * let go; where not, they may come by GET.
   */
  persistedQuery?(hash: string | undefined, sent: string | undefined, known: PersistedQueries): string | undefined
  /**
   * `specification`: media types and statuses as GraphQL over HTTP says. `always-200`: every GraphQL answer is
   * `application/json` with status 200, whatever the client accepts.
   */
  readonly statuses: 'specification' | 'always-200'
  /** The credential as sent, before a world's suffix is taken off; undefined when there is none. */
  readCredential(request: HttpRequest): string | undefined
  /**
   * The actor that the credential stands for in this state, by this clock; undefined when it is unknown there. It must not
   * change anything.
   */
  identify(state: S, credential: string, clock: Pick<Clock, 'now'>): A | undefined
  /** The log-in that an operation asks for, where the vendor has some. */
  readLogin?(operation: RequestedOperation): Login | undefined
  /** Whether a log-in in this world succeeds. It must not change anything. */
  admits?(place: Place<S>, login: Login): boolean
  /** The actor of a request without a credential; undefined where every request needs one. */
  readonly stranger?: A
  /** The vendor's answer to a missing or an unknown credential; only for vendors without strangers. */
  refuse?(missing: boolean): HttpResponse
  /** The name of the schema's view that this request sees. */
  view(request: HttpRequest, actor: A): string
  /** Words one error as the vendor does. `refusal` is set when a rule refused; bugs come as an already masked one. */
  formatError(error: GraphQLError, refusal: SimError | undefined, phase: ErrorPhase): GraphQLFormattedError
  /** Adds what the vendor puts around every answer; nothing when absent. */
  envelope?(body: ResultBody, context: EdgeContext<S, A>): ResultBody
  /** The vendor's documented limits, where it has some. */
  readonly limits?: readonly RateLimit[]
  /** The vendor's names of what it limits; none by default. */
  readonly buckets?: readonly string[]
  /** The vendor's names of the captchas that lift a limit; none by default. */
  readonly captchas?: readonly string[]
  /** Which of its `buckets` the schema counts a field in. */
  bucketOf?(info: GraphQLResolveInfo): string | undefined
  /**
   * How the vendor says that there were too many requests: an answer, or an error of the fields that are limited.
   * Undefined when the request brings what lifts the limit.
   */
  tooMany(request: HttpRequest, limit: FullLimit): HttpResponse | SimError | undefined
  /** A mutation's payload that says in its `errors` what is wrong; only for vendors that refuse like this. */
  payloadError?(world: World, args: Readonly<Record<string, unknown>>, error: PayloadError): object
}

/**
 * An error in the order of members that every vendor has; `extensions` are left out where there are none. `locations`
 * are graphql-js's unless the vendor's engine counts differently.
 */
export function formattedError(
  error: GraphQLError,
  extensions?: Record<string, unknown>,
  locations = error.locations,
): GraphQLFormattedError {
  const { message, path } = error
  return { message, ...(locations && { locations }), ...(path && { path }), ...(extensions && { extensions }) }
}

/** An answer with status 429; its `Retry-After` in seconds where the limit tells it. */
export function tooManyRequests(body: object, { retryAfter }: FullLimit): HttpResponse {
  return jsonResponse(429, body, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) })
}
