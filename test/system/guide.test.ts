/** The guide in a real browser: its search without scripts, examples to copy, light and dark, wide and on a phone. */
import axe from 'axe-core'
import { expect, test, vi } from 'vitest'
import { setupControl } from '../control/control.ts'
import { browserForFile, isMissing, skipped } from './dashboard.ts'

// A browser takes long to start.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const open = browserForFile()

test.skipIf(isMissing)(`[ours] the dashboard leads to the guide${skipped}`, async () => {
  const { url } = await setupControl()
  const { page } = await open(`${url}/#/endpoints`)
  const shown = page.context().waitForEvent('page')
  await page.getByRole('link', { name: 'Guide', exact: true }).click()
  const guide = await shown
  await guide.getByRole('heading', { name: 'The guide', level: 1 }).waitFor()
  expect(guide.url()).toBe(`${url}/_sim/guide`)
})

test.skipIf(isMissing)(`[ours] without scripts a search leads to a section${skipped}`, async () => {
  const { url } = await setupControl()
  const { page, faults } = await open(`${url}/_sim/guide`, { javaScriptEnabled: false })
  await page.getByRole('searchbox', { name: 'Search the guide' }).fill('is my retry safe')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('link', { name: 'Faults: Is your retry safe?' }).click()
  await page.getByRole('heading', { name: 'Is your retry safe?' }).waitFor()
  expect(page.url()).toBe(`${url}/_sim/guide/faults#is-your-retry-safe`)
  expect(faults).toEqual([])
})

test.skipIf(isMissing)(`[ours] an example is copied as it is${skipped}`, async () => {
  const { url } = await setupControl()
  const { page, faults } = await open(`${url}/_sim/guide/worlds`, {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const example = page.locator('pre').first()
  await page.getByRole('button', { name: 'Copy' }).first().click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(await example.textContent())
  expect(faults).toEqual([])
})

test.skipIf(isMissing)(
  `[ours] axe finds nothing in the guide, light and wide, dark and on a phone${skipped}`,
  async () => {
    const { url } = await setupControl()
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1280, 360]) {
        const options = { colorScheme, viewport: { width, height: 740 }, bypassCSP: true }
        const { page } = await open(`${url}/_sim/guide`, options)
        for (const path of ['', '/faults', '/test-kit', '/dashboard', '/README', '?q=clock', '/nothing']) {
          await page.goto(`${url}/_sim/guide${path}`)
          expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
          await page.addScriptTag({ content: axe.source })
          const { violations } = (await page.evaluate('axe.run()')) as {
            violations: { id: string; nodes: { html: string }[] }[]
          } // axe's answer
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
          expect({ colorScheme, width, path, found }).toEqual({ colorScheme, width, path, found: [] })
        }
      }
  },
)
