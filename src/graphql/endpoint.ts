import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  parse,
} from 'graphql'
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga'
import { firstRootField } from '../request/requested-operation.ts'
import type { DocumentDialect } from '../dialects/document-dialect.ts'
import { BoundedCache } from './cache.ts'
import { SimError, toSimError } from '../errors/sim-error.ts'
import { hookFields } from '../vendors/contract/field-hook.ts'
import { jsonResponse, type HttpResponse } from '../request/message.ts'
import { isDocumentNestedDeeper, limitError, MAX_NESTING, MAX_TOKENS } from '../request/limits.ts'
import { badRequest, type GraphQLParams, type MediaType, negotiate, readParams } from '../request/params.ts'
import type { EdgeContext } from '../vendors/contract/context.ts'
import type { ErrorPhase, ResultBody } from '../vendors/contract/dialect.ts'
import type { Vendor } from '../vendors/contract/vendor.ts'
import type { Tables } from '../world/world.ts'
import { Executor, type ExecutorOptions, isPromise, type MaybePromise } from './executor.ts'
import { createSchema, type Replayable } from './schema.ts'

/** What happened to one GraphQL request: the answer, and what the journal wants to know. */
export interface Answer {
  readonly response: HttpResponse
  /** Null when the document was not one. */
  readonly operation: string | null
  readonly operationName: string | null
  readonly errors: ResultBody['errors']
}

/** A vendor's context while a request is on its way: `parsed` is set once it is parsed. */
type RequestContext<S extends Tables, A> = EdgeContext<S, A> & Replayable & { parsed?: DocumentNode }

/** Told of every error that is a bug of ours, with its stack; the client only sees "Unexpected error.". */
export type BugReporter = (error: unknown) => void

/** A request, as far as it was read. */
interface Asked<S extends Tables, A> {
  readonly context: RequestContext<S, A>
  readonly mediaType: MediaType
  params: GraphQLParams | undefined
}

/** So many documents are kept parsed and validated, unless they have more characters than this. */
const MAX_DOCUMENTS = 1000
const MAX_KEPT_LENGTH = 20_000
const isShort = (document: string): boolean => document.length <= MAX_KEPT_LENGTH

/** The headers of nearly all answers: the journal keeps them once. */
const HEADERS: Readonly<Record<MediaType, HttpResponse['headers']>> = {
  'application/json': { 'content-type': 'application/json; charset=utf-8' },
  'application/graphql-response+json': { 'content-type': 'application/graphql-response+json; charset=utf-8' },
}

/**
 * One view of one vendor's API, shared by all worlds: schema, parsed documents and validation results are kept here,
 * everything else comes with the request's context.
 */
export class Endpoint<S extends Tables, A> {
  readonly schema: GraphQLSchema
  readonly #vendor: Vendor<S, A>
  readonly #reportBug: BugReporter
  readonly #executor: Executor
  readonly #yoga: YogaServerInstance<RequestContext<S, A>, object>

  constructor(vendor: Vendor<S, A>, view: string, reportBug: BugReporter, options: ExecutorOptions = {}) {
    this.#vendor = vendor
    this.#reportBug = reportBug
    this.schema = createSchema(vendor, view)
    let watched: GraphQLSchema | undefined
    const watch = (): GraphQLSchema => (watched ??= hookFields(createSchema(vendor, view)))
    this.#executor = new Executor(vendor.dialect.engine, watch, options)
    this.#yoga = createYoga<RequestContext<S, A>, object>({
      schema: this.schema,
      plugins: [createPlugin(vendor.dialect.engine, this.schema, this.#executor)],
      parserAndValidationCache: {
        documentCache: new BoundedCache(MAX_DOCUMENTS, isShort),
        errorCache: new BoundedCache(MAX_DOCUMENTS, isShort),
        validationCache: false,
      },
      // Errors are worded and masked in `toBody`, statuses are chosen in `toStatus`: the same for every way in.
      maskedErrors: false,
      logging: false,
      graphiql: false,
      landingPage: false,
      cors: false,
    })
  }

  /** Answers one request whose caller is known: at once where nothing has to be waited for. Never throws or rejects. */
  answer(context: EdgeContext<S, A>): MaybePromise<Answer> {
    const mediaType = negotiate(context.request.headers['accept'])
    if (!mediaType) return noAnswer(notAcceptable())
    const asked: Asked<S, A> = { context, mediaType, params: undefined }
    let result: MaybePromise<ExecutionResult>
    try {
      asked.params = readParams(context.request)
      result = this.#run(asked.params, context)
    } catch (error) {
      return this.#toAnswer(asked, toFailure(error), 'request')
    }
    if (!isPromise(result)) return this.#toAnswer(asked, result)
    return result.then(
      later => this.#toAnswer(asked, later),
      error => this.#toAnswer(asked, toFailure(error), 'request'),
    )
  }

  #run(params: GraphQLParams, context: RequestContext<S, A>): MaybePromise<ExecutionResult> {
    if (params.query == null) return { errors: [this.#missingQuery()] }
    const hot = isPlain(params, context) ? this.#executor.findHot(params.query, params.operationName) : undefined
    if (hot) {
      context.parsed = hot.document
      return this.#executor.executeHot(hot, context, params.variables ?? undefined)
    }
    // yoga only looks at the request's method, and answers with lists only where a document asks for them.
    const request = context.request as never
    return this.#yoga.getResultForParams({ params, request }, context) as MaybePromise<ExecutionResult>
  }

  /** The vendor's error for a request without a document; a malformed request where the vendor has none. */
  #missingQuery(): GraphQLError {
    const error = this.#vendor.dialect.engine.missingQuery()
    if (error) return error
    throw badRequest(400, 'The request has no "query": send the document there.')
  }

  #toAnswer(
    { context, mediaType, params }: Asked<S, A>,
    result: ExecutionResult,
    phase: ErrorPhase = 'data' in result ? 'execution' : 'document',
  ): Answer {
    const body = this.#toBody(result, phase, context)
    const { parsed } = context
    const operation = parsed && getOperationAST(parsed, params?.operationName)
    let headers = HEADERS[mediaType]
    if (context.cookies.length > 0) headers = { ...headers, 'set-cookie': context.cookies }
    const allow = result.errors && allowedMethod(result.errors)
    if (allow) headers = { ...headers, allow }
    return {
      response: { status: this.#toStatus(result, mediaType, phase), headers, body: JSON.stringify(body) },
      operation: operation ? firstRootField(parsed, operation) : null,
      operationName: operation?.name?.value ?? params?.operationName ?? null,
      errors: body.errors,
    }
  }

  #toBody(result: ExecutionResult, phase: ErrorPhase, context: EdgeContext<S, A>): ResultBody {
    const body: ResultBody = {}
    if (result.errors)
      body.errors = result.errors.map(error => this.#vendor.dialect.formatError(...this.#sort(error), phase))
    if (phase === 'execution') body.data = result.data
    return this.#vendor.dialect.envelope?.(body, context) ?? body
  }

  /** Tells refusals and invalid documents, which the vendor words, from bugs, which are reported and masked. */
  #sort(error: GraphQLError): [GraphQLError, SimError | undefined] {
    const refusal = toSimError(error)
    const clean = withoutInternals(error)
    if (refusal || !error.originalError || error.originalError instanceof GraphQLError) return [clean, refusal]
    this.#reportBug(error.originalError)
    const masked = new SimError('INTERNAL_SERVER_ERROR', 'Unexpected error.')
    const { nodes, source, positions, path } = error
    return [new GraphQLError(masked.message, { nodes, source, positions, path, originalError: masked }), masked]
  }

  #toStatus(result: ExecutionResult, mediaType: MediaType, phase: ErrorPhase): number {
    if (!result.errors) return 200
    if (this.#vendor.dialect.statuses === 'always-200') return phase === 'request' ? requestStatus(result) : 200
    const statuses = result.errors.map(error => httpOf(error, mediaType === 'application/json'))
    return Math.max(200, ...statuses)
  }
}

/**
 * Whether yoga would have nothing to say about a request but what its document comes to, which it has said of a hot one
 * before.
 */
function isPlain(
  { query, variables, extensions }: GraphQLParams,
  { request, hook, world }: RequestContext<Tables, unknown>,
): boolean {
  // A hot operation that comes to an error is executed once more: a look would count twice.
  if (request.method !== 'POST' || hook || world.hasReaders || typeof query !== 'string' || extensions != null)
    return false
  return variables == null || (typeof variables === 'object' && !Array.isArray(variables))
}

/** Our part of yoga's pipeline: the vendor's limits, validation and wording. */
function createPlugin<S extends Tables, A>(
  engine: DocumentDialect,
  schema: GraphQLSchema,
  executor: Executor,
): Plugin<RequestContext<S, A>> {
  const validated = new WeakMap<DocumentNode, readonly GraphQLError[]>()
  return {
    onParse({ setParseFn }) {
      setParseFn((source: string) => parseDocument(source, engine))
      return ({ result, context, extendContext }) => {
        if (result instanceof Error) return
        extendContext({ parsed: result })
        const selected = engine.selectOperation(schema, result, context.params.operationName)
        if ('errors' in selected) throw new AggregateError(selected.errors)
      }
    },
    onValidate({ params: { documentAST }, setResult, setValidationFn }) {
      const known = validated.get(documentAST)
      if (known) setResult(known)
      else
        setValidationFn(() => {
          const errors = validateDocument(schema, documentAST, engine)
          validated.set(documentAST, errors)
          return errors
        })
    },
    onExecute({ context, setExecuteFn }) {
      setExecuteFn((args: ExecutionArgs) => executor.execute(args, context.params.query ?? ''))
    },
  }
}

function validateDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  engine: DocumentDialect,
): readonly GraphQLError[] {
  const limit = limitError(document, engine.maxNesting)
  return limit ? [limit] : engine.validate(schema, document)
}

function parseDocument(source: string, engine: DocumentDialect): DocumentNode {
  if (isDocumentNestedDeeper(source, MAX_NESTING)) throw tooDeep()
  try {
    return parse(source, { maxTokens: MAX_TOKENS })
  } catch (error) {
    // A document that is nested deeper than the parser's stack is one that is not well-formed for us.
    if (error instanceof RangeError) throw tooDeep()
    throw error instanceof GraphQLError ? engine.syntaxError(error, source) : error
  }
}

function tooDeep(): GraphQLError {
  return new GraphQLError('Syntax Error: The document is nested too deeply to be read.')
}

function httpOf(error: GraphQLError, legacy: boolean): number {
  const http = error.extensions['http'] as { status?: number; spec?: boolean } | undefined // set by yoga and by us
  return http?.status && !(legacy && http.spec) ? http.status : 0
}

function requestStatus(result: ExecutionResult): number {
  return Math.max(400, ...(result.errors ?? []).map(error => httpOf(error, false)))
}

function allowedMethod([first]: readonly GraphQLError[]): string | undefined {
  const http = first?.extensions['http'] as { headers?: Record<string, string> } | undefined // set by yoga
  return http?.headers?.['Allow']
}

/** What was thrown, as a result; what is no refusal of the request is a bug of ours. */
function toFailure(error: unknown): ExecutionResult {
  const isRefusal = error instanceof GraphQLError
  return { errors: [isRefusal ? error : new GraphQLError('Unexpected error.', { originalError: toError(error) })] }
}

function withoutInternals(error: GraphQLError): GraphQLError {
  if (!('http' in error.extensions)) return error
  const { http: _http, ...extensions } = error.extensions
  const { message, nodes, source, positions, path, originalError } = error
  return new GraphQLError(message, { nodes, source, positions, path, originalError, extensions })
}

function notAcceptable(): HttpResponse {
  return jsonResponse(406, { errors: [{ message: 'Accept application/json or application/graphql-response+json.' }] })
}

function noAnswer(response: HttpResponse): Answer {
  return { response, operation: null, operationName: null, errors: [] }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
