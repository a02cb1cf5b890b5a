/** A customer in a browser, an agent by the test's hand, and time that moves when the test says so. */
import { once } from 'node:events'
import { expect, test } from 'backlot/vitest'
import { chromium } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { createBff } from './bff.mjs'

/** The page in a browser, with this world for THG. Jane is logged in. */
async function openPage(world) {
  const bff = createBff({ send: world.fetch }).listen(0, '127.0.0.1')
  await once(bff, 'listening')
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  onTestFinished(() => Promise.all([browser.close(), bff.close()]))
  const page = await browser.newPage()
  await page.clock.install()
  await page.goto(`http://127.0.0.1:${bff.address().port}/`)
  await page.getByPlaceholder('E-mail').fill('jane.doe@example.com')
  await page.getByPlaceholder('Password').fill('password123')
  await page.getByRole('button', { name: 'Log in' }).click()
  return page
}

async function ask(page, message, file) {
  await page.getByPlaceholder('Message').fill(message)
  await page.getByLabel('Attachment').setInputFiles(file)
  await page.getByRole('button', { name: 'Send' }).click()
}

test('a question with a picture is answered', async ({ world }) => {
  const page = await openPage(world)
  const network = await page.context().newCDPSession(page)
  const limit = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 100_000 }
  await network.send('Network.emulateNetworkConditions', limit)
  await ask(page, 'It arrived like this.', { name: 'box.png', mimeType: 'image/png', buffer: Buffer.alloc(1_000_000) })
  // The upload crawls until the page has shown how far it is.
  await page.locator('progress[value^="0."]').waitFor()
  await network.send('Network.emulateNetworkConditions', { ...limit, uploadThroughput: -1 })
  const discussion = page.getByRole('article').filter({ hasText: 'It arrived like this.' })
  await discussion.getByText('OUTSTANDING').waitFor()

  const [{ after: created }] = world.events.list().filter(({ type }) => type === 'thg.discussion.created')
  const [{ attachmentToken }] = world.thg.state.messages.where('byDiscussion', created.id)
  expect(world.thg.attachment(attachmentToken)).toMatchObject({ filename: 'box.png', size: 1_000_000 })

  world.thg.agent.respond(created.id, { message: 'A new one is on its way.' })
  await page.clock.fastForward(30_000) // The page asks again.
  await discussion.getByText('RESPONSE: A new one is on its way.').waitFor()
})

test('a file that THG refuses is told, and no question is sent without it', async ({ world }) => {
  const page = await openPage(world)
  world.faults.add({ vendor: 'thg', operation: 'upload', kind: 'upload-refused', errorCode: 6 })
  await ask(page, 'It arrived like this.', { name: 'film.mov', mimeType: 'video/mp4', buffer: Buffer.alloc(1_000) })
  await page.getByText('film.mov was not accepted.').waitFor()
  expect(world).toHaveHappened('thg.discussion.created', 0)
})
