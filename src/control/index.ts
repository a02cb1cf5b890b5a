import createSerializer from '@fastify/fast-json-stringify-compiler'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance } from 'fastify'
import { MAX_DOCUMENT_BYTES, stateTooLarge } from '../format/document.ts'
import { errorCode } from '../errors/reasons.ts'
import { bodyRefusal, toHttpError } from '../request/http-error.ts'
import { MAX_PATH_PART } from '../request/limits.ts'
import { WORLD_PREFIXES } from '../request/world-name.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { BytesAnswer } from '../vendors/contract/route.ts'
import { actorsRoutes } from './actors.ts'
import { clockRoutes } from './clock.ts'
import { addErrorAnswers } from './error-answers.ts'
import { controlError } from './errors.ts'
import { allowOrigins, noCompiler, refuseUrl, sendError } from './fastify-app.ts'
import { exampleOf } from './examples.ts'
import { faultsRoutes } from './faults.ts'
import { guard, type Guard } from './guard.ts'
import { healthRoutes, stopRoute } from './health.ts'
import { logRoutes } from './logs.ts'
import { registerPages, sendBytes } from './pages.ts'
import { callOf, type ControlRoute } from './route.ts'
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

const ADMIN_TOKEN = 'What the simulator was started with as --admin-token; none is asked for otherwise.'

/** The control plane below `/_sim` and `/w/{world}/_sim`: validation, types and OpenAPI from one definition per route. */
export async function createControl(sim: Simulator, options: ControlOptions): Promise<FastifyInstance> {
  const app = Fastify({
    // A whole world may come in one document.
    bodyLimit: MAX_DOCUMENT_BYTES,
    routerOptions: { maxParamLength: MAX_PATH_PART },
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: createSerializer() } },
    frameworkErrors: refuseUrl,
  })
  allowOrigins(app, options.corsOrigins)
  // A stream of events writes its own head: what CORS decided goes along.
  app.addHook('onRequest', async (_request, reply) => {
    for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value ?? '')
  })
  app.setErrorHandler<Error>((error, _request, reply) =>
    sendError(
      reply,
      errorCode(error) === 'FST_ERR_CTP_BODY_TOO_LARGE' ? stateTooLarge() : toHttpError(error, sim.options.reportBug),
    ),
  )
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
    // It answers by `done`, whatever its type says.
    return refusal || body.length === 0 ? done(refusal ?? null, undefined) : parseJson(request, body.toString(), done)
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
      tags: [
        ...sim.options.vendors.map(({ name, title }) => ({ name, description: `${title}: what the other side does` })),
        ...Object.entries(NOUNS).map(([name, description]) => ({ name, description })),
      ],
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
  const routes = routesOf(sim, options)
  for (const prefix of WORLD_PREFIXES) for (const route of routes) register(app, sim, `${prefix}/_sim`, route)
  registerPages(app)
  app.get('/_sim/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await app.ready()
  return app
}

/** What the calls of a noun are about, for the documentation. */
const NOUNS: Readonly<Record<string, string>> = {
  health: 'Whether the server lives',
  info: 'What is simulated, where, and who gets in',
  stop: 'The end of the process',
  worlds: 'Isolated worlds: make, fork, end',
  reset: 'Back to the seed and the fixtures',
  'black-box': 'All that happened in a world, to be replayed',
  state: 'The world as one document',
  clock: "The world's time",
  settle: 'All that is due',
  requests: 'The journal of requests',
  events: 'What happened',
  webhooks: 'Endpoints and deliveries',
  actors: 'Scripts that play the other side',
  transitions: 'Life cycles that move by themselves',
  faults: 'What goes wrong, by rules',
}

/** Every route below `/_sim`, in the order of the documentation. */
function routesOf(sim: Simulator, { commentEveryMs, onStop }: ControlOptions): ControlRoute[] {
  const { vendors } = sim.options
  return [
    ...healthRoutes,
    ...(onStop ? [stopRoute(onStop)] : []),
    ...worldsRoutes,
    ...stateRoutes(sim),
    ...clockRoutes,
    ...logRoutes(commentEveryMs),
    ...vendorRoutes(vendors, sim.worlds.settings.seedState.states),
    ...webhooksRoutes(vendors),
    ...actorsRoutes(vendors),
    ...faultsRoutes(vendors),
  ]
}

function register(app: FastifyInstance, sim: Simulator, prefix: string, route: ControlRoute): void {
  const { endpoint, answer, status = 200, query, response, documentedBody, code: _code, ...schemas } = route
  const body = route.body ?? documentedBody
  const [method = '', path = ''] = endpoint.split(' ')
  app.route({
    method,
    url: prefix + path.replaceAll(/\{(\w+)\}/g, ':$1'),
    // Fastify warns of a schema that is there and undefined.
    schema: {
      ...schemas,
      operationId: operationIdOf(method, path),
      ...(query && { querystring: query }),
      ...(body && { body: { ...body, examples: [exampleOf(body)] } }),
      ...(response && { response: { 200: response } }),
    },
    handler: async (request, reply) => {
      const answered = await answer(callOf(sim, route, request, reply))
      if (reply.sent) return reply
      if (answered instanceof BytesAnswer) return sendBytes(reply, answered)
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
