import type { IncomingMessage, ServerResponse } from 'node:http'
import cors from '@fastify/cors'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { answerUnreadable, letRunOut } from './broken-requests.ts'
import { realEvery, realNow } from '../time/real-time.ts'
import { SimError } from '../errors/sim-error.ts'
import type { HttpRequest } from '../request/message.ts'
import { createDirectServer, type ServerSettings } from './node-server.ts'
import { isPromise } from '../graphql/executor.ts'
import { isOwnOrigin } from '../request/origin.ts'
import { send } from './send.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { VENDOR_LIST } from '../vendors/index.ts'
import { registerUpload } from './upload.ts'

/** The simulator over HTTP. */
export type Server = FastifyInstance

/** How a server is made. */
export interface ServerOptions {
  /** Origins besides loopback ones whose pages may call. */
  readonly corsOrigins?: readonly string[]
  /** What the control plane asks for; nothing by default. */
  readonly adminToken?: string
  /** Told of each answered request. */
  readonly onAnswered?: (line: AnsweredRequest) => void
}

/** What a log line says. */
export interface AnsweredRequest {
  readonly method: string
  readonly url: string
  readonly status: number
  readonly durationMs: number
}

/** How long one part of a path may be, characters: a world's name that is too long is refused as such. */
const MAX_PARAMETER = 2048

/** Every vendor's GraphQL body may have this many bytes; more is answered with 413. */
const GRAPHQL_BODY_LIMIT = 1024 * 1024

/** Below these prefixes everything is reachable: the second one names the world in the path. */
const WORLD_PREFIXES = ['', '/w/:world'] as const

const CORS_HEADERS = ['authorization', 'content-type', 'marketplacer-api-key', 'x-sim-world']

/** The simulator over HTTP: GraphQL endpoints, the upload, the control plane, and pages for people. Not listening yet. */
export function createServer(sim: Simulator, options: ServerOptions = {}): FastifyInstance {
  let isClosing = false
  const app = Fastify({
    bodyLimit: GRAPHQL_BODY_LIMIT,
    serverFactory: (framework, settings) =>
      createDirectServer(sim, framework, settings as ServerSettings, {
        bodyLimit: GRAPHQL_BODY_LIMIT,
        isClosing: () => isClosing,
        ...(options.onAnswered ? { onRequest: logAnswer(options.onAnswered) } : {}),
      }),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: MAX_PARAMETER },
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (error, _request, reply) =>
      void sendError(
        reply as FastifyReply,
        error.statusCode ?? 400,
        'BAD_URL',
        `${error.message}; send a URL that is encoded.`,
      ),
  })
  void app.register(cors, {
    // Who is no web page gets no permission to read.
    origin: (origin, allow) => allow(null, origin !== undefined && isOwnOrigin(origin, options.corsOrigins)),
    credentials: true,
    allowedHeaders: CORS_HEADERS,
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
  })
  app.addHook('preClose', async () => void (isClosing = true))
  if (options.onAnswered) logAnswers(app, options.onAnswered)
  app.addHook('onSend', ({ raw }, _reply, payload, done) => letRunOut(raw, () => done(null, payload)))
  app.addHook('preClose', done => {
    closeWhatIdles(app)
    done()
  })
  app.setErrorHandler(answerError(sim))
  app.setNotFoundHandler((request, reply) => sendError(reply, 404, 'NOT_FOUND', notFoundMessage(request)))
  const control = controlRoutes(sim, options)
  for (const prefix of WORLD_PREFIXES) {
    for (const vendor of VENDOR_LIST) void app.register(vendorRoutes(sim, vendor.name, vendor.paths), { prefix })
    void app.register(scope => registerUpload(scope, sim), { prefix })
    void app.register(pageRoutes(sim), { prefix })
    void app.register(control, { prefix })
  }
  return app
}

/** No route here has a schema, so that the compilers of schemas are not loaded. The control plane has its own. */
function noCompiler(): never {
  throw new Error('This application has no compiler for schemas.')
}

/** While a server closes: a connection whose last answer is out is not kept for another request. */
function closeWhatIdles({ server }: FastifyInstance): void {
  if (!server.listening) return
  const stop = realEvery(10, () => server.closeIdleConnections())
  server.once('close', stop)
}

function vendorRoutes(sim: Simulator, vendor: string, paths: readonly string[]) {
  const { methods } = VENDOR_LIST.find(({ name }) => name === vendor)!.dialect
  return async (scope: FastifyInstance): Promise<void> => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
    // What goes wrong before GraphQL is reached (a body too large, a connection cut) is worded by the vendor too.
    scope.setErrorHandler<FastifyError>((error, _request, reply) => {
      const { status, message } = toHttpError(error, sim)
      return reply.status(status).send({ errors: [{ message }] })
    })
    for (const path of paths) {
      scope.all(path, (request, reply) => {
        if (wantsPage(request)) return sendGraphiQL(sim, vendor, request, reply)
        if (!methods.some(method => method === request.method)) {
          const message = `${request.method} is not possible here; send a ${methods.join(' or ')}.`
          return reply
            .status(405)
            .header('allow', methods.join(', '))
            .send({ errors: [{ message }] })
        }
        const answer = sim.answer({ vendor, world: worldOf(request), request: toHttpRequest(request) })
        if (isPromise(answer)) return answer.then(later => send(reply, later))
        // Fastify would wait for a reply that is handed back to it, which costs as much as the answer.
        send(reply, answer)
        return undefined
      })
    }
  }
}

/** GraphiQL is nine megabytes: it is loaded when somebody first opens it. */
async function sendGraphiQL(
  sim: Simulator,
  vendor: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { renderVendorGraphiQL } = await import('./pages/graphiql.ts')
  return reply.type('text/html; charset=utf-8').send(renderVendorGraphiQL(sim, vendor, pathOf(request)))
}

function pageRoutes(sim: Simulator) {
  return async (scope: FastifyInstance): Promise<void> => {
    scope.get('/', async (request, reply) => {
      const { renderLanding } = await import('./pages/landing.ts')
      const base = `${request.protocol}://${request.host}`
      return reply.type('text/html; charset=utf-8').send(renderLanding(sim, base, pathOf(request).replace(/\/$/, '')))
    })
  }
}

/** The control plane is an application of its own, the same below all prefixes, loaded when it is first called. */
function controlRoutes(sim: Simulator, options: ServerOptions) {
  let control: Promise<FastifyInstance> | undefined
  const handOver = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const app = await (control ??= import('../control/index.ts').then(({ createControl }) =>
      createControl(sim, options),
    ))
    // What was decided so far (whose pages may read the answer) goes along.
    for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value ?? '')
    reply.hijack()
    app.routing(request.raw, reply.raw)
  }
  return async (scope: FastifyInstance): Promise<void> => {
    scope.addHook('onClose', async () => void (await control)?.close())
    for (const path of ['/_sim', '/_sim/*']) scope.all(path, { onRequest: handOver }, async () => undefined)
  }
}

/** The request as the simulator sees it; the world's prefix is taken off the path. */
function toHttpRequest(request: FastifyRequest): HttpRequest {
  const { 'content-length': _length, ...headers } = request.headers
  return {
    method: request.method,
    url: toUrl(request.url),
    headers: headers as HttpRequest['headers'], // the only repeated header, set-cookie, is never sent to a server
    body: typeof request.body === 'string' ? request.body : '',
    secure: headers['x-forwarded-proto'] === 'https' || request.protocol === 'https',
  }
}

/** Path and query of a request; what routing does not look at (a host, a world, a slash at the end) is taken off. */
function toUrl(url: string): string {
  if (url.startsWith('/') && !url.startsWith('/w/') && !url.includes('?') && !url.endsWith('/')) return url
  const [path = '', ...query] = url
    .replace(/^https?:\/\/[^/]*/i, '')
    .replace(/^\/w\/[^/]*/, '')
    .split('?')
  return [path.replace(/\/+$/, ''), ...query].join('?')
}

/** The world that the path or the header names. */
export function worldOf(request: FastifyRequest): string | undefined {
  const { world } = request.params as { world?: string } // a parameter of our own prefix
  const header = request.headers['x-sim-world']
  return world ?? (typeof header === 'string' ? header : undefined)
}

function wantsPage(request: FastifyRequest): boolean {
  return request.method === 'GET' && (request.headers.accept?.includes('text/html') ?? false)
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '/'
}

function answerError(sim: Simulator) {
  return (error: FastifyError, _request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { status, code, message } = toHttpError(error, sim)
    return sendError(reply, status, code, message)
  }
}

/** Status and words of an error before any operation: fastify's own are the client's fault, all others bugs of ours. */
function toHttpError(error: FastifyError, sim: Simulator): { status: number; code: string; message: string } {
  if (error instanceof SimError) return { status: 400, code: error.code, message: error.message }
  const status = error.statusCode ?? 500
  if (status === 413)
    return {
      status,
      code: 'BODY_TOO_LARGE',
      message: `The request body is larger than ${GRAPHQL_BODY_LIMIT} bytes; send less at once.`,
    }
  if (status < 500) return { status, code: error.code ?? 'BAD_REQUEST', message: error.message }
  sim.options.reportBug(error)
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Unexpected error.' }
}

function sendError(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.status(status).send({ error: { code, message } })
}

function notFoundMessage(request: FastifyRequest): string {
  const endpoints = VENDOR_LIST.flatMap(({ paths }) => paths).join(', ')
  return `There is nothing at ${request.method} ${pathOf(request)}. The endpoints are ${endpoints}; a browser finds them all at /.`
}

function logAnswers(app: FastifyInstance, onAnswered: NonNullable<ServerOptions['onAnswered']>): void {
  const log = logAnswer(onAnswered)
  app.addHook('onRequest', async (request, reply) => log(request.raw, reply.raw))
}

function logAnswer(onAnswered: NonNullable<ServerOptions['onAnswered']>) {
  return ({ method = 'GET', url = '/' }: IncomingMessage, response: ServerResponse): void => {
    const began = realNow()
    response.once('close', () =>
      onAnswered({ method, url, status: response.statusCode, durationMs: realNow() - began }),
    )
  }
}
