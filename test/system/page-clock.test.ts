/** `followClock` of `backlot/playwright` with Debian's chromium. */
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { createProject } from './project.ts'

const isMissing = spawnSync('chromium', ['--version']).error !== undefined
const skipped = isMissing ? ' (skipped: there is no chromium)' : ''

const CONFIG = `export default { use: { launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] } } }\n`

const SPEC = `
import { expect, followClock, test } from 'backlot/playwright'

test.beforeEach(async ({ page, world }) => {
  await followClock(page, world)
  await page.setContent('<p></p>')
})
const shown = page => page.evaluate(() => Date.now())
const fires = (page, ms) => page.evaluate(ms => void setTimeout(() => (document.body.textContent += 'fired ' + Date.now()), ms), ms)

test('a move has happened in the page when its call resolves', async ({ page, world }) => {
  await fires(page, 3_600_000)
  for (const by of ['PT15M', 'PT0.001S']) {
    await world.clock.advance(by)
    expect(await shown(page)).toBe(world.clock.now())
  }
  expect(await page.textContent('body')).toBe('')
  await world.clock.advance('P40D')
  expect(await page.textContent('body')).toBe('fired ' + world.clock.now())
  world.guuru.shopper.start({ question: 'Which size?' })
  await world.settle()
  expect(await shown(page)).toBe(world.clock.now())
})
test('timers run in real time while the world stands still', async ({ page, world }) => {
  await fires(page, 50)
  await expect(page.locator('body')).toHaveText('fired ' + world.clock.now())
})
test('a clock that runs, runs faster, stops, and begins anew is the page\\'s, in its next document too', async ({ page, world }) => {
  const isNear = ms => expect.poll(async () => Math.abs((await shown(page)) - world.clock.now())).toBeLessThan(ms)
  world.clock.resume()
  await isNear(1_000)
  await world.clock.advance('PT1H')
  await isNear(1_000)
  world.clock.resume({ rate: 60 })
  await world.clock.advance('PT1H')
  await isNear(60_000)
  await world.clock.freeze()
  await isNear(1)
  world.reset()
  await isNear(1)
  await page.goto('data:text/html,<p>')
  expect(await shown(page)).toBe(world.clock.now())
  await page.close()
  await world.clock.advance('PT1H')
})
test('what a timer of the page throws is told, and the page follows on', async ({ page, world }) => {
  await page.evaluate(() => void setTimeout(() => { throw new Error('in the page') }, 60_000))
  await world.clock.advance('PT1H')
  await world.clock.advance('PT1H')
  expect(await shown(page)).toBe(world.clock.now())
})
`

test.skipIf(isMissing)(`[ours] a page's clock is its world's, whatever moves it${skipped}`, async () => {
  const project = await createProject(['@playwright/test@1.65.1'])
  project.write('playwright.config.mjs', CONFIG)
  project.write('clock.spec.mjs', SPEC)
  const { code, stdout, stderr } = await project.run('playwright', 'test', '--reporter', 'list')
  expect([code, stdout]).toEqual([0, expect.stringMatching(/4 passed/)])
  expect(stderr).toContain("The page did not follow the world's clock: ")
})
