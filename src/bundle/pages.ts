/** Makes the static files of the pages in `dist/pages`: what browsers load, stored gzipped and sent so. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'rolldown'

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

/** A script of our own for browsers. */
async function script(name: string): Promise<string> {
  const input = fileURLToPath(new URL(`${name}.ts`, UI))
  const { output } = await build({ input, platform: 'browser', write: false, output: { format: 'iife', minify: true } })
  return output[0].code
}

/** Writes all of them. */
export async function writePages(): Promise<void> {
  const files: Record<string, string> = {
    ...(await graphiql()),
    'graphiql-page.js': await script('graphiql'),
    'swagger-ui.css': read(PACKAGES, '@fastify/swagger-ui/static/swagger-ui.css'),
    'swagger-ui-bundle.js': read(PACKAGES, '@fastify/swagger-ui/static/swagger-ui-bundle.js'),
    'docs-page.js': await script('docs'),
    'favicon.svg': read(UI, 'favicon.svg'),
  }
  mkdirSync(DIST, { recursive: true })
  for (const [name, content] of Object.entries(files))
    writeFileSync(new URL(`${name}.gz`, DIST), gzipSync(content, { level: 9 }))
}
