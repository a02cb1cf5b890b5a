/** A black box as one page that needs nothing else: the dashboard, read only, with all that it asks held in the page. */
import { createHash } from 'node:crypto'
import { answersOf } from '../../control/box/box-answers.ts'
import { readAsset } from '../../control/pages.ts'
import type { BlackBox } from '../../simulator/black-box.ts'
import { escapeHtml } from '../../control/escape-html.ts'

/** What the URLs of the page begin with: where a simulator would be that was started without flags. */
const ORIGIN = 'http://127.0.0.1:4000'

/** Makes the page. Secrets are masked in it, as they are in the dashboard. `onPast` is told how many events are read, of how many. */
export async function renderView(box: BlackBox, onPast?: (done: number, of: number) => void): Promise<string> {
  const { event, first, ...held } = await answersOf(box, ORIGIN, onPast)
  const newest = box.events.at(-1)?.id ?? 0
  const isScrubbed = first !== null && event >= first && event < newest
  const style = inElement(readAsset('dashboard.css'))
  const scripts = [readAsset('view.js'), readAsset('dashboard.js')].map(inElement)
  // What paths lead to is not in the page.
  const dead = 'a[href^="/"]{color:inherit;text-decoration:none;cursor:text}a.button[href^="/"]{display:none}'
  const sources = [
    "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data: blob:",
    `script-src ${scripts.map(hashOf).join(' ')}`,
    `style-src ${hashOf(style + dead)}`,
  ]
  const told = {
    world: box.world,
    origin: ORIGIN,
    notice: noticeOf(box, first),
    ...(isScrubbed && { event: String(event) }),
  }
  const data = Object.entries(told).map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`)
  const icon = Buffer.from(readAsset('favicon.svg')).toString('base64')
  return `<!doctype html>
<html lang="en"${data.join('')}>
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${escapeHtml(sources.join('; '))}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeHtml(box.title)}</title>
<link rel="icon" href="data:image/svg+xml;base64,${icon}"><style>${style}${dead}</style></head>
<body><noscript>This page needs JavaScript.</noscript><div id="root"></div>
<script type="application/json" id="held">${JSON.stringify({ first, ...held }).replaceAll('<', '\\u003c')}</script>
${scripts.map(script => `<script>${script}</script>`).join('\n')}</body>
</html>
`
}

/** What the page says first. */
function noticeOf({ title, past: written }: BlackBox, first: number | null): string {
  const past =
    first === null
      ? 'It has no history, so that conversations, faults and the clock are those of its end.'
      : first > (written?.first ?? 0)
        ? `The slider shows what was before, back to event ${first}: the rest is not in the page.`
        : 'The slider shows what was before.'
  return `What happened in "${title}", from its black box: read only. ${past}`
}

/** A text inside of `script` or `style`: nothing in it ends the element. */
function inElement(text: string): string {
  return text.replaceAll(/<(?=\/(?:script|style)|!--)/gi, String.raw`\x3c`)
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
