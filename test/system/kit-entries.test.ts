/** `backlot/jest`, `backlot/playwright` and `backlot/node-test` in the runners themselves, by what their peers begin and end with. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createProject, type Project } from './project.ts'

/** As a module, and as CommonJS. */
const asModule = (names: string, from: string): string => `import { ${names} } from '${from}'\n`
const asCommonJs = (names: string, from: string): string => `const { ${names} } = require('${from}')\n`

/** Worlds that tests at the same time keep apart, a matcher that fails, a test that runs out of time, what `prepare` made. */
const JEST = `
const kept = []
test('passes', ({ sim, world }) => {
  world.guuru.shopper.start({ question: 'Which size?' })
  expect(world).toHaveHappened('guuru.chat.assigned', 1)
  expect(world).not.toHaveHappened('guuru.chat.closed')
  expect(world).toHaveBeenRequested('acceptChat', 0)
  expect(sim.worlds()).toContain(world)
})
test('fails', ({ world }) => {
  world.guuru.shopper.start({ question: 'Which size?' })
  expect(world).toHaveHappened({ type: 'guuru.chat.closed' })
})
test('runs out', () => new Promise(() => {}), 500)
test.concurrent.each([['M', 1], ['L', 2]])('keeps %s', async (size, count, { world }) => {
  kept.push(world.id)
  for (let i = 0; i < count; i++) world.guuru.shopper.start({ question: size })
  await new Promise(resolve => setImmediate(resolve))
  expect(world).toHaveHappened('guuru.chat.assigned', count)
})
test('kept two', () => expect(new Set(kept).size).toBe(2))
backlotTest({ prepare: world => void world.guuru.shopper.start({ question: 'First' }) })('prepared', ({ world }) => {
  expect([...world.guuru.state.chats.all()].at(-1).question).toBe('First')
})
`

const NODE = `
const kept = []
describe('worlds', { concurrency: true }, () => {
  for (const name of ['M', 'L'])
    test('keeps ' + name, async ({ world }) => {
      kept.push(world.id)
      world.guuru.shopper.start({ question: name })
      await new Promise(resolve => setImmediate(resolve))
      if (world.events.count({ type: 'guuru.chat.assigned' }) !== 1) throw new Error('not alone')
    })
  test('fails', ({ world }) => world.guuru.state.chats.require('none'))
  test('runs out', { timeout: 500 }, () => new Promise(resolve => setTimeout(resolve, 2_000)))
})
test('kept two', (_fixtures, { name }) => {
  if (new Set(kept).size !== 2 || name !== 'kept two') throw new Error('not apart')
})
backlotTest({ prepare: world => void world.guuru.shopper.start({ question: 'First' }) })('prepared', ({ world }) => {
  if ([...world.guuru.state.chats.all()].at(-1).question !== 'First') throw new Error('not prepared')
})
`

/** The same, over HTTP by what each vendor's fixture holds; no browser is needed. */
const PLAYWRIGHT = `
test.describe.configure({ mode: 'parallel' })
for (const name of ['M', 'L'])
  test('keeps ' + name, async ({ sim, world, guuru, thg, marketplacer }) => {
    world.guuru.shopper.start({ question: name })
    const headers = { 'content-type': 'application/json', authorization: 'Bearer ' + guuru.credential }
    // The credential leads to the world, whatever the URL.
    for (const url of [guuru.url, sim.world().url('guuru')]) {
      const answer = await fetch(url, { method: 'POST', headers, body: '{"query":"{ partner { id } }"}' })
      expect(await answer.json()).toEqual({ data: { partner: { id: 'guuru-qa' } } })
    }
    expect(world).toHaveHappened('guuru.chat.assigned', 1)
    expect(world).toHaveBeenRequested('partner', 2)
    expect([thg, marketplacer].map(({ url, credential }) => url.includes(world.id) && credential.endsWith('@' + world.id))).toEqual([true, true])
  })
test('fails', ({ world }) => {
  world.guuru.shopper.start({ question: 'Which size?' })
  expect(world).toHaveHappened({ type: 'guuru.chat.closed' })
})
test('runs out', async ({ world }) => {
  test.setTimeout(500)
  await new Promise(() => {})
})
`

/** The titles of the tests whose black boxes are there; each must be one that can be sent again. */
async function boxesOf({ folder, run }: Project): Promise<string[]> {
  const boxes = join(folder, '.backlot/black-boxes')
  const names = readdirSync(boxes).toSorted()
  for (const name of names) expect(await run('backlot', 'replay', join(boxes, name))).toMatchObject({ code: 0 })
  return names.map(name => /^(.*)-test-[a-z0-9-]+\.json$/.exec(name)?.[1] ?? name)
}

const NAMES = 'backlotTest, describe, expect, test'
const MISSED = 'Expected at least one event matching {"type":"guuru.chat.closed"}; there were 0.'

for (const version of ['29.7.0', '30.5.2'])
  test(`[ours] jest ${version}: worlds, matchers and black boxes, as CommonJS and as ES modules`, async () => {
    const project = await createProject([`jest@${version}`])
    project.write('kit.test.cjs', asCommonJs(NAMES, 'backlot/jest') + JEST)
    project.write('kit.test.mjs', asModule(NAMES, 'backlot/jest') + JEST)
    const jest = [
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--testMatch',
      '**/*.test.*',
    ]
    const { code, stderr } = await project.run(process.execPath, ...jest)
    expect([code, stderr]).toEqual([1, expect.stringMatching(/Tests: +4 failed, 10 passed, 14 total/)])
    expect(stderr).toContain(MISSED)
    expect(await boxesOf(project)).toEqual(['fails', 'fails', 'runs-out', 'runs-out'])
  })

test('[ours] node:test: worlds and black boxes, as ES modules and as CommonJS', async () => {
  const project = await createProject([])
  project.write('kit.test.mjs', asModule('backlotTest, describe, test', 'backlot/node-test') + NODE)
  project.write('kit.test.cjs', asCommonJs('backlotTest, describe, test', 'backlot/node-test') + NODE)
  const { code, stdout } = await project.run(process.execPath, '--test', '--test-reporter=tap')
  expect([code, stdout]).toEqual([1, expect.stringMatching(/# pass 8\n/)])
  expect(await boxesOf(project)).toEqual(['worlds-fails', 'worlds-fails', 'worlds-runs-out', 'worlds-runs-out'])
})

for (const version of ['1.45.3', '1.65.1'])
  test(`[ours] Playwright ${version}: worlds, places, matchers, and black boxes in the report`, async () => {
    const project = await createProject([`@playwright/test@${version}`])
    project.write('module.spec.mts', asModule('expect, test', 'backlot/playwright') + PLAYWRIGHT)
    project.write('common.spec.cjs', asCommonJs('expect, test', 'backlot/playwright') + PLAYWRIGHT)
    const { code, stdout } = await project.run('playwright', 'test', '--workers', '2', '--reporter', 'list')
    expect([code, stdout]).toEqual([1, expect.stringMatching(/4 failed\n[^]* 4 passed/)])
    expect(stdout).toContain(MISSED)
    expect(stdout.match(/attachment #1: backlot black box/g)).toHaveLength(4)
    expect(await boxesOf(project)).toEqual(['fails', 'fails', 'runs-out', 'runs-out'])
  })
