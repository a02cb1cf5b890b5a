/** A page of `backlot view` in Debian's chromium, from a file, without a network. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { createSimulator } from '../../src/index.ts'
import { backlot } from '../cli/backlot.ts'
import { browserForFile, isMissing, skipped } from './dashboard.ts'

const open = browserForFile()
const HOSTILE = '<img src=x onerror=alert(1)></script><script>alert(1)</script>'
const PLACES = ['Conversations', 'Requests', 'Events', 'Time', 'Faults', 'Webhooks', 'Worlds', 'Endpoints']

/** The page of a world in which a chat was taken and closed, and something was said after the last request. */
async function openView(history: boolean) {
  const sim = createSimulator({ history, fixtures: 'default' })
  onTestFinished(() => sim.close())
  const world = await sim.createWorld({ id: 'test-42' })
  const { id } = world.guuru.shopper.start({ question: HOSTILE })
  for (const mutation of ['acceptChat', 'closeChat'])
    await world.fetch('https://api.guuru.com/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' },
      body: JSON.stringify({ query: `mutation { ${mutation}(id: "${id}") { id status } }` }),
    })
  await world.clock.advance('PT1H')
  world.guuru.shopper.start({ question: 'Said later?' })
  const file = join(mkdtempSync(join(tmpdir(), 'backlot-view-')), 'box.json')
  writeFileSync(file, JSON.stringify(world.blackBox(`${HOSTILE} fails`)))
  const { stdout } = await backlot(['view', file])
  return { ...(await open(pathToFileURL(stdout.trim()).href)), id }
}

test.skipIf(isMissing)(
  `[ours] a black box as a page: all places, read only, at the last request, and back to the beginning${skipped}`,
  async () => {
    const { page, faults, id } = await openView(true)
    const role = page.getByRole.bind(page)
    const slider = role('slider', { name: 'History' })
    await expect.poll(() => slider.getAttribute('max')).toBe('6')
    // Where the last request was done, which it is about.
    expect(await slider.inputValue()).toBe('4')
    const request = role('region', { name: 'Request' })
    await request.getByText('mutation { closeChat').first().waitFor()
    expect(await request.textContent()).toContain('authorization: Bearer ***')
    await request.getByText('This answer rests on no assumption', { exact: true }).waitFor()
    await page.getByText(`What happened in "${HOSTILE} fails", from its black box: read only.`).waitFor()
    for (const name of PLACES) {
      await role('navigation', { name: 'Main' }).getByRole('link', { name }).click()
      await expect.poll(() => page.title()).toBe(`${name}: test-42, backlot`)
    }
    for (const name of ['+1 min', '+1 h', 'Settle', 'Continue from here'])
      expect({ name, isDisabled: await role('button', { name }).isDisabled() }).toEqual({ name, isDisabled: true })
    expect(await role('combobox', { name: 'World' }).inputValue()).toBe('test-42')
    await page.goto(`${page.url().split('#')[0]}#/conversations/guuru/${id}`)
    const status = page.locator('.talk > header .tag').last()
    for (const [event, was] of [
      ['6', 'closed'],
      ['3', 'open'],
      ['2', 'pending'],
    ] as const) {
      await slider.fill(event)
      await expect.poll(() => status.textContent()).toBe(was)
    }
    await role('log', { name: 'Thread' }).getByText(HOSTILE).waitFor()
    await role('searchbox', { name: 'Search' }).fill('onerror')
    await expect.poll(() => role('list', { name: 'Conversations' }).getByRole('link').count()).toBe(1)
    await slider.fill('0')
    await expect.poll(() => role('list', { name: 'Conversations' }).getByRole('link').count()).toBe(0)
    await role('button', { name: 'Back to now' }).click()
    await expect.poll(() => role('list', { name: 'Conversations' }).getByRole('link').count()).toBe(1)
    expect(await role('form', { name: 'Shopper' }).count()).toBe(0)
    expect(faults).toEqual([])
  },
)

test.skipIf(isMissing)(
  `[ours] a black box without history says that it has no past, and shows its end${skipped}`,
  async () => {
    const { page, faults } = await openView(false)
    const slider = page.getByRole('slider', { name: 'History' })
    await expect.poll(() => slider.getAttribute('max')).toBe('6')
    expect(await slider.inputValue()).toBe('6')
    await page
      .getByText('It has no history, so that conversations, faults and the clock are those of its end.')
      .waitFor()
    await slider.fill('1')
    await page.getByText('This black box has no history; the simulator keeps it with history: true').waitFor()
    await expect.poll(() => slider.inputValue()).toBe('6')
    await page.getByText('mutation { closeChat').first().waitFor()
    await page.getByText('This answer rests on no assumption that can be known', { exact: true }).waitFor()
    expect(faults).toEqual([])
  },
)
