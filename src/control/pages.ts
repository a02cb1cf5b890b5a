/** The control plane's pages for people, and the static files of all pages. */
import { createHash } from 'node:crypto'
import nodeModule from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readBytes } from '../format/files.ts'
import { controlError } from './errors.ts'
import type { BytesAnswer } from '../vendors/contract/route.ts'

/** Where the static files of pages are. */
export const ASSETS = '/_sim/assets'

/** What no page of ours may do, and what none loads unless its own sources say so. */
const policyOf = (forms: string): string =>
  `default-src 'none'; base-uri 'none'; form-action ${forms}; frame-ancestors 'none'`

/** What Swagger UI needs: its files, the pictures in its styles, the document and the calls that are tried out. */
const DOCS_SOURCES = "script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"

/** Sends a page that loads from these sources, a list of directives, and from nowhere else. Forms lead nowhere by default. */
export function sendPage(reply: FastifyReply, html: string, sources: string, forms = "'none'"): FastifyReply {
  reply.header('content-security-policy', `${policyOf(forms)}; ${sources}`)
  return reply.header('x-content-type-options', 'nosniff').type('text/html; charset=utf-8').send(html)
}

/** Sends what is shown as it is: a text, or a picture of ours. */
export function sendPlain(reply: FastifyReply, content: string | Uint8Array, type: string): FastifyReply {
  reply.header('content-security-policy', policyOf("'none'")).header('x-content-type-options', 'nosniff')
  return reply.type(type).send(content)
}

/** Whether a browser has these bytes; the answer names them by their hash, so that it can ask again. */
export function isKept({ headers }: FastifyRequest, reply: FastifyReply, bytes: string | Uint8Array): boolean {
  const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  reply.header('etag', tag).header('cache-control', 'no-cache')
  return headers['if-none-match']?.includes(tag) ?? false
}

/** Sends a file that a client uploaded, so that nothing in it acts on this origin, whatever it is. */
export function sendBytes(reply: FastifyReply, { type, filename, bytes }: BytesAnswer): FastifyReply {
  // A picture is shown; one of SVG may hold scripts.
  const isShown = /^image\//i.test(type) && !/svg|xml/i.test(type)
  // Only the name without halves of surrogate pairs can be encoded.
  const name = encodeURIComponent(Buffer.from(filename).toString()).replaceAll(/['()*]/g, toPercent)
  return reply
    .header('content-security-policy', 'sandbox')
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
    .type(/^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream')
    .send(Buffer.from(bytes))
}

function toPercent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}

/** The paths of the guide, as routes write them. */
export const GUIDE_ROUTES = ['/_sim/guide', '/_sim/guide/*'] as const

/** The paths of pages for people, as routes write them; the first two lead to the third. */
const PAGES: readonly unknown[] = ['/_sim', '/_sim/', '/_sim/docs', '/_sim/docs/', ...GUIDE_ROUTES]

/** Whether a route is a page for people. */
export function isPage(route: string | undefined): boolean {
  return PAGES.includes(route)
}

/** Routes for the documentation page and the static files. */
export function registerPages(app: FastifyInstance): void {
  for (const path of ['/_sim', '/_sim/']) app.get(path, async (_request, reply) => reply.redirect('/_sim/docs'))
  for (const path of ['/_sim/docs', '/_sim/docs/'])
    app.get(path, async (_request, reply) => sendPage(reply, DOCS, DOCS_SOURCES))
  app.get<{ Params: { name: string } }>(`${ASSETS}/:name`, sendAsset)
}

/**
 * The installed package, by its own name: from this code, which a bundler may have moved (`import.meta.url` is then that
 * of the bundle, of the machine that built it, or nothing), else from the current folder. Undefined when neither has it.
 * webpack would put a module's number in place of what a `createRequire` resolves that is imported by its own name.
 */
export function findPackage(): URL | undefined {
  for (const from of [import.meta.url, resolve('program.js')]) {
    try {
      return pathToFileURL(nodeModule.createRequire(from).resolve('backlot/package.json'))
    } catch {
      continue
    }
  }
  return undefined
}

/** A static file of a page, gzipped; undefined where there is none. Refuses with `NOT_FOUND` where the package is not found. */
function readZipped(name: string): Buffer | undefined {
  const installed = findPackage()
  if (installed) return readBytes(new URL(`dist/pages/${encodeURIComponent(name)}.gz`, installed))
  const message =
    'The files of the pages are in the package backlot, which is not found: mark it external in your bundler.'
  throw controlError('NOT_FOUND', message)
}

/** A static file of a page, as text. Refuses with `NOT_FOUND` where it is not there. */
export function readAsset(name: string): string {
  const zipped = readZipped(name)
  if (!zipped) throw controlError('NOT_FOUND', `The package backlot lacks the file ${name} of its pages: build it.`)
  return gunzipSync(zipped).toString()
}

async function sendAsset(
  request: FastifyRequest<{ Params: { name: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { name } = request.params
  const zipped = readZipped(name)
  if (!zipped) {
    reply.callNotFound()
    return reply
  }
  if (isKept(request, reply, zipped)) return reply.status(304).send()
  // It is loaded here because a start does without it.
  const { default: mimes } = await import('mime')
  reply.header('vary', 'accept-encoding').type(mimes.getType(name) ?? 'application/octet-stream')
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
