import { makeExecutableSchema } from '@graphql-tools/schema'
import {
  execute,
  getOperationAST,
  GraphQLError,
  Kind,
  parse,
  validate,
  visit,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql'
import { createYoga, type GraphQLParams, type Plugin, type YogaServerInstance } from 'graphql-yoga'
import { SimError, toSimError } from './core/error.ts'
import { readPackageFile } from './core/files.ts'
import { jsonResponse, type HttpRequest, type HttpResponse } from './core/http.ts'
import { limitError, MAX_TOKENS } from './core/limits.ts'
import { createSceneryResolvers } from './core/scenery.ts'
import type { EdgeContext, ErrorPhase, ResultBody, Vendor } from './core/vendor.ts'
import type { Tables } from './core/world.ts'

/** What happened to one GraphQL request: the answer, and what the journal wants to know. */
export interface Answer {
  readonly response: HttpResponse
  /** Null when the document was not one. */
  readonly operation: string | null
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>> | null
  readonly errors: ResultBody['errors']
}

/** A vendor's context while a request is on its way: `parsed` is set once it is parsed. */
type RequestContext<S extends Tables, A> = EdgeContext<S, A> & { parsed?: DocumentNode }

/** Told of every error that is a bug of ours, with its stack; the client only sees "Unexpected error.". */
export type BugReporter = (error: unknown) => void

/**
 * One view of one vendor's API, shared by all worlds: schema, parsed documents and validation results are kept here,
 * everything else comes with the request's context.
 */
export class Endpoint<S extends Tables, A> {
  readonly schema: GraphQLSchema
  readonly #vendor: Vendor<S, A>
  readonly #reportBug: BugReporter
  readonly #yoga: YogaServerInstance<RequestContext<S, A>, object>

  constructor(vendor: Vendor<S, A>, view: string, reportBug: BugReporter) {
    this.#vendor = vendor
    this.#reportBug = reportBug
    this.schema = createSchema(vendor, view)
    this.#yoga = createYoga<RequestContext<S, A>, object>({
      schema: this.schema,
      plugins: [createPlugin(vendor, this.schema)],
      // Errors are worded and masked in `toBody`, statuses are chosen in `toStatus`: the same for every way in.
      maskedErrors: false,
      logging: false,
      graphiql: false,
      landingPage: false,
      cors: false,
    })
  }

  /** Answers one request whose caller is known. Never throws. */
  async answer(context: EdgeContext<S, A>): Promise<Answer> {
    const { request } = context
    const here: RequestContext<S, A> = { ...context }
    const mediaType = negotiate(request.headers['accept'])
    if (!mediaType) return noAnswer(notAcceptable())
    let params: GraphQLParams | undefined
    let result: ExecutionResult
    let phase: ErrorPhase = 'request'
    try {
      params = readParams(request)
      const missing = params.query == null ? this.#vendor.dialect.missingQuery?.() : undefined
      result = missing ? { errors: [missing] } : await this.#run(params, here)
      phase = 'data' in result ? 'execution' : 'document'
    } catch (error) {
      result = {
        errors: [
          error instanceof GraphQLError
            ? error
            : new GraphQLError('Unexpected error.', { originalError: toError(error) }),
        ],
      }
    }
    const status = this.#toStatus(result, mediaType, phase)
    const body = this.#toBody(result, phase, here)
    const operation = here.parsed && getOperationAST(here.parsed, params?.operationName)
    return {
      response: {
        status,
        headers: {
          'content-type': `${mediaType}; charset=utf-8`,
          ...(here.cookies.length > 0 ? { 'set-cookie': here.cookies } : {}),
          ...allowHeader(result),
        },
        body: JSON.stringify(body),
      },
      operation: operation ? rootField(operation.selectionSet.selections[0]) : null,
      operationName: operation?.name?.value ?? params?.operationName ?? null,
      variables: params?.variables ?? null,
      errors: body.errors,
    }
  }

  async #run(params: GraphQLParams, context: RequestContext<S, A>): Promise<ExecutionResult> {
    // yoga only looks at the request's method.
    const request = context.request as never
    return (await this.#yoga.getResultForParams({ params, request }, context)) as ExecutionResult
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

  #toStatus(result: ExecutionResult, mediaType: string, phase: ErrorPhase): number {
    if (this.#vendor.dialect.statuses === 'always-200') return phase === 'request' ? requestStatus(result) : 200
    const statuses = (result.errors ?? []).map(error => httpOf(error, mediaType === 'application/json'))
    return Math.max(200, ...statuses)
  }
}

function createSchema<S extends Tables, A>(vendor: Vendor<S, A>, view: string): GraphQLSchema {
  const hidden = new Set(vendor.views[view])
  const typeDefs = visit(parse(readPackageFile(`schemas/${vendor.schemaFile}`)), {
    ObjectTypeDefinition: {
      enter: node => (hidden.has(node.name.value) ? null : undefined),
      leave: node => ({
        ...node,
        fields: node.fields?.filter(field => !hidden.has(`${node.name.value}.${field.name.value}`)),
      }),
    },
    UnionTypeDefinition: node => (hidden.has(node.name.value) ? null : undefined),
    EnumTypeDefinition: node => (hidden.has(node.name.value) ? null : undefined),
    InputObjectTypeDefinition: node => (hidden.has(node.name.value) ? null : undefined),
  })
  const schema: GraphQLSchema = makeExecutableSchema({
    typeDefs,
    resolvers: [createSceneryResolvers(vendor.scenery, () => schema), vendor.resolvers],
    resolverValidationOptions: { requireResolversToMatchSchema: 'ignore' },
    // A view may lack fields that have resolvers.
  })
  return schema
}

/** Our part of yoga's pipeline: the vendor's limits, validation and wording. */
function createPlugin<S extends Tables, A>(
  { dialect }: Vendor<S, A>,
  schema: GraphQLSchema,
): Plugin<RequestContext<S, A>> {
  return {
    onParse({ setParseFn }) {
      setParseFn((source: string) => parseDocument(source, dialect.syntaxError))
      return ({ result, context, extendContext }) => {
        if (result instanceof Error) return
        extendContext({ parsed: result })
        const { operationName } = context.params
        if (getOperationAST(result, operationName)) return
        if (!dialect.operationError) return
        const error = dialect.operationError(result, operationName ?? undefined)
        // Without an operation yoga would not validate.
        throw error ?? new AggregateError(dialect.validate?.(schema, result) ?? [])
      }
    },
    onValidate({ setValidationFn }) {
      setValidationFn((schema: GraphQLSchema, document: DocumentNode) => {
        const limit = limitError(document, dialect.maxDepth)
        return limit ? [limit] : (dialect.validate ?? validateBySpecification)(schema, document)
      })
    },
    onExecute({ setExecuteFn }) {
      setExecuteFn((args: ExecutionArgs) => executeOperation(args, dialect))
    },
  }
}

function validateBySpecification(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  return validate(schema, document)
}

function parseDocument(
  source: string,
  syntaxError?: (error: GraphQLError, source: string) => GraphQLError,
): DocumentNode {
  try {
    return parse(source, { maxTokens: MAX_TOKENS })
  } catch (error) {
    // A document that is nested deeper than the parser's stack is one that is not well-formed for us.
    if (error instanceof RangeError)
      throw new GraphQLError('Syntax Error: The document is nested too deeply to be read.')
    throw error instanceof GraphQLError && syntaxError ? syntaxError(error, source) : error
  }
}

async function executeOperation(
  args: ExecutionArgs,
  { analyse, variableErrors }: Pick<Vendor<Tables, unknown>['dialect'], 'analyse' | 'variableErrors'>,
): Promise<ExecutionResult> {
  const request = [args.schema, args.document, args.operationName ?? undefined, args.variableValues ?? {}] as const
  const obstacles = analyse?.(...request) ?? []
  if (obstacles.length > 0) return { errors: obstacles }
  const result = await execute(args)
  if (!variableErrors || 'data' in result) return result
  const errors = variableErrors(...request)
  return errors.length > 0 ? { errors } : result
}

/** The media type of the answer, as GraphQL over HTTP says; undefined when the client accepts neither. */
function negotiate(accept = '*/*'): string | undefined {
  for (const range of accept.split(',')) {
    const [type = '', ...parameters] = range.trim().toLowerCase().split(';')
    if (parameters.some(parameter => parameter.includes('charset=') && !parameter.includes('utf-8'))) continue
    if (type === 'application/graphql-response+json') return type
    if (type === 'application/json' || type === '*/*' || type === 'application/*') return 'application/json'
  }
  return undefined
}

/** The members of a GraphQL request; unknown ones (a sample client's `operation`) are let go. */
function readParams({ method, url, headers, body }: HttpRequest): GraphQLParams {
  const search = new URLSearchParams(url.slice(url.indexOf('?') + 1))
  if (method === 'GET') {
    return {
      query: search.get('query') ?? undefined,
      operationName: search.get('operationName') ?? undefined,
      variables: readJsonParameter(search.get('variables'), 'variables'),
      extensions: readJsonParameter(search.get('extensions'), 'extensions'),
    }
  }
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json' && type !== 'application/graphql+json') {
    throw badRequest(
      415,
      `Send the request as Content-Type: application/json, not ${type ?? 'without a content type'}.`,
    )
  }
  const members = parseJson(body, 'The request body')
  if (typeof members !== 'object' || members === null || Array.isArray(members)) {
    throw badRequest(400, 'The request body must be a JSON object with a member "query".')
  }
  const {
    query,
    variables,
    operationName = search.get('operationName') ?? undefined,
    extensions,
  } = members as GraphQLParams
  return { query, variables, operationName, extensions }
}

function readJsonParameter(text: string | null, name: string): Record<string, unknown> | undefined {
  return text ? (parseJson(text, `The parameter ${name}`) as Record<string, unknown>) : undefined // yoga checks that it is an object
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest(400, `${what} is not valid JSON.`)
  }
}

function badRequest(status: number, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status } } })
}

function httpOf(error: GraphQLError, legacy: boolean): number {
  const http = error.extensions['http'] as { status?: number; spec?: boolean } | undefined // set by yoga and by us
  return http?.status && !(legacy && http.spec) ? http.status : 0
}

function requestStatus(result: ExecutionResult): number {
  return Math.max(400, ...(result.errors ?? []).map(error => httpOf(error, false)))
}

function allowHeader(result: ExecutionResult): Record<string, string> {
  const http = result.errors?.[0]?.extensions['http'] as { headers?: Record<string, string> } | undefined // set by yoga
  return http?.headers?.['Allow'] ? { allow: http.headers['Allow'] } : {}
}

function withoutInternals(error: GraphQLError): GraphQLError {
  if (!('http' in error.extensions)) return error
  const { http: _http, ...extensions } = error.extensions
  const { message, nodes, source, positions, path, originalError } = error
  return new GraphQLError(message, { nodes, source, positions, path, originalError, extensions })
}

function rootField(selection: { kind: string; name?: { value: string } } | undefined): string | null {
  return selection?.kind === Kind.FIELD ? (selection.name?.value ?? null) : null
}

function notAcceptable(): HttpResponse {
  return jsonResponse(406, { errors: [{ message: 'Accept application/json or application/graphql-response+json.' }] })
}

function noAnswer(response: HttpResponse): Answer {
  return { response, operation: null, operationName: null, variables: null, errors: [] }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
