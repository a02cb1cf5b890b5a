/** The licences of the packages whose code is in `dist`: `dist/THIRD-PARTY-NOTICES.md`, made by the build. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'rolldown'

/** Packages whose files are in `dist/pages`: no module of the bundle names them. */
const PAGES = ['@fastify/swagger-ui', '@graphql-yoga/render-graphiql']

/** The folder of the package that a module belongs to; undefined for our own. */
function packageOf(module: string): string | undefined {
  return /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+(?=[/\\])/.exec(module)?.[0].replace(/^\0/, '')
}

/** Name, version, licence, and the licence's text where the package brings it. */
function notice(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>
  const file = readdirSync(folder).find(name => /^licen[cs]e/i.test(name))
  const text = file === undefined ? '' : `\n\n${readFileSync(join(folder, file), 'utf8').trim()}`
  return `## ${manifest['name']} ${manifest['version']} (${manifest['license']})${text}\n`
}

/** Collects the packages of all builds it is a plugin of. */
export function createNotices() {
  const folders = new Set(PAGES.map(name => join('node_modules', name)))
  const plugin: Plugin = {
    name: 'third-party-notices',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle))
        for (const module of output.type === 'chunk' ? output.moduleIds : []) {
          const folder = packageOf(module)
          if (folder !== undefined && existsSync(join(folder, 'package.json'))) folders.add(folder)
        }
    },
  }
  /** The notices of all of them, by name. */
  const text = (): string =>
    ['# What is bundled in backlot\n', ...[...new Set([...folders].map(notice))].toSorted()].join('\n')
  return { plugin, text }
}
