import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The package's folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** One Markdown page. */
export interface Page {
  /** Below the package's folder. */
  readonly path: string
  readonly text: string
  /** The text without fenced code. */
  readonly prose: string
  readonly examples: readonly Example[]
}

/** One fenced block of code, and how it is proved: what the comment before it says. */
export interface Example {
  /** The line of the fence, from 1. */
  readonly line: number
  /** `run`, `serve`, `prints`, `npm`, `file` or `part of`; empty where no comment says how. */
  readonly kind: string
  /** The file of `file` and `part of`. */
  readonly file: string
  readonly language: string
  readonly code: string
}

const FENCED = /(?:<!-- ([a-z ]+?)(?:: (\S+))? -->\n+)?^```(\w*)\n([\s\S]*?)^```$/gm

/** All pages of the project, README.md first. */
export function readPages(): Page[] {
  const inFolders = ['schemas', 'src', 'test'].flatMap(folder =>
    readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
      .map(path => posix.join(folder, path.replaceAll('\\', '/')))
      .filter(path => path.endsWith('.md') && !path.includes('node_modules')),
  )
  return ['README.md', ...inFolders.toSorted()].map(readPage)
}

function readPage(path: string): Page {
  const text = readFileSync(ROOT + path, 'utf8')
  const examples = [...text.matchAll(FENCED)].map(
    ({ 0: whole, 1: kind = '', 2: file = '', 3: language = '', ...match }) => ({
      line: text.slice(0, match.index + whole.indexOf('```')).split('\n').length,
      kind,
      file,
      language,
      code: match[4] ?? '',
    }),
  )
  return { path, text, prose: text.replaceAll(/^```[\s\S]*?^```$/gm, ''), examples }
}

/** The targets of a page's links, as written, but for those that leave the project. */
export function relativeLinks({ prose }: Page): string[] {
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => (/^\w+:/.test(target) ? [] : [target]))
}

/** The anchors of a page's headings, as GitHub makes them. */
export function anchors({ prose }: Page): string[] {
  return [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
