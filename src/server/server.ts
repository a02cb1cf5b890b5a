import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { ControlPlane } from '../control/control-plane.ts'
import type { ControlOptions } from '../control/index.ts'
import { controlError } from '../control/errors.ts'
import { isAdmin } from '../control/session.ts'
import { allowOrigins, noCompiler, refuseUrl, sendError } from '../control/fastify-app.ts'
import { MAX_GRAPHQL_BYTES, MAX_PATH_PART } from '../request/limits.ts'
import { withoutWorld } from '../request/world-name.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { AnswerLog, type AnsweredRequest } from './answer-log.ts'
import { answerUnreadable, runOut } from './broken-requests.ts'
import { Edge } from './edge.ts'
import { HostCheck } from './host-check.ts'
import { createNodeServer, REQUEST_TIMEOUT_MS, type ServerSettings } from './node-server.ts'
import { closeIdle, connectionsOf } from './idle-connections.ts'
import { registerFiles } from './files.ts'
import { dashboardRoute, type MaySee } from './pages/dashboard.ts'
import { registerPictures } from './pictures.ts'
import { registerUpload } from './upload.ts'
import { toServerError, vendorRoutes } from './vendor-routes.ts'

/** The simulator over HTTP. */
export type Server = FastifyInstance

/** How a server is made. */
export interface ServerOptions extends ControlOptions {
  /** Names besides those of loopback that a loopback listener answers to. */
  readonly allowedHosts?: readonly string[] | undefined
  /** Told of each answered request. */
  readonly onAnswered?: ((line: AnsweredRequest) => void) | undefined
  /** How long a request may take to come in whole, real milliseconds; 100,000 by default. */
  readonly requestTimeoutMs?: number | undefined
}

/**
 * The simulator over HTTP: GraphQL endpoints, uploads, the control plane, and pages for people. Not listening yet. The
 * control plane is an application of its own, which node's server calls.
 */
export function createServer(sim: Simulator, options: ServerOptions = {}): Server {
  const { vendors, reportBug, publicUrl } = sim.options
  const edge = new Edge(sim)
  const hosts = new HostCheck(vendors, [
    ...(options.allowedHosts ?? []),
    ...(publicUrl === undefined ? [] : [new URL(publicUrl).host]),
  ])
  const control = new ControlPlane(sim, options)
  const log = options.onAnswered && new AnswerLog(options.onAnswered, () => sim.worlds.takeAnew())
  const closing = new AbortController()
  // Where there is an admin token, pages show no credentials until it was given.
  const isOpen: MaySee = request => isAdmin(request, options.adminToken)
  const app = Fastify({
    bodyLimit: MAX_GRAPHQL_BYTES,
    requestTimeout: options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
    serverFactory: (fastify, settings) =>
      createNodeServer(
        {
          edge,
          hosts,
          fastify,
          control: (request, response) => control.handle(request, response),
          log,
          reportBug,
          closing: closing.signal,
        },
        settings as ServerSettings, // fastify's own options, typed as any object
      ),
    rewriteUrl: ({ url = '/' }) => withoutWorld(url),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: MAX_PATH_PART },
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
    clientErrorHandler: answerUnreadable,
    frameworkErrors: refuseUrl,
  })
  // Known from the first one on, for when it closes.
  connectionsOf(app.server)
  allowOrigins(app, options.corsOrigins)
  if (log)
    app.addHook('onRequest', async ({ method, originalUrl: url }, reply) => log.begin({ method, url }, reply.raw))
  app.addHook('onSend', async ({ raw }, _reply, payload) => {
    await runOut(raw)
    return payload
  })
  app.addHook('preClose', async () => {
    closing.abort()
    if (app.server.listening) app.server.once('close', closeIdle(app.server))
  })
  app.addHook('onClose', async () => control.close())
  app.setErrorHandler<FastifyError>((error, _request, reply) => sendError(reply, toServerError(error, sim)))
  app.setNotFoundHandler(({ method, originalUrl }, reply) => {
    const endpoints = vendors.flatMap(({ paths }) => paths).join(', ')
    const message = `There is nothing at ${method} ${originalUrl.split('?')[0]}. The endpoints are ${endpoints}; a browser finds them all at /.`
    return sendError(reply, controlError('NOT_FOUND', message))
  })
  for (const vendor of vendors) {
    void app.register(vendorRoutes(sim, edge, vendor, { log, isOpen }))
    void app.register(scope => registerUpload(scope, sim, vendor, log))
    registerFiles(app, sim, vendor)
  }
  app.get('/', dashboardRoute(sim, isOpen))
  registerPictures(app)
  return app
}
