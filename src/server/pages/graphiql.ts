import { ASSETS } from '../../control/pages.ts'
import { DEFAULT_WORLD, readTarget, worldSuffix } from '../../request/world-name.ts'
import type { Simulator } from '../../simulator/simulator.ts'
import type { AnyVendor } from '../../vendors/contract/vendor.ts'
import { escapeHtml } from '../../control/escape-html.ts'

/** What GraphiQL needs: its files and the endpoint; its editor writes styles into the page, its styles hold pictures and fonts. */
export const GRAPHIQL_SOURCES =
  "script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; connect-src 'self'"

/** Where another tab of the samples begins: each has a credential of its own, as far as there are some. */
const TAB = /^(?=# tab: )/m

/**
 * GraphiQL for one endpoint of one world: the vendor's sample operations, the world's first credential filled in where
 * there is no admin token (`isOpen`). `path` is the endpoint as it was asked for, with the world's prefix.
 */
export async function renderGraphiQL(
  sim: Simulator,
  vendor: AnyVendor,
  path: string,
  isOpen: boolean,
): Promise<string> {
  const { world = DEFAULT_WORLD } = readTarget(path)
  // Looking at a page makes no world.
  const find = () => [...vendor.credentials(sim.worlds.shown(world).state(vendor))]
  const credentials = isOpen ? await sim.serve(find) : []
  const [first, ...others] = credentials.map(({ header }) => {
    const [name = '', ...value] = header.split(': ')
    return JSON.stringify({ [name]: value.join(': ') + worldSuffix(world) }, null, 2)
  })
  const defaultTabs = vendor.samples.split(TAB).map((query, tab) => ({ query, headers: others[tab - 1] ?? first }))
  const config = { endpoint: path, defaultTabs, headers: first, assets: ASSETS }
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>backlot: ${escapeHtml(vendor.title)}</title>
<link rel="icon" href="${ASSETS}/favicon.svg"><link rel="stylesheet" href="${ASSETS}/graphiql.css">
<style>html, body, #root { height: 100%; margin: 0; overflow: hidden } #samples { position: fixed; right: .75rem; bottom: .75rem; z-index: 9 }</style></head>
<body class="no-focus-outline"><noscript>GraphiQL needs JavaScript.</noscript><div id="root"></div>
<button id="samples" type="button">Bring the samples back</button>
<script type="application/json" id="config">${JSON.stringify(config).replaceAll('<', '\\u003c')}</script>
<script src="${ASSETS}/graphiql.js"></script><script src="${ASSETS}/graphiql-page.js"></script></body>
</html>
`
}
