/** The dashboard's frame and places in a real browser, by roles and names. */
import { readFileSync } from 'node:fs'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { setupControl } from '../control/control.ts'
import { browserForFile, isMissing, skipped } from './dashboard.ts'

// A browser takes long to start.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

const open = browserForFile()
const PLACES = ['Conversations', 'Requests', 'Events', 'Time', 'Faults', 'Webhooks', 'Worlds', 'Endpoints']

/** A simulator in whose world something happened: an event of each vendor. */
async function setupWorld() {
  const control = await setupControl()
  await control.post('/_sim/guuru/chats', { question: 'Where is my parcel?' })
  await control.post('/_sim/thg/discussions/13183370/respond', { message: 'We looked into it.' })
  await control.post('/_sim/marketplacer/sellers/660119/messages', { message: 'Order 12345 leaves on Monday.' })
  return control
}

/** Opens a place by its link, as a reader does. */
async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place, exact: true }).click()
}

const slider = (page: Page) => page.getByRole('slider', { name: 'History' })

test.skipIf(isMissing)(`[ours] every place has the frame, by roles and names${skipped}`, async () => {
  const { url, sim } = await setupWorld()
  const { page, faults } = await open(`${url}/`)
  const newest = String(sim.world().events.lastId)
  for (const place of PLACES) {
    await goTo(page, place)
    expect(new URL(page.url()).hash).toBe(`#/${place.toLowerCase()}`)
    await page.getByRole('timer', { name: 'Clock', exact: true }).getByText('frozen').waitFor()
    await page.getByRole('combobox', { name: 'World', exact: true }).waitFor()
    for (const name of ['+1 min', '+1 h', 'Next due', 'Settle'])
      await page.getByRole('button', { name, exact: true }).waitFor()
    await vi.waitFor(async () => expect(await slider(page).inputValue()).toBe(newest), 5000)
    expect([await slider(page).getAttribute('min'), await slider(page).getAttribute('max')]).toEqual(['0', newest])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  }
  expect(faults).toEqual([])
})

test.skipIf(isMissing)(
  `[ours] what happens elsewhere is seen without a reload, after a lost connection too${skipped}`,
  async () => {
    const { url, post } = await setupWorld()
    const { page } = await open(`${url}/#/events`)
    const log = page.getByRole('log', { name: 'Events' })
    await log.getByText('guuru.chat.assigned').first().waitFor()
    await post('/_sim/guuru/chats', { question: 'Another one', user: { name: 'Ada' } })
    await vi.waitFor(async () => expect(await log.getByText('guuru.chat.assigned').count()).toBe(2), 2000)
    await page.context().setOffline(true)
    await post('/_sim/guuru/chats', { question: 'While it was away' })
    await page.context().setOffline(false)
    await vi.waitFor(async () => expect(await log.getByText('guuru.chat.assigned').count()).toBe(3), 8000)
    await log.getByRole('link').first().click()
    await page.getByRole('region', { name: 'Event', exact: true }).getByText('While it was away').waitFor()
  },
)

test.skipIf(isMissing)(`[ours] the clock's buttons move the world's time${skipped}`, async () => {
  const { url, world } = await setupWorld()
  const { page } = await open(`${url}/#/time`)
  const clock = page.getByRole('timer', { name: 'Clock' })
  await page.getByRole('button', { name: '+1 min' }).click()
  await clock.getByText('2026-01-01 00:01:00').waitFor()
  await page.getByRole('button', { name: '+1 h' }).click()
  await clock.getByText('2026-01-01 01:01:00').waitFor()
  world.webhooks.configure({ url: 'http://127.0.0.1:9/hook' })
  world.guuru.shopper.start({ question: 'Is anybody there?' })
  await page.getByRole('list', { name: 'Due' }).getByText('chat-assigned to http://127.0.0.1:9/hook').first().waitFor()
  await page.getByRole('button', { name: 'Next due' }).click()
  await page.getByRole('button', { name: 'Settle' }).click()
  await page.getByRole('list', { name: 'Due' }).getByText('Nothing').waitFor()
  await page.getByRole('button', { name: 'Resume' }).click()
  await clock.getByText('real').waitFor()
  expect(world.clock.mode).toBe('real')
  await page.getByRole('button', { name: 'Freeze' }).click()
  await clock.getByText('frozen').waitFor()
  expect(world.clock.mode).toBe('frozen')
})

test.skipIf(isMissing)(`[ours] the presets and the form add rules, which are turned off and on${skipped}`, async () => {
  const { url, world, graphql } = await setupWorld()
  const { page } = await open(`${url}/#/faults`)
  for (const name of ['Vendor down', 'Slow', 'Lost answer', 'Rate limited'])
    await page.getByRole('button', { name, exact: true }).click()
  await vi.waitFor(async () => expect(await page.getByRole('switch').count()).toBe(4), 3000)
  expect(world.faults.list()).toMatchObject([
    { vendor: 'any', kind: 'http-status', status: 503 },
    { vendor: 'any', kind: 'latency', ms: 3000 },
    { vendor: 'any', kind: 'applied-answer-lost', times: 1 },
    { vendor: 'any', kind: 'rate-limited', times: 2, retryAfter: 5 },
  ])
  const first = page.getByRole('listitem').filter({ has: page.getByRole('switch', { name: 'fault-1: http-status' }) })
  expect((await graphql('guuru', '{ partner { id } }')).status).toBe(503)
  await first.getByText('1 hit').waitFor()
  await first.getByRole('switch').click()
  await first.getByRole('switch', { checked: false }).waitFor()
  expect(world.faults.get('fault-1')).toMatchObject({ enabled: false, hits: 1 })
  const form = page.getByRole('form', { name: 'Add a fault' })
  await form.getByLabel('kind').selectOption('graphql-error')
  await form.getByLabel('message').fill('Not now')
  await form.getByRole('button', { name: 'Add' }).click()
  await page.getByRole('switch', { name: 'fault-5: graphql-error' }).waitFor()
  expect(world.faults.get('fault-5')).toMatchObject({ vendor: 'any', message: 'Not now' })
})

test.skipIf(isMissing)(`[ours] deliveries are shown with their attempts, and sent again${skipped}`, async () => {
  const { url, post, world } = await setupWorld()
  const { page } = await open(`${url}/#/webhooks`)
  await page.getByLabel('Send all events to').fill('http://127.0.0.1:9/hook')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('of 7 events').waitFor()
  await post('/_sim/guuru/chats', { question: 'Tell me' })
  const row = page.getByRole('table', { name: 'Deliveries' }).getByRole('row').last()
  await row.getByText('no answer').waitFor()
  const { length } = world.webhooks.deliveries()[0]!.attempts
  await row.getByRole('button', { name: 'Redeliver' }).click()
  await vi.waitFor(() => expect(world.webhooks.deliveries()[0]!.attempts.length).toBeGreaterThan(length), 5000)
  await row.getByRole('link').click()
  await page.getByRole('region', { name: 'Delivery', exact: true }).getByText('"question": "Tell me"').waitFor()
})

test.skipIf(isMissing)(`[ours] worlds are made, forked, saved, loaded, reset and ended${skipped}`, async () => {
  const { url, sim, world } = await setupWorld()
  const { page } = await open(`${url}/#/worlds`)
  const table = page.getByRole('table', { name: 'Worlds' })
  await page.getByLabel('Name of the new world').fill('demo-1')
  await page.getByRole('button', { name: 'New world' }).click()
  await table.getByRole('link', { name: 'demo-1' }).waitFor()
  await page.getByLabel('Name of the new world').fill('demo-2')
  await page.getByRole('button', { name: 'Fork' }).click()
  await table.getByRole('link', { name: 'demo-2' }).click()
  await page.waitForURL(`${url}/w/demo-2/#/worlds`)
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save' }).click()
  const saved = await (await saving).path()
  expect(JSON.parse(readFileSync(saved, 'utf8'))).toMatchObject({ seed: 1, vendors: {} })
  await page.getByRole('button', { name: 'Reset' }).click()
  await vi.waitFor(() => expect(sim.world('demo-2').events.lastId).toBe(0), 3000)
  await vi.waitFor(async () => expect(await slider(page).inputValue()).toBe('0'), 3000)
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Load' }).click()
  await (await choosing).setFiles(saved)
  const asked = { question: 'Where is my parcel?' }
  await vi.waitFor(
    () =>
      expect([...sim.world('demo-2').state(world.settings.vendors[2]!)['chats']!.all()]).toContainEqual(
        expect.objectContaining(asked),
      ),
    3000,
  )
  await page.getByRole('switch', { name: 'prompt' }).click()
  await page.getByRole('switch', { name: 'prompt', checked: true }).waitFor()
  await page.getByRole('button', { name: 'End' }).click()
  await page.waitForURL(`${url}/#/worlds`)
  expect(sim.worlds.find('demo-2')).toBeUndefined()
})

test.skipIf(isMissing)(`[ours] endpoints: addresses, credentials, variables, links${skipped}`, async () => {
  const { url } = await setupWorld()
  const { page } = await open(`${url}/w/ci-7/#/endpoints`)
  await page.getByText(`${url}/w/ci-7/guuru/graphql`, { exact: true }).first().waitFor()
  await page.getByText('Authorization: Bearer guuru-partner@ci-7', { exact: true }).first().waitFor()
  await page.getByText(`export BACKLOT_MARKETPLACER_SELLER_TOKEN='mp-seller-660119@ci-7'`).waitFor()
  for (const link of await page.getByRole('main').getByRole('link').all())
    expect(
      (
        await page.request.get(new URL((await link.getAttribute('href'))!, url).href, {
          headers: { accept: 'text/html' },
        })
      ).status(),
    ).toBe(200)
})

test.skipIf(isMissing)(`[ours] two worlds in two tabs do not mix${skipped}`, async () => {
  const { url, post } = await setupControl()
  const [one, two] = [await open(`${url}/w/one/#/events`), await open(`${url}/w/two/#/events`)]
  await post('/w/one/_sim/guuru/chats', { question: 'In one' })
  await post('/w/two/_sim/thg/discussions/13183370/respond', { message: 'In two' })
  const [first, second] = [one, two].map(({ page }) => page.getByRole('log', { name: 'Events' }))
  await first!.getByText('guuru.chat.assigned').waitFor()
  await second!.getByText('GUURU').waitFor({ state: 'detached' })
  await second!.getByText('THG').first().waitFor()
  expect([await first!.getByText('THG').count(), await second!.getByText('GUURU').count()]).toEqual([0, 0])
  expect(await one.page.getByRole('combobox', { name: 'World' }).inputValue()).toBe('one')
  await one.page.getByRole('combobox', { name: 'World' }).selectOption('two')
  await one.page.waitForURL(`${url}/w/two/#/events`)
})

test.skipIf(isMissing)(`[ours] the admin token is asked for once a tab, and is in no address${skipped}`, async () => {
  const { url } = await setupControl({}, { adminToken: 's3cret' })
  const { page } = await open(`${url}/#/endpoints`)
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  await page.getByLabel('Admin token', { exact: true }).waitFor()
  expect(await page.content()).not.toMatch(/guuru-partner|mp-operator|thg-jane/)
  await page.getByLabel('Admin token', { exact: true }).fill('wrong')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('not the token').waitFor()
  await page.getByLabel('Admin token', { exact: true }).fill('s3cret')
  await page.keyboard.press('Enter')
  await page.getByText('Authorization: Bearer guuru-partner', { exact: true }).waitFor()
  await page.reload()
  await page.getByText('Authorization: Bearer guuru-partner', { exact: true }).waitFor()
  expect(asked.filter(address => address.includes('s3cret'))).toEqual([])
  const graphiql = await page.context().request.get(`${url}/_sim/docs`)
  expect(graphiql.status()).toBe(200)
})

test.skipIf(isMissing)(`[ours] axe finds nothing, in light and dark, wide and on a phone${skipped}`, async () => {
  const { url, post } = await setupWorld()
  await post('/_sim/faults', { vendor: 'any', kind: 'latency', ms: 1, operation: 'partner' })
  await post('/_sim/webhooks')
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1280, 360]) {
      const options = { colorScheme, viewport: { width, height: 740 }, bypassCSP: true }
      const { page } = await open(`${url}/#/events/1`, options)
      await page.addScriptTag({ content: axe.source })
      for (const place of PLACES) {
        if (place !== 'Events') await goTo(page, place)
        await page.waitForTimeout(300)
        const { violations } = (await page.evaluate('axe.run()')) as {
          violations: { id: string; nodes: { html: string }[] }[]
        } // axe's answer
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
        expect({ colorScheme, width, place, found }).toEqual({ colorScheme, width, place, found: [] })
      }
    }
})

test.skipIf(isMissing)(`[ours] the keyboard moves through rows, and opens and searches${skipped}`, async () => {
  const { url, sim } = await setupWorld()
  const { page } = await open(`${url}/#/events`)
  const newest = sim.world().events.lastId
  await page.getByRole('log', { name: 'Events' }).getByRole('link').first().waitFor()
  for (const key of ['j', 'j', 'k', 'j', 'Enter']) await page.keyboard.press(key)
  await page.getByRole('heading', { name: `Event ${newest - 1}` }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('seller')
  expect(await page.getByRole('searchbox').inputValue()).toBe('seller')
})

test.skipIf(isMissing)(`[ours] 10,000 events scroll without a frame over 50 ms${skipped}`, async () => {
  const { url, world } = await setupControl({ journalLimit: 10_000, journalMaxBytes: 2 ** 28 })
  const chat = world.guuru.shopper.start({ question: 'Once more' })
  for (let i = 0; i < 10_000; i++) world.guuru.shopper.say(chat.id, { text: `Message ${i}` })
  const { page } = await open(`${url}/#/events`)
  await page.getByText('10000 events').waitFor()
  const frames = (await page.evaluate(`new Promise(done => {
    const log = document.querySelector('[role=log]')
    const times = []
    const step = now => {
      times.push(now)
      log.scrollTop += 400
      if (times.length < 120) requestAnimationFrame(step)
      else done(times.slice(1).map((time, index) => time - times[index]))
    }
    requestAnimationFrame(step)
  })`)) as number[] // the milliseconds between frames
  expect(frames.toSorted((a, b) => a - b)[Math.floor(frames.length * 0.75)]).toBeLessThan(50)
  expect(await page.getByRole('log').getByRole('link').count()).toBeLessThan(120)
})
