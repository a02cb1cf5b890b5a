import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ASSETS, sendPage } from '../../control/pages.ts'
import { DEFAULT_WORLD, readTarget, worldSuffix } from '../../request/world-name.ts'
import type { Simulator } from '../../simulator/simulator.ts'
import { escapeHtml } from './escape-html.ts'

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { max-width: 60rem; margin: 3rem auto; padding: 0 1.5rem; overflow-wrap: anywhere }
  h1 { font-size: 1.75rem; margin-bottom: .25rem }
  h2 { font-size: 1.15rem; margin: 2rem 0 .5rem }
  code { font: .9em ui-monospace, monospace; background: color-mix(in srgb, currentColor 8%, transparent); padding: .1em .35em; border-radius: .3em }
  table { border-collapse: collapse; width: 100%; table-layout: fixed }
  th, td { text-align: left; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent); vertical-align: top }
  .lead { margin-top: 0; opacity: .75 }
`

/** What the page needs: its own style and its icon. */
const sources = (): string =>
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; img-src 'self'`

/** Whether a page may show its reader credentials: where there is no admin token, and to who has given it. */
export type MaySee = (request: Pick<FastifyRequest, 'method' | 'headers'>) => boolean

/** The page at `/`, and at the beginning of a world. It shows the credentials to who may see them. */
export function landingRoute(sim: Simulator, isOpen: MaySee) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const base = `${request.protocol}://${request.host}`
    const [path = '/'] = request.originalUrl.split('?')
    return sendPage(reply, renderLanding(sim, base, path.replace(/\/$/, ''), isOpen(request)), sources())
  }
}

/** The page: endpoints, credentials and links of the world that `prefix` names. */
function renderLanding(sim: Simulator, base: string, prefix: string, isOpen: boolean): string {
  const { world = DEFAULT_WORLD } = readTarget(`${prefix}/`)
  // Looking at a page makes no world: one that is not there yet will begin like the default one.
  const shown = sim.worlds.find(world) ?? sim.world()
  const sections = sim.options.vendors.map(vendor => {
    const endpoints = vendor.paths.map(
      path => `<a href="${escapeHtml(prefix + path)}"><code>${escapeHtml(base + prefix + path)}</code></a>`,
    )
    const credentials = vendor
      .credentials(shown.state(vendor))
      .map(
        ({ header, who }) =>
          `<tr><td><code>${escapeHtml(header + worldSuffix(world))}</code></td><td>${escapeHtml(who)}</td></tr>`,
      )
    const table = `<table><thead><tr><th>Credential</th><th>Who</th></tr></thead><tbody>${credentials.join('')}</tbody></table>`
    const shownTable = isOpen
      ? table
      : '<p>The admin token is needed to see the credentials: <code>GET /_sim/info</code>.</p>'
    return `<section><h2>${escapeHtml(vendor.title)}</h2><p>${endpoints.join('<br>')}</p>${shownTable}</section>`
  })
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>backlot</title><link rel="icon" href="${ASSETS}/favicon.svg"><style>${STYLE}</style></head>
<body>
<h1>backlot</h1>
<p class="lead">Three commerce messaging APIs, simulated in memory. Open an endpoint in the browser for GraphiQL with sample operations.</p>
${sections.join('\n')}
<section><h2>Control plane</h2>
<p><a href="/_sim/docs">Browse it</a> · <a href="/_sim/openapi.json">OpenAPI</a> · <a href="${escapeHtml(prefix)}/_sim/info">What is simulated</a> · <a href="${escapeHtml(prefix)}/_sim/health">Health</a></p>
</section>
</body>
</html>
`
}
