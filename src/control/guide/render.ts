/** Markdown as HTML for the guide's pages. What is HTML in a page is left out: pages have comments only. */
import { Lexer, Parser, Renderer, type Tokens } from 'marked'
import { escapeHtml } from '../escape-html.ts'
import type { GuideHeading, GuidePage, GuideSection, RenderedPage } from './guide-page.ts'

/** Where a link of the page leads when it is served; undefined where there is nothing. */
type AddressOf = (target: string) => string | undefined

/** A page for a browser, with anchors as GitHub makes them. */
export function renderMarkdown(page: GuidePage, addressOf: AddressOf): RenderedPage {
  const renderer = new GuideRenderer(addressOf)
  const parser = new Parser({ gfm: true, renderer })
  const sections: GuideSection[] = []
  let html = ''
  let text = ''
  const end = (heading: GuideHeading | undefined): void => {
    if (heading) sections.push({ page, heading, text: text.replaceAll(/\s+/g, ' ').trim() })
    text = ''
  }
  for (const token of Lexer.lex(page.source, { gfm: true })) {
    const before = renderer.written
    const part = parser.parse([token])
    html += part
    if (token.type === 'heading') end(before)
    else text += `${toText(part)} `
  }
  end(renderer.written)
  return { html, sections }
}

/** Writes the parts of a page that are not as in other pages. */
class GuideRenderer extends Renderer {
  readonly #addressOf: AddressOf
  /** How often each anchor was made. */
  readonly #anchors = new Map<string, number>()
  /** The last heading that was written. */
  written: GuideHeading | undefined

  constructor(addressOf: AddressOf) {
    super()
    this.#addressOf = addressOf
  }

  override html(): string {
    return ''
  }

  override heading({ tokens, depth }: Tokens.Heading): string {
    const html = this.parser.parseInline(tokens)
    const text = toText(html)
    const plain = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-')
    const earlier = this.#anchors.get(plain) ?? 0
    this.#anchors.set(plain, earlier + 1)
    const anchor = earlier === 0 ? plain : `${plain}-${earlier}`
    this.written = { level: depth, text, anchor }
    return `<h${depth} id="${escapeHtml(anchor)}">${html}</h${depth}>\n`
  }

  /** What is wider than the page scrolls, by keys too. */
  override code({ text }: Tokens.Code): string {
    return `<pre tabindex="0"><code>${escapeHtml(text)}\n</code></pre>\n`
  }

  override table(token: Tokens.Table): string {
    return `<div class="wide" tabindex="0">${super.table(token)}</div>\n`
  }

  /** A heading without words is none. */
  override tablecell(cell: Tokens.TableCell): string {
    return super.tablecell(cell.text === '' ? { ...cell, header: false } : cell)
  }

  override link({ href, tokens }: Tokens.Link): string {
    const html = this.parser.parseInline(tokens)
    const address = this.#addressOf(href)
    return address === undefined ? html : `<a href="${escapeHtml(address)}">${html}</a>`
  }

  override image({ href, text }: Tokens.Image): string {
    const address = this.#addressOf(href)
    return address === undefined ? escapeHtml(text) : `<img src="${escapeHtml(address)}" alt="${escapeHtml(text)}">`
  }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/** The text of HTML that was made here. */
function toText(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, html.includes('<td>') ? ' ' : '')
    .replaceAll(/&(?:(\w+)|#(\d+));/g, (whole, name: string, code: string) =>
      name ? (ENTITIES[name] ?? whole) : String.fromCodePoint(Number(code)),
    )
}
