/** What is loaded at once and what is loaded later, in `dist`: reading and compiling code is most of what a start takes. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url))

/** A file of `dist` and all that it imports, by name; not what it imports later. */
function loadedWith(file: string): ReadonlyMap<string, string> {
  const loaded = new Map<string, string>()
  const load = (name: string): void => {
    if (loaded.has(name)) return
    const text = readFileSync(DIST + name, 'utf8')
    loaded.set(name, text)
    for (const [, imported = ''] of text.matchAll(/^(?:import|export)\b[^;]*?"\.\/([^"]+)"/gm)) load(imported)
  }
  load(file)
  return loaded
}

/** The packages whose code is in these files. */
function packagesOf(files: ReadonlyMap<string, string>): string[] {
  const paths = [...files.values()].flatMap(text => [...text.matchAll(/^\/\/ node_modules\/(\S+)$/gm)])
  const names = paths.map(([, path = '']) => /^(?:@[^/]+\/)?[^/]+/.exec(path.split('node_modules/').at(-1) ?? '')?.[0])
  return [...new Set(names.filter(name => name !== undefined))].toSorted()
}

const KIT = [
  '@envelop/core',
  '@envelop/instrumentation',
  '@graphql-tools/utils',
  '@graphql-yoga/logger',
  '@whatwg-node/disposablestack',
  '@whatwg-node/promise-helpers',
  '@whatwg-node/server',
  'cross-inspect',
  'graphql',
  'graphql-yoga',
  'tinyduration',
  'typebox',
]

test.each(['index.js', 'vitest.js'])(
  '[ours] %s is loaded from five files at most, without what is needed later',
  entry => {
    const loaded = loadedWith(entry)
    expect(loaded.size).toBeLessThanOrEqual(5)
    expect(packagesOf(loaded)).toEqual(KIT)
  },
)

test('[ours] the control plane is loaded without what documents it', () => {
  const control = readdirSync(DIST).find(name => /^control-.+\.js$/.test(name))
  const packages = packagesOf(loadedWith(control!))
  expect(packages).toEqual(expect.arrayContaining(['fastify', 'find-my-way']))
  expect(packages).not.toEqual(expect.arrayContaining([expect.stringMatching(/swagger|^ajv|^yaml$/)]))
})
