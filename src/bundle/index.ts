// `npm run build`: what is published and started, in dist/.
import { writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type BuildOptions, type Plugin } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'
import * as native from '../time/native.ts'
import { VENDOR_LIST } from '../vendors/index.ts'
import { createNotices } from './notices.ts'
import { writePages } from './pages.ts'

const notices = createNotices()

/** What stays in node_modules: it is large and seldom needed, or it has files of its own, or it is the user's. */
const OUTSIDE = ['@faker-js/faker', '@mswjs/interceptors', 'vitest']

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Which compilers fastify loads with itself where it is not told of others: files of their own, for the control plane. */
const COMPILERS: Readonly<Record<string, string>> = {
  '@fastify/ajv-compiler': 'validation',
  '@fastify/fast-json-stringify-compiler': 'serialization',
}

const compilersApart: Plugin = {
  name: 'compilers-apart',
  resolveId(source, importer) {
    const file = importer?.endsWith('/fastify/lib/schema-controller.js') ? COMPILERS[source] : undefined
    return file && { id: `./${file}.cjs`, external: true }
  },
}

/** Less to read at a start; names stay, so that a stack says where it was. */
const minify = { compress: false, mangle: false, codegen: { removeWhitespace: true } } as const

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
  input: {
    cli: 'src/cli/index.ts',
    index: 'src/index.ts',
    vitest: 'src/vitest.ts',
    ...Object.fromEntries(VENDOR_LIST.map(({ name }) => [name, `src/vendors/${name}/factories.ts`])),
  },
  platform: 'node',
  logLevel: 'warn',
  external: id => OUTSIDE.some(name => id === name || id.startsWith(`${name}/`)),
  resolve: {
    alias: {
      // The same file for those who import and for those who require: two copies refuse each other's types.
      graphql$: here('../../node_modules/graphql/index.mjs'),
      '@whatwg-node/fetch': here('fetch-api.ts'),
    },
  },
  transform: { inject },
  plugins: [compilersApart, notices.plugin],
  output: { dir: 'dist', format: 'esm', cleanDir: true, sourcemap: false, minify },
}

const compilers: BuildOptions = {
  input: Object.fromEntries(Object.entries(COMPILERS).map(([name, file]) => [file, name])),
  platform: 'node',
  logLevel: 'warn',
  plugins: [notices.plugin],
  output: { dir: 'dist', format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs', minify },
}

/** What the types of an entry are written in; those of another entry are imported from there. */
const TYPES: Readonly<Record<string, string>> = {
  index: 'src/index.ts',
  vitest: 'src/vitest.ts',
  ...Object.fromEntries(VENDOR_LIST.map(({ name }) => [name, `src/api/${name}.gen.ts`])),
}

/** One declaration file for an entry. */
const types = (entry: string): BuildOptions => ({
  input: { [entry]: TYPES[entry]! },
  logLevel: 'warn',
  external: ['vitest'],
  plugins: [
    {
      name: 'types-of-other-entries',
      resolveId: {
        order: 'pre',
        handler(source, importer) {
          const file = importer && resolve(dirname(importer), source)
          const other = Object.keys(TYPES).find(name => name !== entry && file === resolve(TYPES[name]!))
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
await build(sources)
await build(compilers)
for (const entry of Object.keys(TYPES)) await build(types(entry))
await writePages()
writeFileSync('dist/THIRD-PARTY-NOTICES.md', notices.text())
