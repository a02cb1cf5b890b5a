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

const RUNNERS = `
import * as jest from 'backlot/jest'
import { backlotTest, expect, followClock, test } from 'backlot/playwright'
import * as node from 'backlot/node-test'

jest.test('a world', ({ sim, world }) => {
  jest.expect(world).toHaveHappened('guuru.chat.opened', 1)
  jest.expect(world).not.toHaveBeenRequested({ operation: 'acceptChat', status: 200 })
  jest.expect(sim.worlds()).toContain(world)
  // @ts-expect-error no such event
  jest.expect(world).toHaveHappened('guuru.chat.open')
})
jest.test.concurrent.each([['M', 1], ['L', 2]])('%s', async (size: string | number, count, { world }) => {
  jest.expect(world).toHaveHappened('guuru.chat.opened', [size, count].length)
})
jest.test.each([{ a: 1 }])('row', ({ a }, { world }) => void [a + 1, world.id])
jest.backlotTest({ schemas: { guuru: 'own.graphql' } })('any operation', ({ world }) => {
  jest.expect(world).toHaveBeenRequested('whatever')
})
// @ts-expect-error no such option
jest.backlotTest({ sede: 7 })
test('a page', async ({ page, sim, world, guuru, browserName }) => {
  await followClock(page, world)
  await page.goto(guuru.url + guuru.credential + browserName)
  await expect(page.getByRole('listitem')).toHaveText('one')
  expect(world).toHaveHappened('guuru.chat.opened')
  expect(sim.worlds()).toHaveLength(1)
  // @ts-expect-error no such event
  expect(world).toHaveHappened('guuru.chat.open')
})
backlotTest({ seed: 7 }).extend<{ name: string }>({ name: async ({ world }, use) => use(world.id) })('more', ({ name }) => {
  expect(name.trim()).toBe(name)
})
node.test('a world', { timeout: 10 }, ({ world }, t) => t.diagnostic(world.id))
// @ts-expect-error no such event
node.it('a world', ({ world }) => world.events.count({ type: 'guuru.chat.open' }))
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

test('[ours] the entries for jest, Playwright and node:test compile with the types of their runners, in every resolution', async () => {
  const runners = ['@jest/globals@30.5.2', '@playwright/test@1.65.1', '@types/node@20']
  const project = await createProject(['typescript@5.9.3', ...runners])
  project.write('runners.ts', RUNNERS)
  for (const resolution of Object.values(RESOLUTIONS)) {
    const compilerOptions = { strict: true, skipLibCheck: false, target: 'es2022', ...resolution, noEmit: true }
    project.write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['runners.ts'] }))
    const { stdout } = await project.run('tsc')
    expect(findings(stdout)).toEqual([])
  }
})
