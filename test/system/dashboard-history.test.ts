/** The slider of the dashboard in a real browser: the world as it was, and on from there. */
import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { setupControl } from '../control/control.ts'
import { browserForFile, isMissing, skipped } from './dashboard.ts'

// A browser takes long to start.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const open = browserForFile()
const slider = (page: Page) => page.getByRole('slider', { name: 'History' })

/** A world in which something happened, and its document after each event. */
async function setupHistory() {
  const control = await setupControl({ history: true })
  const { get, post, graphql, world } = control
  const documents = [(await get('/_sim/state')).body]
  const happen = async (work: () => Promise<unknown>): Promise<void> => {
    await work()
    // A fault or a move of the clock belongs to the next event.
    documents[world.events.lastId] ??= (await get('/_sim/state')).body
  }
  const chat = 'O2bqy2CsAaS7RBXZrhMOB'
  await happen(() => graphql('guuru', `mutation { acceptChat(id: "${chat}") { id } }`))
  await happen(() => post('/_sim/clock/advance', { by: 'PT10M' }))
  await happen(() => post('/_sim/thg/discussions/13183370/respond', { message: 'We looked into it.' }))
  await happen(() => post('/_sim/faults', { vendor: 'any', kind: 'http-status', status: 503, times: 1 }))
  await happen(() => post('/_sim/marketplacer/sellers/660119/messages', { message: 'It leaves on Monday.' }))
  await happen(() => post(`/_sim/guuru/chats/${chat}/close`))
  return { ...control, documents }
}

test.skipIf(isMissing)(
  `[ours] every place shows the past in which the slider stands, read only${skipped}`,
  async () => {
    const { url, get, documents, world } = await setupHistory()
    const { page, faults } = await open(`${url}/#/events`)
    const newest = world.events.lastId
    const log = page.getByRole('log', { name: 'Events' })
    await vi.waitFor(async () => expect(await log.getByRole('link').count()).toBe(newest), 5000)
    const seen = [0, 1, newest - 2, newest - 1].filter(event => documents[event] !== undefined)
    expect(seen.length).toBeGreaterThan(2)
    for (const event of seen) {
      await slider(page).fill(String(event))
      await vi.waitFor(async () => expect(await log.getByRole('link').count()).toBe(event), 3000)
      expect((await get(`/_sim/state?at=${event}`)).body).toEqual(documents[event])
      for (const name of ['+1 min', '+1 h', 'Next due', 'Settle'])
        expect(await page.getByRole('button', { name, exact: true }).isDisabled()).toBe(true)
    }
    // The rule came after the second event's answer, and the clock stood elsewhere before.
    await slider(page).fill('1')
    await page.getByRole('timer', { name: 'Clock' }).getByText('2026-01-01 00:00:00').waitFor()
    await page.getByRole('link', { name: 'Faults' }).click()
    await page.getByText('Nothing goes wrong').waitFor()
    expect(await page.getByRole('button', { name: 'Vendor down' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Back to now' }).click()
    await page.getByRole('switch', { name: 'fault-1: http-status' }).waitFor()
    await page.getByRole('timer', { name: 'Clock' }).getByText('2026-01-01 00:10:00').waitFor()
    expect(await slider(page).inputValue()).toBe(String(newest))
    expect(faults).toEqual([])
  },
)

test.skipIf(isMissing)(`[ours] "Continue from here" forks the past and leads to the fork${skipped}`, async () => {
  const { url, get, documents, sim, world } = await setupHistory()
  const { page } = await open(`${url}/#/events`)
  await page.getByRole('log', { name: 'Events' }).getByRole('link').first().waitFor()
  await slider(page).focus()
  for (let event = world.events.lastId; event > 1; event--) await page.keyboard.press('ArrowLeft')
  expect(await slider(page).inputValue()).toBe('1')
  await page.getByRole('button', { name: 'Continue from here' }).click()
  await page.waitForURL(/\/w\/[a-z0-9-]+\/#\/events$/)
  const fork = await page.getByRole('combobox', { name: 'World' }).inputValue()
  expect(sim.worlds.find(fork)).toBeDefined()
  expect((await get(`/w/${fork}/_sim/state`)).body).toEqual(documents[1])
})

test.skipIf(isMissing)(`[ours] without a history the slider says so, and stays in the present${skipped}`, async () => {
  const { url, post } = await setupControl({ history: false })
  await post('/_sim/guuru/chats', { question: 'Where is my parcel?' })
  const { page } = await open(`${url}/#/faults`)
  await vi.waitFor(async () => expect(await slider(page).getAttribute('max')).not.toBe('0'), 5000)
  await slider(page).fill('0')
  await page.getByRole('alert').getByText('history').waitFor()
  expect(await page.getByRole('button', { name: 'Back to now' }).count()).toBe(0)
})
