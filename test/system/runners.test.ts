/** The same small test in the test runners of others, as an ES module and as CommonJS. */
import { expect, test } from 'vitest'
import { IMPORTS, REQUIRES, USE, USED } from './program.ts'
import { createProject, type Project } from './project.ts'

const TEST = `test('the kit works', async () => expect(await use()).toBe(${JSON.stringify(USED)}))\n`
const INTERCEPTED = `
test('and answers in place of a host', async () => {
  const sim = createSimulator()
  const stop = await sim.intercept()
  const headers = { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' }
  const answer = await fetch('https://api.guuru.com/graphql', { method: 'POST', headers, body: '{"query":"{ partner { id } }"}' })
  expect(await answer.json()).toEqual({ data: { partner: { id: 'guuru-qa' } } })
  stop()
  await sim.close()
})
`
/** TypeScript in which everything has its type. */
const TYPED = `
import { createSimulator, SimError, type TestWorld } from 'backlot'
import { aChat } from 'backlot/guuru'
import { aSeller } from 'backlot/marketplacer'
import { aDiscussion } from 'backlot/thg'

test('the kit works, with its types', async () => {
  const sim = createSimulator({ seed: 1 })
  const world: TestWorld = sim.world('ci-42')
  const status: 'pending' | 'open' | 'closed' | 'transferred' | 'rated' = aChat(world.guuru, { status: 'open' }).status
  expect([status, typeof aSeller(world.marketplacer).id, typeof aDiscussion(world.thg).id]).toEqual(['open', 'string', 'string'])
  expect(() => world.guuru.state.chats.require('none')).toThrow(SimError)
  await sim.close()
})
`

const INTERCEPTORS = '@mswjs/interceptors@0.41.9'
const JEST = 'jest@30.5.2'

/** Runs a command: how it ended, and all that it printed. */
async function outcome(
  project: Project,
  command: string,
  ...args: string[]
): Promise<readonly [number | null, string]> {
  const { code, stdout, stderr } = await project.run(command, ...args)
  return [code, stdout + stderr]
}

/** A run that ended well and printed this. */
const passed = (text: RegExp) => [0, expect.stringMatching(text)]

test('[ours] jest: CommonJS as it comes, and ES modules', async () => {
  const project = await createProject([JEST, INTERCEPTORS])
  project.write('kit.test.cjs', REQUIRES + USE + TEST + INTERCEPTED)
  project.write('kit.test.mjs', IMPORTS + USE + TEST + INTERCEPTED)
  expect(await outcome(project, 'jest', '--testMatch', '**/*.cjs')).toEqual(passed(/Tests: +2 passed/))
  const modules = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js']
  expect(await outcome(project, process.execPath, ...modules, '--testMatch', '**/*.mjs')).toEqual(
    passed(/Tests: +2 passed/),
  )
})

/** The world's time is the fake one: `timers` fakes it, and has `advance`. */
const fakeTime = (timers: string): string => `${timers}
const assert = require('node:assert')
const { createSimulator } = require('backlot')
async function work() {
  const expert = { name: 'late', who: 'expert', when: { type: 'guuru.chat.assigned' }, delay: '5m', what: { do: 'accept' } }
  const sim = createSimulator({ clock: 'test', actors: [expert] })
  const world = sim.world()
  const { id } = world.guuru.shopper.start({ question: 'Which size?' })
  assert.equal(world.clock.iso(), '2026-03-01T09:00:00.000Z')
  advance(15 * 60_000)
  assert.equal(world.clock.iso(), '2026-03-01T09:15:00.000Z')
  assert.equal(world.guuru.state.chats.require(id).status, 'open')
  assert.equal((await world.settle()).now, '2026-03-01T09:15:00.000Z')
  const headers = { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' }
  const answer = await world.fetch('/guuru/graphql', { method: 'POST', headers, body: '{"query":"{ partner { id } }"}' })
  assert.equal(answer.status, 200)
  await sim.close()
}
`

const START = "Date.parse('2026-03-01T09:00:00.000Z')"
const JEST_TIMERS = `jest.useFakeTimers({ now: ${START} })
const advance = ms => jest.advanceTimersByTime(ms)`
const SINON_TIMERS = `const clock = require('sinon').useFakeTimers({ now: ${START}, toFake: ['Date', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] })
const advance = ms => clock.tick(ms)`

test("[ours] the time of a test: jest's and sinon's fake timers", async () => {
  const project = await createProject([JEST, 'sinon@21'])
  project.write('time.test.cjs', `${fakeTime(JEST_TIMERS)}test('fake time', work)`)
  project.write('time.cjs', `${fakeTime(SINON_TIMERS)}work().then(() => console.log('done'))`)
  expect(await outcome(project, 'jest', '--testMatch', '**/*.test.cjs')).toEqual(passed(/Tests: +1 passed/))
  expect(await outcome(project, process.execPath, 'time.cjs')).toEqual([0, 'done\n'])
})

test('[ours] babel-jest: imports made CommonJS', async () => {
  const project = await createProject([JEST, '@babel/core@7.29.13', '@babel/preset-env@7.29.14', INTERCEPTORS])
  project.write('package.json', '{ "private": true }')
  project.write('babel.config.json', '{ "presets": [["@babel/preset-env", { "targets": { "node": "current" } }]] }')
  project.write('kit.test.js', IMPORTS + USE + TEST + INTERCEPTED)
  expect(await outcome(project, 'jest')).toEqual(passed(/Tests: +2 passed/))
})

test('[ours] ts-jest: module commonjs, node10 resolution, types found', async () => {
  const packages = [JEST, 'ts-jest@29.4.15', 'typescript@5.9.3', '@types/jest@30.0.0', '@types/node@20']
  const project = await createProject(packages)
  project.write('package.json', '{ "private": true, "jest": { "preset": "ts-jest" } }')
  const options = { module: 'commonjs', moduleResolution: 'node10', target: 'es2022', strict: true, types: ['jest'] }
  project.write('tsconfig.json', JSON.stringify({ compilerOptions: options }))
  project.write('kit.test.ts', TYPED)
  expect(await outcome(project, 'jest')).toEqual(passed(/Tests: +1 passed/))
  project.write('kit.test.ts', TYPED.replace('seed: 1', 'sed: 1'))
  const { code, stderr } = await project.run('jest')
  expect([code, stderr]).toEqual([1, expect.stringContaining("'sed' does not exist in type 'CreateOptions'")])
})

test('[ours] node:test: ES modules and CommonJS', async () => {
  const project = await createProject([INTERCEPTORS])
  const assertion = `test('the kit works', async () => assert.equal(await use(), ${JSON.stringify(USED)}))\n`
  const names = `import assert from 'node:assert'\nimport { test } from 'node:test'\n`
  project.write('kit.test.mjs', names + IMPORTS + USE + assertion)
  const required = `const assert = require('node:assert')\nconst { test } = require('node:test')\n`
  project.write('kit.test.cjs', required + REQUIRES + USE + assertion)
  expect(await outcome(project, process.execPath, '--test', '--test-reporter=tap')).toEqual(passed(/# pass 2\n/))
})

test('[ours] vitest: the kit, and `backlot/vitest`', async () => {
  const project = await createProject(['vitest@4.1.12', INTERCEPTORS])
  project.write('kit.test.js', `import { expect, test } from 'vitest'\n${IMPORTS}${USE}${TEST}${INTERCEPTED}`)
  const world = `import { expect, test } from 'backlot/vitest'
test('a world', ({ world }) => {
  world.guuru.shopper.start({ question: 'Which size?' })
  expect(world).toHaveHappened('guuru.message.created', 1)
})\n`
  project.write('world.test.js', world)
  expect(await outcome(project, 'vitest', 'run')).toEqual(passed(/Tests +3 passed/))
})
