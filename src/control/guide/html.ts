/** The guide's pages as HTML documents: each with the search and the list of all pages, and without need of a script. */
import { escapeHtml } from '../escape-html.ts'
import { ASSETS } from '../pages.ts'
import { addressOf, GUIDE, type Guide } from './guide.ts'
import type { GuidePage } from './guide-page.ts'

/** One page: its text, and links to its sections. */
export function pageHtml(guide: Guide, page: GuidePage): string {
  const { html, sections } = guide.render(page)
  const links = sections
    .filter(({ heading }) => heading.level === 2)
    .map(({ heading: { anchor, text } }) => `<li><a href="#${escapeHtml(anchor)}">${escapeHtml(text)}</a></li>`)
  const contents =
    links.length < 3 ? '' : `<nav class="contents" aria-label="On this page"><ul>${links.join('')}</ul></nav>`
  return documentOf(guide, page.title, html.replace('</h1>\n', `</h1>\n${contents}`), { name: page.name })
}

/** What a search found. */
export function searchHtml(guide: Guide, query: string): string {
  const { found, words, meant } = guide.search.find(query)
  const items = found.map(({ section: { page, heading }, excerpt }) => {
    const address = addressOf(page.name) + (heading.level === 1 ? '' : `#${heading.anchor}`)
    const title = heading.level === 1 ? page.title : `${page.title}: ${heading.text}`
    return `<li><a href="${escapeHtml(address)}">${escapeHtml(title)}</a><p>${marked(excerpt, words)}</p></li>`
  })
  const suggestion =
    meant === undefined
      ? ''
      : `<p>Did you mean <a href="${GUIDE}?q=${encodeURIComponent(meant)}">${escapeHtml(meant)}</a>?</p>`
  const none = '<p>No section has these words. The list of pages leads to all of them.</p>'
  const main = `<h1>Search: ${escapeHtml(query)}</h1>${suggestion}${items.length === 0 ? none : `<ol class="found">${items.join('')}</ol>`}`
  return documentOf(guide, `Search: ${query}`, main, { query })
}

/** The answer where there is no such page. */
export function missingHtml(guide: Guide, name: string, near: string | undefined): string {
  const nearest = near === undefined ? '' : ` Did you mean <a href="${addressOf(near)}">${escapeHtml(near)}</a>?`
  return documentOf(
    guide,
    'No such page',
    `<h1>No such page</h1><p>The guide has no page ${escapeHtml(JSON.stringify(name))}.${nearest}</p>`,
    {},
  )
}

/** A text with what was looked for in marks. */
function marked(text: string, words: RegExp): string {
  let html = ''
  let end = 0
  for (const { 0: word, index } of text.matchAll(words)) {
    html += `${escapeHtml(text.slice(end, index))}<mark>${escapeHtml(word)}</mark>`
    end = index + word.length
  }
  return html + escapeHtml(text.slice(end))
}

/** What is shown beside the text: which page it is, and what was looked for. */
interface Shown {
  readonly name?: string
  readonly query?: string
}

function documentOf({ pages }: Guide, title: string, main: string, { name, query = '' }: Shown): string {
  const links = [...pages.values()].map(
    page =>
      `<li><a href="${escapeHtml(addressOf(page.name))}"${page.name === name ? ' aria-current="page"' : ''}>${escapeHtml(page.title)}</a></li>`,
  )
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeHtml(title)} - backlot</title>
<link rel="icon" href="${ASSETS}/favicon.svg"><link rel="stylesheet" href="${ASSETS}/guide.css"></head>
<body><header><a href="${GUIDE}">backlot guide</a>
<form role="search" action="${GUIDE}"><input type="search" name="q" required maxlength="200" aria-label="Search the guide" placeholder="Search the guide" value="${escapeHtml(query)}"><button>Search</button></form>
<a href="#all-pages" class="to-pages">All pages</a></header>
<main>
${main}
</main>
<nav id="all-pages" aria-label="All pages"><ul>${links.join('')}</ul></nav>
<script src="${ASSETS}/guide-page.js"></script></body>
</html>
`
}
