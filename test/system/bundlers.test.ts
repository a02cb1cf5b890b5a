/** A user's program, bundled with the kit: what it needs is in the bundle, and the rest is found by the package's name. */
import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { IMPORTS, REQUIRES, USE, USED } from './program.ts'
import { createProject, emptyProject, type Project } from './project.ts'

type Format = 'esm' | 'cjs'

/** The command of each bundler, which writes `bundle/program.mjs` or `bundle/program.cjs`; further files end alike. */
const BUNDLERS: Readonly<Record<string, (entry: string, format: Format, file: string) => string>> = {
  'esbuild@0.28.2': (entry, format, file) =>
    `esbuild ${entry} --bundle --platform=node --format=${format} --outfile=bundle/${file} --log-level=warning`,
  'rolldown@1.2.19': (entry, format, file) =>
    `rolldown ${entry} --platform node -f ${format} -d bundle --entryFileNames ${file} --chunkFileNames [name]-[hash].${file.slice(-3)}`,
  'webpack@5.113.0': () => 'webpack --config webpack.config.cjs',
}

function webpackConfig(entry: string, format: Format, file: string): string {
  const asModule = { module: true, chunkFormat: 'module', library: { type: 'module' } }
  const output = { filename: file, chunkFilename: `[name].${file.slice(-3)}`, ...(format === 'esm' ? asModule : {}) }
  const config = {
    mode: 'production',
    target: 'node20',
    devtool: false,
    optimization: { minimize: false },
    entry: `./${entry}`,
    output,
  }
  return `module.exports = ${JSON.stringify({ ...config, experiments: { outputModule: format === 'esm' } })}
module.exports.output.path = __dirname + '/bundle'`
}

/** Bundles a program and answers what it prints, where it was bundled and alone in another place. */
async function bundled(project: Project, bundler: string, entry: string, format: Format) {
  const file = `program.${format === 'esm' ? 'mjs' : 'cjs'}`
  const [command = '', ...args] = BUNDLERS[bundler]!(entry, format, file).split(' ')
  project.write('webpack.config.cjs', webpackConfig(entry, format, file))
  const bundling = await project.run(command, ...args)
  expect(bundling).toMatchObject({ code: 0, stderr: '' })
  const here = await project.run(process.execPath, join('bundle', file))
  const elsewhere = emptyProject()
  mkdirSync(join(elsewhere.folder, 'node_modules'))
  renameSync(join(project.folder, 'bundle'), join(elsewhere.folder, 'bundle'))
  const moved = await elsewhere.run(process.execPath, join('bundle', file))
  return [here, moved].map(({ stdout, stderr }) => stdout + stderr)
}

const RUN = `use().then(text => console.log(text))\n`
const ALONE = USED.replace('<svg', 'mark it external in your bundler')

describe.each(Object.keys(BUNDLERS))('[ours] bundled by %s', bundler => {
  test('the kit works as an ES module and as CommonJS, imported and required', async () => {
    const more = bundler.startsWith('webpack') ? ['webpack-cli@7.3.1'] : []
    const project = await createProject([bundler, ...more])
    project.write('imports.js', IMPORTS + USE + RUN)
    project.write('requires.cjs', REQUIRES + USE + RUN)
    for (const [entry, format] of [
      ['imports.js', 'esm'],
      ['imports.js', 'cjs'],
      ['requires.cjs', 'cjs'],
    ] as const) {
      const printed = await bundled(project, bundler, entry, format)
      // webpack notes where the package was when it bundled.
      const moved = bundler.startsWith('webpack') && entry === 'imports.js' ? USED : ALONE
      expect([entry, format, ...printed]).toEqual([entry, format, `${USED}\n`, `${moved}\n`])
    }
  })
})
