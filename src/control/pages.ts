/** The control plane's pages for people, and the static files of all pages. */
import { gunzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { lookup } from 'mrmime'
import { readBytes } from '../format/files.ts'
import { WORLD_PREFIXES } from '../request/world-name.ts'

/** Where the static files of pages are. */
export const ASSETS = '/_sim/assets'

/** Everything from here; styles too where a library writes them into the page. */
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"

/** Sends a page under a policy that loads nothing from elsewhere; `more` are further sources. */
export function sendPage(reply: FastifyReply, html: string, more = ''): FastifyReply {
  reply.header('content-security-policy', POLICY + more)
  return reply.type('text/html; charset=utf-8').send(html)
}

/** Routes for the documentation page and the static files. */
export function registerPages(app: FastifyInstance): void {
  for (const prefix of WORLD_PREFIXES)
    for (const path of ['/_sim', '/_sim/'])
      app.get(prefix + path, { schema: { hide: true } }, async (_request, reply) => reply.redirect('/_sim/docs'))
  app.get('/_sim/docs', { schema: { hide: true } }, async (_request, reply) => sendPage(reply, DOCS))
  app.get('/_sim/docs/', { schema: { hide: true } }, async (_request, reply) => sendPage(reply, DOCS))
  app.get<{ Params: { name: string } }>(`${ASSETS}/:name`, { schema: { hide: true } }, sendAsset)
}

/** Found by the package's own name, wherever this code was bundled to. */
function assetUrl(name: string): URL {
  return new URL(`dist/pages/${encodeURIComponent(name)}.gz`, import.meta.resolve('backlot/package.json'))
}

function sendAsset(request: FastifyRequest<{ Params: { name: string } }>, reply: FastifyReply): FastifyReply {
  const { name } = request.params
  const zipped = readBytes(assetUrl(name))
  if (!zipped) {
    reply.callNotFound()
    return reply
  }
  reply.header('vary', 'accept-encoding').type(lookup(name) ?? 'application/octet-stream')
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(gunzipSync(zipped))
  return reply.header('content-encoding', 'gzip').send(zipped)
}

const DOCS = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>backlot control plane</title>
<link rel="icon" href="${ASSETS}/favicon.svg"><link rel="stylesheet" href="${ASSETS}/swagger-ui.css"></head>
<body><div id="root"></div>
<script src="${ASSETS}/swagger-ui-bundle.js"></script><script src="${ASSETS}/docs-page.js"></script></body>
</html>
`
