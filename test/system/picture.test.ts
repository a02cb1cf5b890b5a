/** The picture of the README: `npm run picture` takes it anew. */
import { expect, test, vi } from 'vitest'
import { createSimulator } from '../../src/index.ts'
import { browserForFile, isMissing, skipped } from './dashboard.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const open = browserForFile()
const PICTURE = new URL('../../src/guide/dashboard.png', import.meta.url).pathname

test.skipIf(isMissing)(`[ours] a customer and an agent write to each other in the demo world${skipped}`, async () => {
  await using sim = createSimulator({ fixtures: 'demo', history: true })
  const { url } = await sim.listen()
  const { page, faults } = await open(`${url}/#/conversations`)
  const list = page.getByRole('list', { name: 'Conversations' })
  await list.getByRole('link').filter({ hasText: 'THG' }).filter({ hasText: 'outstanding' }).first().click()
  const thread = page.getByRole('log', { name: 'Thread' })
  const write = async (role: string, message: string): Promise<void> => {
    const form = page.getByRole('form', { name: role, exact: true })
    await form.getByRole('textbox', { name: 'Message' }).fill(message)
    await form.getByRole('button', { name: 'Send', exact: true }).click()
    await thread.getByText(message).waitFor()
  }
  await write('Customer', 'It is two weeks now, and my friend has had hers. Is something wrong?')
  await write('Agent', 'Nothing is: it was waiting for approval. You have your credit now.')
  await thread.getByText('It is two weeks now').click()
  expect(sim.world().journal.count({ vendor: 'thg' })).toBeGreaterThan(0)
  expect(faults).toEqual([])
  const isTaken = process.env['BACKLOT_PICTURE'] !== undefined
  const picture = await page.screenshot({ animations: 'disabled', ...(isTaken && { path: PICTURE }) })
  expect(picture.length).toBeGreaterThan(10_000)
})
