/** The packed tarball as the linters of packages and node's own messages see it. */
import { describe, expect, inject, test } from 'vitest'
import { createProject } from './project.ts'

test('[ours] publint and attw find nothing', async () => {
  const project = await createProject(['publint@0.3.25', '@arethetypeswrong/cli@0.18.5'])
  const publint = await project.run('publint', 'run', inject('tarball'), '--strict')
  expect([publint.code, publint.stdout + publint.stderr]).toEqual([0, expect.stringContaining('All good!')])
  const noJavaScript = ['./package.json', './schemas/*', './fixtures/*']
  const attw = ['attw', inject('tarball'), '--format', 'table-flipped'] as const
  const kit = await project.run(...attw, '--exclude-entrypoints', './vitest', ...noJavaScript)
  expect([kit.code, kit.stdout]).toEqual([0, expect.stringContaining('No problems found')])
  // vitest has no CommonJS either.
  const vitest = ['--entrypoints', './vitest', '--ignore-rules', 'cjs-resolves-to-esm']
  const { code, stdout } = await project.run(...attw, ...vitest)
  expect([code, stdout]).toEqual([0, expect.stringContaining('No problems found')])
})

const THROWN = `createSimulator().world().guuru.state.chats.require('none')`

describe.each([
  { name: 'an ES module', file: 'program.mjs', program: `import { createSimulator } from 'backlot'\n${THROWN}` },
  { name: 'CommonJS', file: 'program.cjs', program: `const { createSimulator } = require('backlot')\n${THROWN}` },
])('[ours] an uncaught SimError in $name', ({ file, program }) => {
  test('prints one short line of the source', async () => {
    const project = await createProject([])
    project.write(file, program)
    const { code, stderr } = await project.run(process.execPath, file)
    const [place, line = ''] = stderr.split('\n')
    expect([code, place, line]).toEqual([
      1,
      expect.stringContaining('node_modules/backlot/dist/'),
      expect.stringMatching(/new SimError\(|throw /),
    ])
    expect(line.length).toBeLessThan(160)
    const mapped = await project.run(process.execPath, '--enable-source-maps', file)
    expect(mapped.stderr).toMatch(/at .*node_modules\/backlot\/src\/\S+\.ts:\d+/)
  })
})
