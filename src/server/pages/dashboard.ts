import type { FastifyReply, FastifyRequest } from 'fastify'
import { ASSETS, isKept, sendPage } from '../../control/pages.ts'
import { preferredType } from '../../request/header-value.ts'
import { DEFAULT_WORLD, readTarget, worldSuffix } from '../../request/world-name.ts'
import type { Simulator } from '../../simulator/simulator.ts'

/** What the dashboard loads: its files, and pictures of attachments that it read with the admin token. */
const SOURCES = "script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'"

/** What a GET is answered with: to what is no browser, text. */
const FORMS = ['text/plain', 'text/html'] as const

/** The dashboard of every world: it holds no data, and reads the world's name from its address. */
const DASHBOARD = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>backlot</title>
<link rel="icon" href="${ASSETS}/favicon.svg"><link rel="stylesheet" href="${ASSETS}/dashboard.css"></head>
<body><noscript>The dashboard needs JavaScript; without it, ask for text/plain.</noscript><div id="root"></div>
<script src="${ASSETS}/dashboard.js"></script></body>
</html>
`

/** Whether a page may show its reader credentials: where there is no admin token, and to who has given it. */
export type MaySee = (request: Pick<FastifyRequest, 'method' | 'headers'>) => boolean

/**
 * `/`, and the beginning of a world: the dashboard for browsers, else the endpoints as text, with the credentials to who
 * may see them.
 */
export function dashboardRoute(sim: Simulator, isOpen: MaySee) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    reply.header('vary', 'accept')
    if (preferredType(request.headers.accept, FORMS) === 'text/html')
      return isKept(request, reply, DASHBOARD) ? reply.status(304).send() : sendPage(reply, DASHBOARD, SOURCES)
    const base = `${request.protocol}://${request.host}`
    const [path = '/'] = request.originalUrl.split('?')
    const text = await sim.serve(() => endpointsOf(sim, base, path.replace(/\/$/, ''), isOpen(request)))
    return reply.type('text/plain; charset=utf-8').send(text)
  }
}

/** Endpoints and credentials of the world that `prefix` names, a line each. */
function endpointsOf(sim: Simulator, base: string, prefix: string, isOpen: boolean): string {
  const { world = DEFAULT_WORLD } = readTarget(`${prefix}/`)
  const lines = sim.options.vendors.flatMap(vendor => [
    vendor.title,
    ...vendor.paths.map(path => `  ${base}${prefix}${path}`),
    // Looking at a page makes no world.
    ...(isOpen ? [...vendor.credentials(sim.worlds.shown(world).state(vendor))] : []).map(
      ({ header, who }) => `  ${header}${worldSuffix(world)}  (${who})`,
    ),
  ])
  const hidden = isOpen ? [] : ['The admin token is needed to see the credentials: GET /_sim/info.']
  const pages = ['Control plane', `  ${base}${prefix}/_sim/docs`, 'Guide', `  ${base}/_sim/guide`]
  return [...lines, ...pages, ...hidden, ''].join('\n')
}
