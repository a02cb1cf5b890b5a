import { fileURLToPath } from 'node:url'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { SimError } from '../errors/sim-error.ts'
import { isOwnOrigin } from '../request/origin.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { actorsRoutes } from './actors.ts'
import type { ControlApp } from './app.ts'
import { clockRoutes } from './clock.ts'
import { eventsRoutes } from './events.ts'
import { faultsRoutes } from './faults.ts'
import { healthRoutes } from './health.ts'
import { requestsRoutes } from './requests.ts'
import { resetRoutes } from './reset.ts'
import { stateRoutes } from './state.ts'
import { transitionsRoutes } from './transitions.ts'
import { vendorRoutes } from './vendors.ts'
import { webhooksRoutes } from './webhooks.ts'
import { worldsRoutes } from './worlds.ts'

/** Who may call the control plane. */
export interface ControlOptions {
  /** Origins besides loopback ones whose pages may call. */
  readonly corsOrigins?: readonly string[]
  /** When set, everything but `health` needs `Authorization: Bearer <this>`. */
  readonly adminToken?: string
}

/** How long one part of a path may be, characters. */
const MAX_PARAMETER = 2048

/** A whole world may come in one document. */
const BODY_LIMIT = 1024 ** 3

const ROUTES = [
  healthRoutes,
  worldsRoutes,
  resetRoutes,
  stateRoutes,
  clockRoutes,
  requestsRoutes,
  eventsRoutes,
  vendorRoutes,
  webhooksRoutes,
  actorsRoutes,
  transitionsRoutes,
  faultsRoutes,
]

/** The control plane below `/_sim` and `/w/{world}/_sim`: validation, types and OpenAPI from one definition per route. */
export async function createControl(sim: Simulator, options: ControlOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    // An attachment's token has 118 characters and its world's name; the router's own limit is 100.
    routerOptions: { maxParamLength: MAX_PARAMETER },
    frameworkErrors: (error, _request, reply) =>
      void sendError(reply as FastifyReply, 400, 'BAD_URL', `${error.message}; send a URL that is encoded.`),
    ajv: { customOptions: { removeAdditional: false, coerceTypes: 'array', allErrors: false } },
  })
  app.setErrorHandler(answerError(sim))
  app.setNotFoundHandler((request, reply) =>
    sendError(
      reply,
      404,
      'NOT_FOUND',
      `The control plane has no ${request.method} ${request.url.split('?')[0]}; /_sim/docs lists what it has.`,
    ),
  )
  app.addHook('onRequest', guard(options))
  // Every member of every body is optional unless its route says otherwise, so a missing body is an empty one.
  app.addHook('preValidation', async request => void (request.body ??= {}))
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else parseJson(request, body as string, done) // as asked for
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
    },
    transform: ({ schema, url }) => ({ schema: { ...schema, tags: [nounOf(url)], hide: isHidden(schema, url) }, url }),
  })
  await app.register(swaggerUi, { routePrefix: '/_sim/docs', baseDir: swaggerUiFiles() })
  const typed: ControlApp = app.withTypeProvider<TypeBoxTypeProvider>()
  for (const prefix of ['/_sim', '/w/:world/_sim']) {
    for (const routes of ROUTES) {
      await typed.register(async scope => routes(scope.withTypeProvider<TypeBoxTypeProvider>(), sim), { prefix })
    }
  }
  app.get('/_sim/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await app.ready()
  return app
}

/** What a route is about: the first word of its path, such as `worlds`; the page groups by it. */
function nounOf(url: string): string {
  return url.replace('/_sim/', '').split('/')[0] ?? ''
}

/** Routes below a world's prefix are the same once more, and the page's own files are nobody's business. */
function isHidden(schema: { readonly hide?: boolean } | undefined, url: string): boolean {
  return schema?.hide === true || url.startsWith('/w/') || url.startsWith('/_sim/docs')
}

/** Where the documentation page's own files are, whether or not we are bundled. */
function swaggerUiFiles(): string {
  return fileURLToPath(new URL('static/', import.meta.resolve('@fastify/swagger-ui')))
}

function guard({ corsOrigins, adminToken }: ControlOptions) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { origin, authorization } = request.headers
    if (origin !== undefined && !isOwnOrigin(origin, corsOrigins)) {
      await sendError(
        reply,
        403,
        'FOREIGN_ORIGIN',
        `Pages of ${origin} may not call the control plane; allow them with --cors-origin.`,
      )
    } else if (
      adminToken !== undefined &&
      !/^(\/w\/[^/]+)?\/_sim\/health(\?|$)/.test(request.url) &&
      authorization !== `Bearer ${adminToken}`
    ) {
      await sendError(
        reply,
        401,
        'ADMIN_TOKEN_REQUIRED',
        'This simulator has an admin token: send Authorization: Bearer <admin token>.',
      )
    }
  }
}

function answerError(sim: Simulator) {
  return (error: FastifyError, _request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error instanceof SimError)
      return sendError(reply, refusalStatus(error), error.code, error.message, error.details)
    if (error.validation) return sendError(reply, 400, 'INVALID_INPUT', validationMessage(error))
    const status = error.statusCode ?? 500
    if (status < 500) return sendError(reply, status, error.code ?? 'BAD_REQUEST', error.message)
    sim.options.reportBug(error)
    return sendError(reply, 500, 'INTERNAL_SERVER_ERROR', 'Unexpected error.')
  }
}

/** 404 for what is not there, 409 for what the present state forbids, 400 for the rest. */
function refusalStatus({ code }: SimError): number {
  const own = { TOO_MANY_WORLDS: 503, WAIT_TIMEOUT: 408 }[code]
  if (own) return own
  if (code.endsWith('NOT_FOUND')) return 404
  return code === 'ILLEGAL_MOVE' ||
    code.endsWith('_EXISTS') ||
    code.endsWith('_UNAVAILABLE') ||
    code === 'DEFAULT_WORLD'
    ? 409
    : 400
}

function validationMessage(error: FastifyError): string {
  const [first] = error.validation ?? []
  const where = `${error.validationContext ?? 'input'}${first?.instancePath ?? ''}`
  const extra = first?.params['additionalProperty'] ?? first?.params['allowedValue'] ?? first?.params['allowedValues']
  return `${where} ${first?.message ?? 'is not valid'}${extra === undefined ? '' : ` (${JSON.stringify(extra)})`}; /_sim/docs shows what is accepted.`
}

function sendError(
  reply: FastifyReply,
  status: number,
  code: string,
  message: string,
  details: object = {},
): FastifyReply {
  return reply.status(status).send({ error: { code, message, ...details } })
}
