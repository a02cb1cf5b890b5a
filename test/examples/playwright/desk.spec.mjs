/** The desk in a browser, each test with a world, a desk and a page of its own. */
import { once } from 'node:events'
import { backlotTest, expect, followClock } from 'backlot/playwright'
import { createDesk } from './desk.mjs'

const test = backlotTest({ fixtures: 'empty' }).extend({
  // The app under test, in the world of the test.
  desk: async ({ guuru, page, world }, use) => {
    const server = createDesk(guuru).listen(0, '127.0.0.1')
    await once(server, 'listening')
    await followClock(page, world)
    await page.goto(`http://127.0.0.1:${server.address().port}/`)
    await use(page.getByRole('listitem'))
    server.close()
  },
})

test('a shopper waits, and goes when an expert has accepted', async ({ desk, world }) => {
  const { id } = world.guuru.shopper.start({ question: 'Where is my order?' })
  await world.clock.advance('PT15M') // The page asks again.
  await expect(desk).toHaveText('Where is my order?: 15 min')

  world.guuru.expert.accept(id)
  await world.clock.advance('PT30S')
  await expect(desk).toHaveCount(0)
  expect(world).toHaveHappened('guuru.chat.opened', 1)
})

test('no shopper of another test is seen', async ({ desk, world }) => {
  world.guuru.shopper.start({ question: 'Which size?' })
  await world.clock.advance('PT1M')
  await expect(desk).toHaveText('Which size?: 1 min')
})
