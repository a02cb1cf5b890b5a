import Fastify, { type FastifyInstance } from 'fastify'
import { stateTooLarge } from '../format/document.ts'
import { MAX_DOCUMENT_BYTES } from '../format/errors.ts'
import { errorCode } from '../errors/reasons.ts'
import type { SimError } from '../errors/sim-error.ts'
import { requestError } from '../request/errors.ts'
import { bodyRefusal, toHttpError } from '../request/http-error.ts'
import { MAX_PATH_PART } from '../request/limits.ts'
import { withoutWorld } from '../request/world-name.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { BytesAnswer } from '../vendors/contract/route.ts'
import { once } from '../world/once.ts'
import { actorsRoutes } from './actors.ts'
import { assumptionsRoutes } from './assumptions.ts'
import { clockRoutes } from './clock.ts'
import { conversationRoutes } from './conversations.ts'
import { controlError } from './errors.ts'
import { allowOrigins, noCompiler, refuseUrl, sendError } from './fastify-app.ts'
import { evidenceRoutes } from './evidence.ts'
import { faultsRoutes } from './faults.ts'
import { guard, type Guard } from './guard.ts'
import { registerGuide } from './guide/routes.ts'
import { healthRoutes, sessionRoute, stopRoute } from './health.ts'
import { historyRoutes } from './history.ts'
import { logRoutes } from './logs.ts'
import { registerPages, sendBytes } from './pages.ts'
import { addressOf, callOf, type ControlRoute } from './route.ts'
import { stateRoutes } from './state.ts'
import { vendorRoutes } from './vendors.ts'
import { webhooksRoutes } from './webhooks.ts'
import { worldsRoutes } from './worlds.ts'

/** How the control plane is made. */
export interface ControlOptions extends Guard {
  /** How often a stream of events sends a comment, real milliseconds; 15,000 by default. */
  readonly commentEveryMs?: number | undefined
  /** Ends the process in an orderly way; where it is missing, the control plane cannot stop the simulator. */
  readonly onStop?: (() => void) | undefined
}

/** The control plane below `/_sim` and `/w/{world}/_sim`: calls, checks, types and OpenAPI from one definition per route. */
export async function createControl(sim: Simulator, options: ControlOptions): Promise<FastifyInstance> {
  const app = Fastify({
    // A whole world may come in one document.
    bodyLimit: MAX_DOCUMENT_BYTES,
    routerOptions: { maxParamLength: MAX_PATH_PART },
    rewriteUrl: ({ url = '/' }) => withoutWorld(url),
    // `callOf` checks what a call brings, in the same words as the kit.
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
    frameworkErrors: refuseUrl,
  })
  allowOrigins(app, options.corsOrigins)
  // A stream of events writes its own head: what CORS decided goes along.
  app.addHook('onRequest', async (_request, reply) => {
    for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value ?? '')
  })
  app.setErrorHandler<Error>((error, _request, reply) =>
    sendError(reply, unreadBody(errorCode(error)) ?? toHttpError(error, sim.options.reportBug)),
  )
  app.setNotFoundHandler(({ method, originalUrl }, reply) => {
    const message = `The control plane has no ${method} ${originalUrl.split('?')[0]}; /_sim/docs lists what it has.`
    return sendError(reply, controlError('NOT_FOUND', message))
  })
  app.addHook('onRequest', guard(options))
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const refusal = bodyRefusal(request.headers, body)
    // It answers by `done`, whatever its type says.
    return refusal || body.length === 0 ? done(refusal ?? null, undefined) : parseJson(request, body.toString(), done)
  })
  const routes = routesOf(sim, options)
  for (const route of routes) register(app, sim, route)
  registerPages(app)
  registerGuide(app)
  const documentation = once(() =>
    import('./openapi.ts').then(({ openApiOf }) => openApiOf(routes, sim.options.vendors)),
  )
  app.get('/_sim/openapi.json', documentation)
  await app.ready()
  return app
}

/** The refusal of a body that fastify does not read, by fastify's code. */
function unreadBody(code: string | undefined): SimError | undefined {
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return stateTooLarge()
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return requestError('UNSUPPORTED_MEDIA_TYPE', 'Send the body as Content-Type: application/json.')
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return requestError(
        'BAD_REQUEST',
        'Send the body as valid JSON, without members named __proto__ or constructor.prototype.',
      )
    default:
      return undefined
  }
}

/** Every route below `/_sim`, in the order of the documentation. */
function routesOf(sim: Simulator, { adminToken, commentEveryMs, onStop }: ControlOptions): ControlRoute[] {
  const { vendors } = sim.options
  const { states } = sim.worlds.settings.seedState()
  return [
    ...healthRoutes,
    ...(onStop ? [stopRoute(onStop)] : []),
    sessionRoute(adminToken),
    ...worldsRoutes,
    ...assumptionsRoutes,
    ...evidenceRoutes(vendors),
    ...stateRoutes(sim),
    ...historyRoutes(vendors),
    ...clockRoutes,
    ...logRoutes(commentEveryMs),
    ...conversationRoutes(vendors, states),
    ...vendorRoutes(vendors, states),
    ...webhooksRoutes(vendors, commentEveryMs),
    ...actorsRoutes(vendors),
    ...faultsRoutes(vendors),
  ]
}

function register(app: FastifyInstance, sim: Simulator, route: ControlRoute): void {
  const { answer, endpoint, status = 200 } = route
  app.route({
    ...addressOf(route),
    handler: async (request, reply) => {
      const work = (): unknown => answer(callOf(sim, route, request, reply))
      // A wait ends with what is written.
      const isFinal = (): boolean => reply.sent || endpoint.endsWith('/wait')
      const answered = await sim.serve(work, isFinal)
      if (reply.sent) return reply
      if (answered instanceof BytesAnswer) return sendBytes(reply, answered)
      return reply.status(status).send(answered)
    },
  })
}
