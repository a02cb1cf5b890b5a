/** The control plane's pages for people, and the static files of all pages. */
import nodeModule from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { lookup } from 'mrmime'
import { readBytes } from '../format/files.ts'
import { controlError } from './errors.ts'
import { sendError } from './fastify-app.ts'
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

/**
 * The installed package, by its own name: from this code, which a bundler may have moved (`import.meta.url` is then that
 * of the bundle, of the machine that built it, or nothing), else from the current folder. Undefined when neither has it.
 * webpack would put a module's number in place of what a `createRequire` resolves that is imported by its own name.
 */
function findPackage(): URL | undefined {
  for (const from of [import.meta.url, resolve('program.js')]) {
    try {
      return pathToFileURL(nodeModule.createRequire(from).resolve('backlot/package.json'))
    } catch {
      continue
    }
  }
  return undefined
}

function sendAsset(request: FastifyRequest<{ Params: { name: string } }>, reply: FastifyReply): FastifyReply {
  const { name } = request.params
  const installed = findPackage()
  if (!installed) {
    const message =
      'The files of the pages are in the package backlot, which is not found: mark it external in your bundler.'
    return sendError(reply, controlError('NOT_FOUND', message))
  }
  const zipped = readBytes(new URL(`dist/pages/${encodeURIComponent(name)}.gz`, installed))
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
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>backlot control plane</title>
<link rel="icon" href="${ASSETS}/favicon.svg"><link rel="stylesheet" href="${ASSETS}/swagger-ui.css"></head>
<body><div id="root"></div>
<script src="${ASSETS}/swagger-ui-bundle.js"></script><script src="${ASSETS}/docs-page.js"></script></body>
</html>
`
