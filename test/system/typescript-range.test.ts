/** The published types with the TypeScript and the module resolutions of others. */
import { describe, expect, test } from 'vitest'
import { createProject, NODE_MAJOR } from './project.ts'

/** From the oldest TypeScript that is proven to the newest; 6 warns of `node10` and 7 has it no more. */
const VERSIONS = ['5.2.2', '5.9.3', '6.0.3', '7.0.2']

const RESOLUTIONS = {
  node16: { module: 'node16', moduleResolution: 'node16' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
  node10: { module: 'esnext', moduleResolution: 'node' },
}

/** Everything a consumer writes but for `backlot/vitest`, whose types need those of vitest. */
const PROGRAM = `
import { createSimulator, type TestWorld } from 'backlot'
import { aChat } from 'backlot/guuru'
import { aSeller } from 'backlot/marketplacer'
import { aDiscussion } from 'backlot/thg'

const sim = createSimulator({ seed: 1, clock: { frozenAt: '2026-02-01T00:00:00Z' } })
const world: TestWorld = sim.world('ci-42')
const status: 'pending' | 'open' | 'closed' | 'transferred' | 'rated' = aChat(world.guuru, { status: 'open' }).status
const id: string = aDiscussion(world.thg).id
const name: string = aSeller(world.marketplacer).businessName
world.thg.agent.respond('13183370', { message: 'It is on its way.' })
world.faults.add({ vendor: 'guuru', kind: 'latency', ms: 5 })
// @ts-expect-error there is no such option
createSimulator({ sed: 1 })
export { id, name, status }
`

const SUITE = `
import { expect, test } from 'backlot/vitest'

test('types', async ({ world }) => {
  expect(world).toHaveHappened('guuru.message.created', 1)
  expect(world).not.toHaveBeenRequested('acceptChat')
  expect(world.id).toBe('default')
  // @ts-expect-error only a world has events
  expect('a text').toHaveHappened('guuru.message.created')
})
`

/** What the compiler finds in backlot and in the program; other packages answer for their own types. */
function findings(stdout: string): string[] {
  return stdout.split('\n').filter(line => /error TS/.test(line) && !/^node_modules\/(?!backlot\/)/.test(line))
}

describe.each(VERSIONS)('[ours] TypeScript %s', version => {
  const strict = { strict: true, skipLibCheck: false, target: 'es2022', noEmit: true }

  test('backlot and the factories compile in every resolution it has', async () => {
    const project = await createProject([`typescript@${version}`])
    project.write('program.ts', PROGRAM)
    for (const [name, resolution] of Object.entries(RESOLUTIONS)) {
      if (name === 'node10' && version > '6') continue
      const compilerOptions = { ...strict, ...resolution, types: [] }
      project.write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['program.ts'] }))
      const { code, stdout } = await project.run('tsc')
      expect([name, findings(stdout), code]).toEqual([name, [], 0])
    }
  })
})

describe.each(['3.2.0', '4.1.12', '5.1.1'])('[ours] vitest %s', version => {
  const skipped = NODE_MAJOR < 22 && version > '5' ? ' (skipped: it needs Node 22)' : ''

  test.skipIf(skipped !== '')(`backlot/vitest compiles with its types${skipped}`, async () => {
    const project = await createProject([
      `vitest@${version}`,
      'typescript@5.9.3',
      version > '5' ? '@types/node@22' : '@types/node@20',
    ])
    project.write('suite.test.ts', SUITE)
    const compilerOptions = { strict: true, skipLibCheck: false, target: 'es2022', module: 'node16', noEmit: true }
    project.write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['suite.test.ts'] }))
    const { stdout } = await project.run('tsc')
    expect(findings(stdout)).toEqual([])
  })
})
