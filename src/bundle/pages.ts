/** Makes the static files of the pages in `dist/pages`: what browsers load, stored gzipped and sent so. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'rolldown'

const PACKAGES = new URL('../../node_modules/', import.meta.url)
const UI = new URL('../ui/', import.meta.url)
const DIST = new URL('../../dist/pages/', import.meta.url)

/** A file of a package, or of our own. */
const read = (folder: URL, path: string): string => readFileSync(new URL(path, folder), 'utf8')

/** GraphiQL's parts: the package keeps them as texts in one module. */
async function graphiql(): Promise<Record<string, string>> {
  const path = new URL('@graphql-yoga/render-graphiql/esm/graphiql.js', PACKAGES).href
  const parts = (await import(path)) as Record<string, string> // its exports are texts
  const { css = '', js = '', editorWorkerService = '', jsonWorker = '', graphqlWorker = '' } = parts
  return {
    'graphiql.css': css,
    'graphiql.js': js,
    'graphiql-editor-worker.js': editorWorkerService,
    'graphiql-json-worker.js': jsonWorker,
    'graphiql-graphql-worker.js': graphqlWorker,
  }
}

/** A script of our own for browsers; `plugin` is told of the modules in it. */
async function script(file: string, plugin?: Plugin): Promise<string> {
  const { output } = await build({
    input: fileURLToPath(new URL(file, UI)),
    platform: 'neutral',
    write: false,
    plugins: plugin,
    // What is made for modules is smaller than what is made for old browsers.
    resolve: { conditionNames: ['import'] },
    // Calls of `h` are shorter than those that the compiler makes by itself.
    transform: {
      jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
      inject: { h: ['preact', 'h'], Fragment: ['preact', 'Fragment'] },
    },
    output: { format: 'iife', minify: true, comments: false },
  })
  return output[0].code
}

/** The dashboard's styles, in their order. */
function dashboardStyles(): string[] {
  const files = readdirSync(UI, { recursive: true, encoding: 'utf8' }).filter(
    path => path.endsWith('.css') && !path.startsWith('guide'),
  )
  // The folder that holds the tokens and the frame comes first.
  return files.toSorted((a, b) => Number(!a.startsWith('styles')) - Number(!b.startsWith('styles')) || (a < b ? -1 : 1))
}

/** Files of styles as one, without comments and indents. */
function styles(files: readonly string[]): string {
  const text = files.map(path => read(UI, path)).join('')
  const plain = text
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\s*\n\s*/g, '')
    .replaceAll(/\s*([{};,>])\s*/g, '$1')
    .replaceAll(/:\s+/g, ':')
    .replaceAll(';}', '}')
  // Scripts read the custom properties of a declared type, and `--thumb`; the names of the others are shorter in the file.
  const kept = new Set(plain.match(/(?<=@property )--[\w-]+|--thumb/g))
  const others = new Set(plain.match(/--[\w-]+/g)?.filter(name => !kept.has(name)))
  const names = new Map([...others].map((name, index) => [name, `--${index.toString(36)}`]))
  return plain.replaceAll(/--[\w-]+/g, name => names.get(name) ?? name)
}

/** Writes all of them; `notices` collects the packages whose code is in the dashboard. */
export async function writePages(notices: Plugin): Promise<void> {
  const files: Record<string, string> = {
    ...(await graphiql()),
    'graphiql-page.js': await script('graphiql.ts'),
    'swagger-ui.css': read(PACKAGES, '@fastify/swagger-ui/static/swagger-ui.css'),
    'swagger-ui-bundle.js': read(PACKAGES, '@fastify/swagger-ui/static/swagger-ui-bundle.js'),
    'docs-page.js': await script('docs.ts'),
    'dashboard.js': await script('app.tsx', notices),
    'dashboard.css': styles(dashboardStyles()),
    'view.js': await script('view.ts'),
    'guide-page.js': await script('guide.ts'),
    'guide.css': styles(['styles/1-tokens.css', 'guide/guide.css']),
    'favicon.svg': read(UI, 'favicon.svg'),
  }
  mkdirSync(DIST, { recursive: true })
  for (const [name, content] of Object.entries(files))
    writeFileSync(new URL(`${name}.gz`, DIST), gzipSync(content, { level: 9 }))
}
