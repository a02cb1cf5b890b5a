/** The routes of the guide: its pages, their sources, and the files that they show. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { nearest } from '../../inputs/nearest.ts'
import { preferredType } from '../../request/header-value.ts'
import { once } from '../../world/once.ts'
import { controlError } from '../errors.ts'
import { sendError } from '../fastify-app.ts'
import { findPackage, GUIDE_ROUTES, isKept, sendPage, sendPlain } from '../pages.ts'

/** What a page of the guide loads. Its form leads to the search. */
const SOURCES = "script-src 'self'; style-src 'self'; img-src 'self'"

/** What a page is answered as: for reading, or as it was written. */
const FORMS = ['text/html', 'text/markdown'] as const
/** What is answered where there is no page. */
const REFUSALS = ['application/json', 'text/html'] as const

const MARKDOWN = 'text/markdown; charset=utf-8'

type GuideRequest = FastifyRequest<{ Params: { '*'?: string }; Querystring: { q?: string | readonly string[] } }>

/** The guide and what makes pages of it; undefined where the package is not found. */
async function openGuide() {
  const installed = findPackage()
  if (!installed) return undefined
  const [{ Guide }, { pageHtml, searchHtml, missingHtml }] = await Promise.all([
    import('./guide.ts'),
    import('./html.ts'),
  ])
  return { guide: new Guide(installed), pageHtml, searchHtml, missingHtml }
}

/** The guide's index with the search, and below it pages and files. */
export function registerGuide(app: FastifyInstance): void {
  // It is read when a page is first asked for.
  const open = once(openGuide)
  for (const path of GUIDE_ROUTES)
    app.get(path, async (request: GuideRequest, reply) => sendGuide(await open(), request, reply))
}

function sendGuide(
  opened: Awaited<ReturnType<typeof openGuide>>,
  request: GuideRequest,
  reply: FastifyReply,
): FastifyReply {
  if (!opened)
    return sendError(
      reply,
      controlError(
        'NOT_FOUND',
        'The guide is in the package backlot, which is not found: mark it external in your bundler.',
      ),
    )
  const { guide, pageHtml, searchHtml, missingHtml } = opened
  const name = (request.params['*'] ?? '').replace(/\/$/, '')
  const query = [request.query.q ?? ''].flat()[0]?.trim()
  reply.header('vary', 'accept')
  if (name === '' && query) return sendPage(reply, searchHtml(guide, query), SOURCES, "'self'")
  const page = guide.pages.get(name)
  if (page && preferredType(request.headers.accept, FORMS) !== 'text/markdown') {
    const html = pageHtml(guide, page)
    return isKept(request, reply, html) ? reply.status(304).send() : sendPage(reply, html, SOURCES, "'self'")
  }
  const source = page ?? guide.pages.get(name.replace(/\.md$/, ''))
  if (source) return sendPlain(reply, source.source, MARKDOWN)
  const file = guide.file(name)
  if (file) return sendPlain(reply, file, name.endsWith('.png') ? 'image/png' : 'text/plain; charset=utf-8')
  const near = nearest(name, [...guide.pages.keys()])
  if (preferredType(request.headers.accept, REFUSALS) === 'text/html')
    return sendPage(reply.status(404), missingHtml(guide, name, near), SOURCES, "'self'")
  const meant = near === undefined ? '' : ` Did you mean /_sim/guide/${near}?`
  const message = `The guide has no page ${JSON.stringify(name)}.${meant} /_sim/guide lists all of them.`
  return sendError(reply, controlError('NOT_FOUND', message))
}
