// `npm run build`: what is published and started, in dist/.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type BuildOptions, type Plugin } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'
import * as native from '../time/native.ts'
import { VENDOR_LIST } from '../vendors/index.ts'
import { kitChunks } from './chunks.ts'
import { createNotices } from './notices.ts'
import { writePages } from './pages.ts'

const notices = createNotices()

/** What stays in node_modules: it is the user's own. */
const RUNNERS = ['vitest', '@jest/globals', '@playwright/test']
const OUTSIDE = ['@mswjs/interceptors', 'classic-level', ...RUNNERS]

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** What packages ask for and never get: colours of `debug`. */
const UNUSED = ['supports-color']

/**
 * What packages ask for and never get. Every application of fastify here brings its own compilers, and no logger; yoga
 * is given schemas, and what executes and keeps documents.
 */
const UNUSED_BY: Readonly<Record<string, readonly string[]>> = {
  fastify: ['@fastify/ajv-compiler', '@fastify/fast-json-stringify-compiler', 'pino'],
  'graphql-yoga': ['@graphql-tools/executor', '@graphql-tools/schema', 'lru-cache'],
}

const withoutDefaults: Plugin = {
  name: 'without-defaults',
  resolveId: {
    order: 'pre',
    handler: (source, importer = '') =>
      Object.entries(UNUSED_BY).some(
        ([name, unused]) => unused.includes(source) && importer.includes(`/node_modules/${name}/`),
      )
        ? here('unused.ts')
        : null,
  },
}

/**
 * graphql as ES modules, for all who import and require it: as CommonJS, the whole of it would be loaded and executed at
 * the start. graphql-jit's own ES modules name its CommonJS.
 */
const graphqlAsModules: Plugin = {
  name: 'graphql-as-modules',
  resolveId: {
    order: 'pre',
    filter: { id: /^graphql(\/|$)|^\.\/.*\.js$/ },
    handler(source, importer) {
      if (source === 'graphql') return here('../../node_modules/graphql/index.mjs')
      const path = source.replace(/\.js$/, '.mjs')
      if (source.startsWith('graphql/')) return here(`../../node_modules/${path}`)
      return importer?.includes('/graphql-jit/dist/') ? resolve(dirname(importer), path) : null
    },
  },
}

/** Changes text in what was bundled within its lines, so that the lines of source maps stay right. */
const rewriting = (rewrite: (code: string) => string): Plugin => ({
  name: 'rewriting',
  generateBundle(_options, bundle) {
    for (const output of Object.values(bundle)) if (output.type === 'chunk') output.code = rewrite(output.code)
  },
})

/** One letter beyond ASCII doubles what V8 keeps and reads of a file: a command took 7 % longer. */
const ascii = rewriting(code => {
  const [escaped] = /(?<!\\)(?:\\\\)*\\[^\0-\x7F].*/.exec(code) ?? []
  if (escaped !== undefined)
    throw new Error(`A backslash before a letter beyond ASCII cannot be written in ASCII: ${escaped}`)
  return code.replaceAll(/[^\0-\x7F]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
})

/**
 * In an ES module, what bundled CommonJS code requires of node comes from the process: a `require` made from
 * `import.meta.url` fails where a user's bundler has made CommonJS of this code.
 */
const builtins = rewriting(code => code.replaceAll('createRequire(import.meta.url)', 'process.getBuiltinModule'))

/** In CommonJS, an optional package is required in a `try`: else the bundlers of users refuse that it is missing. */
const optional = rewriting(code =>
  code.replaceAll(
    /Promise\.resolve\(\)\.then\(\(\) => (.+\(require\("@mswjs\/interceptors[^"]*"\), 1\))\)/g,
    '(async () => { try { return $1 } catch (error) { throw error } })()',
  ),
)

/** Packages have no part in source maps: their code is read as it is. */
const unmapped: Plugin = {
  name: 'packages-unmapped',
  transform: {
    filter: { id: /node_modules/ },
    handler: code => ({ code, map: { mappings: '' } }),
  },
}

/** A stack shows where it was: the code's own lines and names, without comments; source maps lead to our sources. */
const LEGIBLE = { minify: false, comments: false, sourcemap: true } as const

/** The entries that are published as ES modules and as CommonJS. */
const BOTH = {
  index: 'src/index.ts',
  jest: 'src/jest.ts',
  playwright: 'src/playwright.ts',
  'node-test': 'src/node-test.ts',
  ...Object.fromEntries(VENDOR_LIST.map(({ name }) => [name, `src/vendors/${name}/factories.ts`])),
}

/**
 * The globals that tests fake and that environments such as jsdom replace: all code of the bundle has node's own. What
 * means the global of the moment says `globalThis`.
 */
const replaced = [...Object.keys(native), 'globalThis.TextDecoder', 'globalThis.TextEncoder']
const inject = Object.fromEntries(
  replaced.map(name => [name, [here('../time/native.ts'), name.replace('globalThis.', '')] satisfies [string, string]]),
)

/**
 * Our sources and what they need for a first answer become one file per entry plus what is loaded later: reading
 * hundreds of small files is most of what a start would take.
 */
const sources: BuildOptions = {
  platform: 'node',
  logLevel: 'warn',
  external: id => OUTSIDE.some(name => id === name || id.startsWith(`${name}/`)),
  resolve: {
    alias: {
      '@whatwg-node/fetch': here('fetch-api.ts'),
      ...Object.fromEntries(UNUSED.map(name => [name, here('unused.ts')])),
    },
  },
  transform: { inject },
}

/** What the types of an entry are written in; those of another entry are imported from there. */
const TYPES: Readonly<Record<string, string>> = {
  ...BOTH,
  vitest: 'src/vitest.ts',
  ...Object.fromEntries(VENDOR_LIST.map(({ name }) => [name, `src/api/${name}.gen.ts`])),
}

/** The files whose types `index` exports. */
const OF_INDEX = [...readFileSync('src/index.ts', 'utf8').matchAll(/ from '(.+)'/g)].map(([, name = '']) =>
  resolve('src', name),
)

/** One declaration file for an entry. */
const types = (entry: string): BuildOptions => ({
  input: { [entry]: TYPES[entry]! },
  logLevel: 'warn',
  external: RUNNERS,
  plugins: [
    {
      name: 'types-of-other-entries',
      resolveId: {
        order: 'pre',
        handler(source, importer) {
          const file = importer && resolve(dirname(importer), source)
          const isOfIndex = entry !== 'index' && file !== undefined && OF_INDEX.includes(file)
          const other = isOfIndex
            ? 'index'
            : Object.keys(TYPES).find(name => name !== entry && file === resolve(TYPES[name]!))
          return other && { id: `./${other}.js`, external: true }
        },
      },
    },
    dts({ emitDtsOnly: true, tsconfig: false, oxc: true }),
  ],
  // The bundler drops the reference of the source: `AsyncDisposable` is no part of a consumer's default library.
  output: { dir: 'dist', format: 'esm', banner: entry === 'index' ? '/// <reference lib="esnext.disposable" />' : '' },
})

// One after the other: the first begins with an empty folder.
await build({
  ...sources,
  input: { cli: 'src/cli/index.ts', vitest: 'src/vitest.ts', ...BOTH },
  plugins: [notices.plugin, withoutDefaults, graphqlAsModules, unmapped, builtins, ascii],
  output: {
    dir: 'dist',
    format: 'esm',
    cleanDir: true,
    codeSplitting: { groups: [kitChunks(here('../index.ts'), here('../cli/index.ts'))] },
    ...LEGIBLE,
  },
})
await build({
  ...sources,
  input: BOTH,
  plugins: [notices.plugin, withoutDefaults, graphqlAsModules, unmapped, optional, ascii],
  // Jest's CommonJS has no `import()`.
  output: {
    dir: 'dist',
    format: 'cjs',
    dynamicImportInCjs: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    ...LEGIBLE,
  },
})
for (const entry of Object.keys(TYPES)) await build(types(entry))
for (const entry of Object.keys(BOTH))
  writeFileSync(
    `dist/${entry}.d.cts`,
    readFileSync(`dist/${entry}.d.ts`, 'utf8').replaceAll(/(from ".+)\.js"/g, '$1.cjs"'),
  )
await writePages(notices.plugin)
writeFileSync('dist/THIRD-PARTY-NOTICES.md', notices.text())
