import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SimError } from '../errors/sim-error.ts'
import { isOwnOrigin } from '../request/origin.ts'
import { controlError } from './errors.ts'
import { HEALTH, sendError } from './fastify-app.ts'
import { ASSETS, isPage } from './pages.ts'
import { isAdmin } from './session.ts'

/** Who may call the control plane. */
export interface Guard {
  /** Origins besides loopback ones whose pages may call. */
  readonly corsOrigins?: readonly string[]
  /** When set, everything but `health` needs `Authorization: Bearer <this>`, or for GET the cookie of a session. */
  readonly adminToken?: string | undefined
}

/** A hook that refuses calls of foreign pages, and of callers without the admin token. */
export function guard({ corsOrigins, adminToken }: Guard) {
  const refusalOf = (request: FastifyRequest): SimError | undefined => {
    const { origin } = request.headers
    if (origin === undefined ? isForeignSite(request) : !isOwnOrigin(origin, corsOrigins))
      return controlError(
        'FOREIGN_ORIGIN',
        `Pages of ${origin ?? 'another site'} may not call the control plane; allow them with --cors-origin.`,
      )
    if (isOpen(request) || isAdmin(request, adminToken)) return undefined
    return controlError(
      'ADMIN_TOKEN_REQUIRED',
      'This simulator has an admin token: send Authorization: Bearer <admin token>.',
    )
  }
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const refusal = refusalOf(request)
    if (refusal) await sendError(reply, refusal)
  }
}

/** Whether a page of another site sent a request without an origin. One that leads to a page of ours is a link. */
function isForeignSite({ method, headers, routeOptions: { url } }: FastifyRequest): boolean {
  const isLink = method === 'GET' && tokenOf(headers['sec-fetch-mode']) === 'navigate' && isPage(url)
  return tokenOf(headers['sec-fetch-site']) === 'cross-site' && !isLink
}

/** A word that a header holds, whatever its case. */
function tokenOf(value: unknown): string {
  return String(value).trim().toLowerCase()
}

/** Whether a request needs no token: how the server is, and static files. */
function isOpen({ routeOptions: { url } }: FastifyRequest): boolean {
  return url === `${ASSETS}/:name` || url === HEALTH
}
