import { serverError } from './errors.ts'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { preferredType } from '../request/header-value.ts'
import { type HttpError, toHttpError } from '../request/http-error.ts'
import { MAX_GRAPHQL_BYTES } from '../request/limits.ts'
import { type HttpRequest, isPromise } from '../request/message.ts'
import { namedWorld } from '../request/world-name.ts'
import type { Simulator } from '../simulator/simulator.ts'
import type { AnyVendor } from '../vendors/contract/vendor.ts'
import { sendError } from '../control/fastify-app.ts'
import { sendPage } from '../control/pages.ts'
import type { AnswerLog } from './answer-log.ts'
import { type Edge, isForwardedTls, type SentRequest } from './edge.ts'
import { GRAPHIQL_SOURCES, renderGraphiQL } from './pages/graphiql.ts'
import type { MaySee } from './pages/dashboard.ts'
import { send } from './send.ts'

/**
 * A vendor's GraphQL endpoints, as far as fastify is asked: for what is odd, and for GraphiQL in a browser. `isOpen`
 * says whether a page may show credentials.
 */
export function vendorRoutes(
  sim: Simulator,
  edge: Edge,
  vendor: AnyVendor,
  { log, isOpen }: { readonly log: AnswerLog | undefined; readonly isOpen: MaySee },
) {
  return async (scope: FastifyInstance): Promise<void> => {
    scope.removeAllContentTypeParsers()
    datedAnswers(scope, sim)
    // The vendor has a word on every type, and fastify would refuse one that is malformed. An empty type is none.
    const types = new WeakMap<object, string>()
    scope.addHook('onRequest', async ({ headers, raw }) => {
      const type = headers['content-type']
      if (type) types.set(raw, type)
      delete headers['content-type']
    })
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    // What goes wrong before GraphQL is reached (a body too large, a connection cut) is worded by the vendor too.
    scope.setErrorHandler<FastifyError>((error, _request, reply) => {
      const { status, message } = toServerError(error, sim)
      return reply.status(status).send({ errors: [{ message }] })
    })
    // Only a browser comes here: the endpoint answers it with GraphiQL.
    const [first = ''] = vendor.paths
    const root = `/${vendor.name}`
    scope.get(root, (request, reply) => reply.redirect(`${worldPathOf(request)}${first}`))
    // The edge knows the paths, and their other forms.
    scope.all(`${root}/*`, (request, reply) => {
      const destination = edge.find(request.originalUrl)
      if (!destination) return reply.callNotFound()
      if (wantsPage(request))
        return renderGraphiQL(sim, vendor, request.originalUrl.split('?')[0]!, isOpen(request)).then(
          html => sendPage(reply, html, GRAPHIQL_SOURCES),
          (error: Error) => sendError(reply, toHttpError(error, sim.options.reportBug)),
        )
      const answer = edge.answer(destination, toRequest(request, types.get(request.raw)), log?.noting(reply.raw))
      if (isPromise(answer)) return answer.then(later => send(reply, later))
      // Fastify would wait for a reply that is handed back to it, which costs as much as the answer.
      send(reply, answer)
      return undefined
    })
  }
}

/** Gives all answers of these routes the time of the world that path or header names; the world's own answers have theirs. */
export function datedAnswers(scope: FastifyInstance, sim: Simulator): void {
  scope.addHook('onRequest', async ({ params, headers }, reply) => {
    const { world } = params as { readonly world?: string } // a parameter of our own prefix
    reply.header('date', sim.dateIn(namedWorld(world, headers)))
  })
}

/** Status and words of an error of the server's routes: a body that is too large is one of GraphQL. */
export function toServerError(error: FastifyError, { options }: Simulator): HttpError {
  const known = toHttpError(error, options.reportBug)
  if (known.status !== 413) return known
  const message = `The request body is larger than ${MAX_GRAPHQL_BYTES} bytes; send less at once.`
  return serverError('BODY_TOO_LARGE', message)
}

/** What a GET may be answered with. */
const ANSWERED = ['application/json', 'application/graphql-response+json', 'text/html'] as const

function wantsPage(request: FastifyRequest): boolean {
  return request.method === 'GET' && preferredType(request.headers.accept, ANSWERED) === 'text/html'
}

/** The request as the edge takes it, with its body's type. */
function toRequest(request: FastifyRequest, type: string | undefined): SentRequest {
  const { 'content-length': _length, ...headers } = request.headers
  if (type !== undefined) headers['content-type'] = type
  return {
    method: request.method,
    headers: headers as HttpRequest['headers'], // the only repeated header, set-cookie, is never sent to a server
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    secure: isForwardedTls(headers as HttpRequest['headers']) || request.protocol === 'https', // as above
  }
}

/** What the path of a request begins with when it names a world, as it was sent. */
function worldPathOf({ originalUrl }: FastifyRequest): string {
  return /^\/w\/[^/]*/.exec(originalUrl)?.[0] ?? ''
}
