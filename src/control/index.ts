import createSerializer from '@fastify/fast-json-stringify-compiler'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { bodyRefusal, toHttpError } from '../request/http-error.ts'
import { MAX_PATH_PART } from '../request/limits.ts'
import { isOwnOrigin } from '../request/origin.ts'
import { WORLD_PREFIXES } from '../request/world-name.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { BytesAnswer } from '../vendors/contract/route.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { actorsRoutes } from './actors.ts'
import { clockRoutes } from './clock.ts'
import { addErrorAnswers } from './error-answers.ts'
import { controlError } from './errors.ts'
import { allowOrigins, noCompiler, refuseUrl, sendError } from './fastify-app.ts'
import { faultsRoutes } from './faults.ts'
import { healthRoutes, stopRoute } from './health.ts'
import { logRoutes } from './logs.ts'
import { ASSETS, registerPages } from './pages.ts'
import { callOf, type ControlRoute } from './route.ts'
import { stateRoutes } from './state.ts'
import { vendorRoutes } from './vendors.ts'
import { webhooksRoutes } from './webhooks.ts'
import { worldsRoutes } from './worlds.ts'

/** Who may call the control plane. */
export interface ControlOptions {
  /** Origins besides loopback ones whose pages may call. */
  readonly corsOrigins?: readonly string[]
  /** When set, everything but `health` needs `Authorization: Bearer <this>`. */
  readonly adminToken?: string | undefined
  /** How often a stream of events sends a comment, real milliseconds; 15,000 by default. */
  readonly commentEveryMs?: number | undefined
  /** Ends the process in an orderly way; where it is missing, the control plane cannot stop the simulator. */
  readonly onStop?: (() => void) | undefined
}

const ADMIN_TOKEN = 'What the simulator was started with as --admin-token; none is asked for otherwise.'

/** A whole world may come in one document. */
const BODY_LIMIT = 1024 ** 3

/** The control plane below `/_sim` and `/w/{world}/_sim`: validation, types and OpenAPI from one definition per route. */
export async function createControl(sim: Simulator, options: ControlOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: MAX_PATH_PART },
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: createSerializer() } },
    frameworkErrors: refuseUrl,
  })
  allowOrigins(app, options.corsOrigins)
  // A stream of events writes its own head: what CORS decided goes along.
  app.addHook('onRequest', async (_request, reply) => {
    for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value ?? '')
  })
  app.setErrorHandler<Error>((error, _request, reply) => sendError(reply, toHttpError(error, sim.options.reportBug)))
  app.setNotFoundHandler(({ method, url }, reply) => {
    const message = `The control plane has no ${method} ${url.split('?')[0]}; /_sim/docs lists what it has.`
    return sendError(reply, controlError('NOT_FOUND', message))
  })
  app.addHook('onRequest', guard(options))
  // `callOf` checks what a call brings, in the same words as the kit; fastify's schemas are for the documentation.
  app.setValidatorCompiler(() => () => true)
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const refusal = bodyRefusal(request.headers, body)
    if (refusal || body.length === 0) done(refusal ?? null, undefined)
    else parseJson(request, body.toString(), done)
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'backlot control plane',
        version: '1',
        description:
          'Every path also exists as /w/{world}/_sim/...; without it, the header x-sim-world names the world, `default` otherwise.',
      },
      components: { securitySchemes: { adminToken: { type: 'http', scheme: 'bearer', description: ADMIN_TOKEN } } },
      // Without an admin token no call needs one.
      security: [{}, { adminToken: [] }],
    },
    transformObject: document => {
      if (!('openapiObject' in document)) return document.swaggerObject
      addErrorAnswers(document.openapiObject, sim.options.vendors)
      return document.openapiObject
    },
    transform: ({ schema, url }) => {
      // The page groups by the first word of a path, such as `worlds`.
      const [noun = ''] = url.replace('/_sim/', '').split('/')
      // It leaves out the routes below a world's prefix, which are the same.
      const isHidden = url.startsWith(WORLD_PREFIXES[1])
      return { schema: { ...schema, tags: [noun], hide: schema?.hide === true || isHidden }, url }
    },
  })
  const routes = routesOf(sim.options.vendors, options)
  for (const prefix of WORLD_PREFIXES) for (const route of routes) register(app, sim, `${prefix}/_sim`, route)
  registerPages(app)
  app.get('/_sim/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await app.ready()
  return app
}

/** Every route below `/_sim`, in the order of the documentation. */
function routesOf(vendors: readonly AnyVendor[], { commentEveryMs, onStop }: ControlOptions): ControlRoute[] {
  return [
    ...healthRoutes,
    ...(onStop ? [stopRoute(onStop)] : []),
    ...worldsRoutes,
    ...stateRoutes,
    ...clockRoutes,
    ...logRoutes(commentEveryMs),
    ...vendorRoutes(vendors),
    ...webhooksRoutes(vendors),
    ...actorsRoutes(vendors),
    ...faultsRoutes(vendors),
  ]
}

function register(app: FastifyInstance, sim: Simulator, prefix: string, route: ControlRoute): void {
  const { endpoint, answer, status = 200, query, response, code: _code, ...schemas } = route
  const [method = '', path = ''] = endpoint.split(' ')
  app.route({
    method,
    url: prefix + path.replaceAll(/\{(\w+)\}/g, ':$1'),
    // Fastify warns of a schema that is there and undefined.
    schema: {
      ...schemas,
      operationId: operationIdOf(method, path),
      ...(query && { querystring: query }),
      ...(response && { response: { 200: response } }),
    },
    handler: async (request, reply) => {
      const answered = await answer(callOf(sim, route, request, reply))
      if (reply.sent) return reply
      if (answered instanceof BytesAnswer) return reply.type(answered.type).send(Buffer.from(answered.bytes))
      return reply.status(status).send(answered)
    },
  })
}

/** Such as `postGuuruChatsByIdAccept`: unique, because method and path are. */
function operationIdOf(method: string, path: string): string {
  const words = path
    .replaceAll(/\{(\w+)\}/g, 'by-$1')
    .split(/[/-]/)
    .filter(Boolean)
  return method.toLowerCase() + words.map(word => word[0]!.toUpperCase() + word.slice(1)).join('')
}

function guard({ corsOrigins, adminToken }: ControlOptions) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { origin, authorization } = request.headers
    if (origin !== undefined && !isOwnOrigin(origin, corsOrigins)) {
      const message = `Pages of ${origin} may not call the control plane; allow them with --cors-origin.`
      await sendError(reply, controlError('FOREIGN_ORIGIN', message))
    } else if (adminToken !== undefined && !isOpen(request) && authorization !== `Bearer ${adminToken}`) {
      const message = 'This simulator has an admin token: send Authorization: Bearer <admin token>.'
      await sendError(reply, controlError('ADMIN_TOKEN_REQUIRED', message))
    }
  }
}

/** Whether a request needs no token: how the server is, and static files. */
function isOpen({ routeOptions: { url } }: FastifyRequest): boolean {
  return url === `${ASSETS}/:name` || WORLD_PREFIXES.some(prefix => url === `${prefix}/_sim/health`)
}
