/** The control plane's documentation, made when it is first asked for. */
import swagger from '@fastify/swagger'
import Fastify, { type FastifySchema } from 'fastify'
import { exampleOf } from '../inputs/example.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { addErrorAnswers } from './error-answers.ts'
import { noCompiler } from './fastify-app.ts'
import { addressOf, type ControlRoute } from './route.ts'

const ADMIN_TOKEN = 'What the simulator was started with as --admin-token; none is asked for otherwise.'

/** The OpenAPI document of these routes. */
export async function openApiOf(routes: readonly ControlRoute[], vendors: readonly AnyVendor[]): Promise<object> {
  // It has the routes as a plugin of fastify reads them, and answers nothing.
  const app = Fastify({
    exposeHeadRoutes: false,
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
  })
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => JSON.stringify)
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
        ...vendors.map(({ name, title }) => ({ name, description: `${title}: what the other side does` })),
        ...Object.entries(NOUNS).map(([name, description]) => ({ name, description })),
      ],
      components: { securitySchemes: { adminToken: { type: 'http', scheme: 'bearer', description: ADMIN_TOKEN } } },
      // Without an admin token no call needs one.
      security: [{}, { adminToken: [] }],
    },
    transformObject: document => {
      if (!('openapiObject' in document)) return document.swaggerObject
      addErrorAnswers(document.openapiObject, vendors)
      return document.openapiObject
    },
  })
  for (const route of routes)
    app.route({ ...addressOf(route), schema: schemaOf(route), handler: async () => undefined })
  await app.ready()
  return app.swagger()
}

/** What the calls of a noun are about, for the documentation. */
const NOUNS: Readonly<Record<string, string>> = {
  health: 'Whether the server lives',
  info: 'What is simulated, where, and who gets in',
  session: 'The admin token as a cookie, for browsers',
  stop: 'The end of the process',
  worlds: 'Isolated worlds: make, fork, end',
  evidence: 'What is known of the vendors, and by what',
  assumptions: "What is assumed where the vendors' pages are silent",
  reset: 'Back to the seed and the fixtures',
  'black-box': 'All that happened in a world, to be replayed',
  state: 'The world as one document',
  history: 'Months of data',
  clock: "The world's time",
  settle: 'All that is due',
  requests: 'The journal of requests',
  events: 'What happened',
  conversations: 'What was said, over all vendors',
  webhooks: 'Endpoints and deliveries',
  actors: 'Scripts that play the other side',
  transitions: 'Life cycles that move by themselves',
  faults: 'What goes wrong, by rules',
}

function schemaOf(row: ControlRoute): FastifySchema {
  const {
    endpoint,
    answer: _answer,
    status: _status,
    code: _code,
    past: _past,
    query,
    response,
    documentedBody,
    ...schemas
  } = row
  const body = row.body ?? documentedBody?.()
  const [method = '', path = ''] = endpoint.split(' ')
  // The page groups by the first word of a path, such as `worlds`.
  const [, noun = ''] = path.split('/')
  // Fastify warns of a schema that is there and undefined.
  return {
    ...schemas,
    tags: [noun],
    operationId: operationIdOf(method, path),
    ...(query && { querystring: query }),
    ...(body && { body: { ...body, examples: [exampleOf(body)] } }),
    ...(response && { response: { 200: response } }),
  }
}

/** Such as `postGuuruChatsByIdAccept`: unique, because method and path are. */
function operationIdOf(method: string, path: string): string {
  const words = path
    .replaceAll(/\{(\w+)\}/g, 'by-$1')
    .split(/[/-]/)
    .filter(Boolean)
  return method.toLowerCase() + words.map(word => word[0]!.toUpperCase() + word.slice(1)).join('')
}
