/** The dashboard by keyboard in a real browser, as wide as a desk's and as a phone's. */
import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { setupControl } from '../control/control.ts'
import { browserForFile, isMissing, skipped } from './dashboard.ts'

// A browser takes long to start.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const open = browserForFile()

/** What has the focus: its address, else its name or its element. */
const focused = (page: Page) =>
  page.evaluate<string>(
    `(({ activeElement: it }) => it.getAttribute('href') ?? it.getAttribute('aria-label') ?? it.localName)(document)`,
  )

/** A world with two requests, three events, two deliveries and two rules at least. */
async function setupWorld() {
  const control = await setupControl()
  const { post, graphql, world } = control
  world.webhooks.configure({ url: 'http://127.0.0.1:9/hook' })
  for (const question of ['Which size?', 'Which colour?']) await post('/_sim/guuru/chats', { question })
  for (const query of ['{ partner { id } }', '{ nothing }']) await graphql('guuru', query)
  for (const kind of ['lag', 'latency']) await post('/_sim/faults', { vendor: 'guuru', kind, ms: 1 })
  return control
}

test.skipIf(isMissing).for([1280, 360])(
  `[ours] j, k, Enter and Escape lead through each list, and back to the row, %i pixels wide${skipped}`,
  async width => {
    const { url } = await setupWorld()
    const { page, faults } = await open(`${url}/`, { viewport: { width, height: 740 } })
    for (const place of ['conversations', 'requests', 'events', 'webhooks']) {
      await page.goto(`${url}/#/${place}`)
      await page.locator('main [data-row]').nth(1).waitFor()
      await page.locator('main').focus()
      for (const key of ['j', 'j']) await page.keyboard.press(key)
      const second = await focused(page)
      expect(second).toBe(await page.locator('main [data-row]').nth(1).getAttribute('href'))
      await page.keyboard.press('k')
      const row = await focused(page)
      expect(row).not.toBe(second)
      await page.keyboard.press('Enter')
      await expect.poll(() => page.evaluate('location.hash')).toBe(row)
      await page.locator('main :is(.close, .back)').waitFor({ state: 'attached' })
      await expect.poll(() => focused(page)).toBe(width > 720 ? row : 'main')
      await page.keyboard.press('Escape')
      await expect.poll(() => page.evaluate('location.hash')).toBe(`#/${place}`)
      await expect.poll(() => focused(page)).toBe(row)
    }
    await page.goto(`${url}/#/faults`)
    await page.getByRole('switch').nth(1).waitFor()
    for (const key of ['j', 'j', ' ']) await page.keyboard.press(key)
    await page.getByRole('switch', { name: 'fault-2: latency', checked: false }).waitFor()
    expect(await focused(page)).toBe('fault-2: latency')
    expect(faults).toEqual([])
  },
)

test.skipIf(isMissing)(
  `[ours] / searches, Escape leaves the search, and rows that come keep the focus${skipped}`,
  async () => {
    const { url, graphql } = await setupWorld()
    const { page } = await open(`${url}/#/requests`)
    await page.locator('main [data-row]').first().waitFor()
    await page.keyboard.press('/')
    await expect.poll(() => focused(page)).toBe('Search')
    await page.keyboard.press('Escape')
    await expect.poll(() => focused(page)).toBe('main')
    await page.keyboard.press('j')
    const row = await focused(page)
    await graphql('guuru', '{ partner { id } }')
    await expect.poll(() => page.locator('main [data-row]').count()).toBe(3)
    expect(await focused(page)).toBe(row)
    expect(await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`)).not.toBe('none')
  },
)

test.skipIf(isMissing)(`[ours] an act that is not allowed is a button that says why${skipped}`, async () => {
  const { url, world, get } = await setupControl()
  const { id } = world.guuru.shopper.start({ question: 'Which size?' })
  const { body } = await get(`/_sim/conversations/guuru/${id}`)
  const { why } = body.acts.find(
    ({ role, name }: { role: string; name: string }) => role === 'shopper' && name === 'rate',
  )
  const { page } = await open(`${url}/#/conversations/guuru/${id}`)
  const button = page.getByRole('form', { name: 'Shopper' }).getByRole('button', { name: 'Rate', exact: true })
  await button.waitFor()
  expect(await button.isDisabled()).toBe(true)
  const described = await button.getAttribute('aria-describedby')
  expect(await page.locator(`[id="${described}"]`).textContent()).toBe(why)
})
