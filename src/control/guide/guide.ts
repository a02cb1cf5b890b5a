/** The guide as data: the Markdown pages that the package holds, and the files that they link to. */
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listFolder, readBytes } from '../../format/files.ts'
import type { GuidePage, RenderedPage } from './guide-page.ts'
import { renderMarkdown } from './render.ts'
import { SearchIndex } from './search.ts'

/** Where it is served. */
export const GUIDE = '/_sim/guide'

/** Where its own pages are in the package. */
const FOLDER = 'src/guide/'

/** A link of a Markdown page: text in brackets, then its target. */
const LINK = /\]\(([^)\s]+)\)/g

/** All pages, read once: those of the guide's folder, and those that they lead to within the package. */
export class Guide {
  readonly #package: URL
  /** By name: the index first, whose name is empty, then in the order in which pages link to one another. */
  readonly pages: ReadonlyMap<string, GuidePage>
  /** The paths of all other files that pages link to: no other file can be asked for. */
  readonly #files = new Set<string>()
  readonly #rendered = new Map<GuidePage, RenderedPage>()
  #search: SearchIndex | undefined

  /** `installed`: the URL of the package's `package.json`. */
  constructor(installed: URL) {
    this.#package = installed
    const own = listFolder(fileURLToPath(new URL(FOLDER, installed))).map(name => FOLDER + name)
    const paths = new Set([`${FOLDER}README.md`, ...own.filter(path => path.endsWith('.md'))])
    const pages = new Map<string, GuidePage>()
    // A set is read to its end, also what is added meanwhile.
    for (const path of paths) {
      const source = this.#read(path)?.toString()
      if (source === undefined) continue
      const name = toName(path)
      pages.set(name, { name, path, title: /^# (.+)$/m.exec(source)?.[1] ?? name, source })
      for (const target of targetsOf(path, source)) (target.endsWith('.md') ? paths : this.#files).add(target)
    }
    this.pages = pages
  }

  /** A page as HTML, made when it is first asked for. */
  render(page: GuidePage): RenderedPage {
    const rendered = this.#rendered.get(page) ?? renderMarkdown(page, target => this.#addressOf(target, page))
    this.#rendered.set(page, rendered)
    return rendered
  }

  /** A file that a page links to, such as a picture; undefined for all others. */
  file(name: string): Buffer | undefined {
    const path = [FOLDER + name, name].find(one => this.#files.has(one))
    return path === undefined ? undefined : this.#read(path)
  }

  /** What finds sections by words, made for the first search. */
  get search(): SearchIndex {
    return (this.#search ??= new SearchIndex([...this.pages.values()].flatMap(page => this.render(page).sections)))
  }

  /** Where a link of a page leads when backlot serves it; undefined where there is nothing. */
  #addressOf(target: string, page: GuidePage): string | undefined {
    if (/^(https?|mailto):/.test(target)) return target
    const [path = '', anchor] = target.split('#')
    const hash = anchor === undefined ? '' : `#${anchor}`
    if (path === '') return hash
    const name = toName(posix.join(posix.dirname(page.path), path))
    return this.pages.has(name) || this.file(name) ? addressOf(name) + hash : undefined
  }

  /** A file of the package; undefined where there is none, as where a folder is. */
  #read(path: string): Buffer | undefined {
    const url = new URL(path, this.#package)
    return listFolder(fileURLToPath(url)).length > 0 ? undefined : readBytes(url)
  }
}

/** The address of a page, or of a file, by its name. */
export function addressOf(name: string): string {
  return name === '' ? GUIDE : `${GUIDE}/${name}`
}

/** What the address of a file of the package ends with: pages have no ending. */
function toName(path: string): string {
  if (path === `${FOLDER}README.md`) return ''
  return (path.startsWith(FOLDER) ? path.slice(FOLDER.length) : path).replace(/\.md$/, '')
}

/** The files within the package that a page links to. */
function targetsOf(path: string, source: string): string[] {
  return [...source.matchAll(LINK)]
    .map(([, target = '']) => target.split('#')[0] ?? '')
    .filter(target => target !== '' && !/^\w+:/.test(target))
    .map(target => posix.join(posix.dirname(path), target))
    .filter(target => !target.startsWith('..'))
}
