/** What the applications of the server and of the control plane have in common. */
import cors from '@fastify/cors'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errorBody, helpLink, type HttpError, retryAfter } from '../request/http-error.ts'
import { isOwnOrigin } from '../request/origin.ts'

/** Where the server tells how it is. */
export const HEALTH = '/_sim/health'

/** In place of a compiler of schemas that an application does not use: fastify would load one of its own. */
export function noCompiler(): never {
  throw new Error('This application has no such compiler for schemas.')
}

/** Sends a refusal that no vendor words. */
export function sendError(reply: FastifyReply, error: HttpError): FastifyReply {
  const link = helpLink(error)
  if (link !== undefined) reply.header('link', link)
  return reply.headers(retryAfter(error)).status(error.status).send(errorBody(error))
}

/** Answers a path that fastify's router cannot read. */
export function refuseUrl(
  { statusCode: status = 400, message }: FastifyError,
  _: FastifyRequest,
  reply: unknown,
): void {
  // Fastify types this reply as one without any route.
  sendError(reply as FastifyReply, { status, code: 'BAD_URL', message: `${message}; send a URL that is encoded.` })
}

/** Lets pages of loopback origins, and of those named here, read the answers. Must be registered before other hooks. */
export function allowOrigins(app: FastifyInstance, corsOrigins: readonly string[] | undefined): void {
  void app.register(cors, {
    // Where there is no origin there is no web page.
    origin: (origin, allow) => allow(null, origin !== undefined && isOwnOrigin(origin, corsOrigins)),
    credentials: true,
    // What answers say of themselves.
    exposedHeaders: ['x-backlot-scenery', 'x-backlot-assumed'],
    // A preflight is allowed the headers that it asks for: clients add their own, such as those of tracing.
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  })
}
