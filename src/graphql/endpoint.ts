import { requestError } from '../request/errors.ts'
import { type DocumentNode, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql'
import type { DocumentDialect } from '../dialects/document-dialect.ts'
import { locatedError } from '../dialects/located-error.ts'
import { type SimError, toSimError } from '../errors/sim-error.ts'
import { type HttpResponse, isPromise, type MaybePromise } from '../request/message.ts'
import {
  assertBodyType,
  badRequest,
  type GraphQLParams,
  type MediaType,
  negotiate,
  type PostRules,
  readParams,
} from '../request/params.ts'
import { persistedQueryOf } from '../request/persisted-query.ts'
import {
  missingRootFields,
  namesOf,
  type OperationNames,
  readRequestedOperation,
  type RequestedOperation,
  toRequestedOperation,
} from '../request/requested-operation.ts'
import type { EdgeContext } from '../vendors/contract/context.ts'
import type { ErrorPhase, ResultBody } from '../vendors/contract/dialect.ts'
import type { FieldHook } from '../vendors/contract/field-hook.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import type { Tables } from '../world/states.ts'
import type { World } from '../world/world.ts'
import { Cache, type CacheBudget } from './cache.ts'
import { Documents } from './documents.ts'
import { Executor, type ExecutorOptions, type HotOperation } from './executor.ts'
import { createSchema, createSchemaOf, type ExecutionContext, hookFields, sharedSchema } from './schema.ts'
import { createRunner, type RunParams } from './yoga.ts'
import { writeAnswer } from './answer-text.ts'
import { answerFailure, httpOf, notAcceptable, toFailure } from './failures.ts'

/** What of an answer rests on an assumption: by what was asked for, whether it was executed, and by the errors' codes. */
type MarkAssumed = (
  schema: GraphQLSchema,
  asked: GraphQLParams | undefined,
  isExecuted: boolean,
  codes: readonly unknown[],
) => string | undefined

/** What happened to one GraphQL request: the answer, and what the journal wants to know. */
export interface Answer extends OperationNames {
  readonly response: HttpResponse
  readonly errors: ResultBody['errors']
  /** The root fields of an invalid document that the schema does not have. */
  readonly notSimulated?: readonly string[] | undefined
  /** Whether root fields were answered with scenery only. */
  readonly scenery?: true | undefined
}

/** Told of every error that is a bug of ours, with its stack; the client only sees "Unexpected error.". */
export type BugReporter = (error: unknown) => void

/** What is different about an execution: members of its context, and a hook that is called for each field. */
export interface Changes {
  readonly context?: Partial<Pick<EdgeContext<Tables, unknown>, 'actor' | 'state'>> | undefined
  readonly hook?: FieldHook | undefined
}

/** Executes a request as the vendor does, but for the changes. */
export type Proceed = (changes?: Changes) => MaybePromise<Answer>

/** Comes between a request that was read and its execution: it proceeds, or answers in its place. */
export type Intervene<A extends Answer> = (operation: RequestedOperation, proceed: Proceed) => MaybePromise<A>

/** A request, as far as it could be read. */
interface Reading {
  /** Undefined when the client accepts no media type of ours. */
  readonly mediaType: MediaType | undefined
  readonly params?: GraphQLParams | undefined
  /** Undefined where yoga refuses the members, and where the document has a syntax error. */
  readonly document?: DocumentNode | undefined
  readonly hot?: HotOperation | undefined
  /** Why the members could not be read, or are refused. */
  readonly failure?: unknown
}

/** The headers of nearly all answers: the journal keeps them once. */
const HEADERS: Readonly<Record<MediaType, HttpResponse['headers']>> = {
  'application/json': { 'content-type': 'application/json; charset=utf-8' },
  'application/graphql-response+json': { 'content-type': 'application/graphql-response+json; charset=utf-8' },
}

/** What a header `Accept` that was read takes about in a cache, besides its text. */
const ACCEPTED_BYTES = 256

/**
 * One view of one vendor's API, shared by all worlds: parsed documents and validation results are kept here,
 * everything else comes with the request's context.
 */
export class Endpoint {
  readonly #vendor: AnyVendor
  readonly #engine: DocumentDialect
  readonly #posts: PostRules
  readonly #reportBug: BugReporter
  readonly #schema: GraphQLSchema
  readonly #documents: Documents
  readonly #executor: Executor
  readonly #runParams: RunParams
  readonly #accepted: Cache<string, MediaType>
  readonly #markAssumed: MarkAssumed | undefined

  constructor(
    vendor: AnyVendor,
    view: string,
    engine: DocumentDialect,
    reportBug: BugReporter,
    budget: CacheBudget,
    options: ExecutorOptions = {},
    markAssumed?: MarkAssumed,
  ) {
    const { posts = {} } = vendor.dialect
    const schema = sharedSchema(vendor, view)
    this.#vendor = vendor
    this.#engine = engine
    this.#posts = posts
    this.#schema = schema
    this.#reportBug = reportBug
    this.#markAssumed = markAssumed
    const copy = (): GraphQLSchema => hookFields(createSchema(vendor, view))
    const schemaOf = createSchemaOf(engine, schema, copy)
    this.#documents = new Documents(engine, schemaOf, budget)
    this.#executor = new Executor(engine, schema, schemaOf, copy, budget, options)
    this.#accepted = new Cache(budget)
    this.#runParams = createRunner(engine, schema, this.#documents, this.#executor)
  }

  /** Answers one request whose caller is known: at once where nothing has to be waited for. Never throws or rejects. */
  answer(context: EdgeContext<Tables, unknown>): MaybePromise<Answer> {
    return this.#execute(this.#read(context), context)
  }

  /**
   * Answers one request of a world that is watched: `intervene` is told what the request asks for. A compiled operation
   * runs here too, where `intervene` proceeds without a hook.
   */
  answerWatched<A extends Answer>(
    context: EdgeContext<Tables, unknown>,
    intervene: Intervene<A | Answer>,
  ): MaybePromise<A | Answer> {
    const reading = this.#read(context)
    const { params, hot, document = hot?.document } = reading
    const operation =
      document && params ? toRequestedOperation(document, params) : readRequestedOperation(context.request)
    return intervene(operation, ({ context: changes, hook } = {}) =>
      this.#execute(reading, { ...context, ...changes, hook }),
    )
  }

  #read({ request, world }: EdgeContext<Tables, unknown>): Reading {
    const mediaType = this.#negotiate(request.headers['accept'])
    let params: GraphQLParams | undefined
    try {
      assertBodyType(request, this.#posts)
      params = readParams(request, this.#posts)
      if (params.extensions != null) params = this.#withDocument(params, world)
      if (params.operationName === '') params = this.#documents.withName(params)
      const { query, operationName, extensions } = params
      if (typeof query !== 'string' || !areMembersAccepted(params)) return { mediaType, params }
      // Yoga's own checks cannot change what comes of a hot operation: only POST, and no extensions.
      const mayBeHot = request.method === 'POST' && extensions == null
      const hot = mayBeHot ? this.#executor.findHot(query, operationName) : undefined
      return hot ? { mediaType, params, hot } : { mediaType, params, document: this.#documents.find(query) }
    } catch (failure) {
      return { mediaType, params, failure }
    }
  }

  /** The members with the document that their hash means, in place of the extensions. Throws the vendor's refusal. */
  #withDocument(params: GraphQLParams, world: World): GraphQLParams {
    const { query, operationName, variables } = params
    const sent = persistedQueryOf(params)
    const { persistedQuery } = this.#vendor.dialect
    if (!sent || !persistedQuery || (query != null && typeof query !== 'string')) return params
    return { query: persistedQuery(sent.hash, query || undefined, world.persistedQueries), operationName, variables }
  }

  /** A vendor that always answers with status 200 knows one media type, whatever the client accepts. */
  #negotiate(accept: string | undefined): MediaType | undefined {
    if (accept === undefined || this.#vendor.dialect.statuses === 'always-200') return 'application/json'
    const known = this.#accepted.get(accept)
    if (known) return known
    const mediaType = negotiate(accept)
    if (mediaType) this.#accepted.set(accept, mediaType, ACCEPTED_BYTES + accept.length)
    return mediaType
  }

  #execute(reading: Reading, context: ExecutionContext): MaybePromise<Answer> {
    if (!reading.mediaType) return notAcceptable()
    let result: MaybePromise<ExecutionResult>
    try {
      result = this.#run(reading, context)
    } catch (error) {
      return this.#toAnswer(reading, context, toFailure(error), 'request')
    }
    if (!isPromise(result)) return this.#toAnswer(reading, context, result)
    context.world.executions++
    const end = (later: ExecutionResult, phase?: ErrorPhase): Answer => {
      context.world.executions--
      return this.#toAnswer(reading, context, later, phase)
    }
    return result.then(
      later => end(later),
      error => end(toFailure(error), 'request'),
    )
  }

  #run({ params, document, hot, failure }: Reading, context: ExecutionContext): MaybePromise<ExecutionResult> {
    if (!params || failure !== undefined) return answerFailure(failure)
    if (hot && !context.hook) return this.#executor.executeHot(hot, context, params.variables ?? undefined)
    const { query: source, operationName } = params
    const run = (): MaybePromise<ExecutionResult> => this.#runParams(params, context)
    if (document && source != null && !context.hook)
      return this.#executor.counting({ document, source, operationName }, run)
    if (source != null) return run()
    const missing = this.#engine.missingQuery()
    if (!missing) throw badRequest(400, 'The request has no "query": send the document there.')
    return { errors: [missing] }
  }

  #toAnswer(
    { mediaType = 'application/json', params, document, hot }: Reading,
    context: ExecutionContext,
    result: ExecutionResult,
    phase: ErrorPhase = 'data' in result ? 'execution' : 'document',
  ): Answer {
    const body = this.#toBody(result, phase, context)
    const isInvalid = phase === 'document' && document && result.errors
    let headers = HEADERS[mediaType]
    const scenery = context.scenery?.size ? [...context.scenery].join() : undefined
    if (scenery !== undefined) headers = { ...headers, 'x-backlot-scenery': scenery }
    if (this.#markAssumed) {
      const codes = body.errors?.map(({ extensions }) => extensions?.['code']) ?? []
      const assumed = this.#markAssumed(this.#schema, params, phase === 'execution', codes)
      if (assumed !== undefined) headers = { ...headers, 'x-backlot-assumed': assumed }
    }
    if (context.cookies.length > 0) headers = { ...headers, 'set-cookie': context.cookies }
    const allow = result.errors?.[0] && httpOf(result.errors[0]).headers?.['Allow']
    if (allow) headers = { ...headers, allow }
    const { operation, operationName } = hot ? hot.names : namesOf(document, params?.operationName)
    return {
      response: { status: this.#toStatus(result, mediaType, phase), headers, body: writeAnswer(body) },
      operation,
      operationName,
      errors: body.errors,
      notSimulated:
        isInvalid && this.#vendor.dialect.lacksRootFields ? missingRootFields(this.#schema, document) : undefined,
      scenery: scenery === undefined ? undefined : true,
    }
  }

  #toBody(result: ExecutionResult, phase: ErrorPhase, context: ExecutionContext): ResultBody {
    const body: ResultBody = {}
    if (result.errors)
      body.errors = result.errors.map(error => this.#vendor.dialect.formatError(...this.#sort(error), phase))
    if (phase === 'execution') body.data = result.data
    return this.#vendor.dialect.envelope?.(body, context) ?? body
  }

  /** Tells refusals and invalid documents, which the vendor words, from bugs, which are reported and masked. */
  #sort(error: GraphQLError): [GraphQLError, SimError | undefined] {
    const refusal = toSimError(error)
    const { message, nodes = null, source = null, positions = null, path = null, extensions: all } = error
    const { originalError = null } = error
    if (refusal || !originalError || originalError instanceof GraphQLError) {
      if (!('http' in all)) return [error, refusal]
      const { http: _http, ...extensions } = all
      const options = { nodes, source, positions, path, originalError, extensions }
      return [locatedError(message, error.locations, options), refusal]
    }
    this.#reportBug(originalError)
    const masked = requestError('INTERNAL_SERVER_ERROR', 'Unexpected error.')
    return [new GraphQLError(masked.message, { nodes, source, positions, path, originalError: masked }), masked]
  }

  #toStatus({ errors }: ExecutionResult, mediaType: MediaType, phase: ErrorPhase): number {
    const isAlways200 = this.#vendor.dialect.statuses === 'always-200'
    if (!errors || (isAlways200 && phase !== 'request')) return 200
    // What only the newer media type asks for does not count for `application/json`: a document that is not executed.
    const isLegacy = mediaType === 'application/json' && !isAlways200
    const unexecuted = phase === 'document' && !isLegacy ? 400 : 0
    const statuses = errors.map(httpOf).map(({ status = unexecuted, spec }) => (isLegacy && spec ? 0 : status))
    return Math.max(isAlways200 ? 400 : 200, ...statuses)
  }
}

/** Whether yoga accepts the members besides the document: it refuses others before it parses. */
function areMembersAccepted({ variables, extensions }: GraphQLParams): boolean {
  return isObjectOrNothing(variables) && isObjectOrNothing(extensions)
}

function isObjectOrNothing(member: unknown): boolean {
  return member == null || (typeof member === 'object' && !Array.isArray(member))
}
