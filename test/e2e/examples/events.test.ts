import { expect, test } from 'backlot/vitest'

test('hears of a new chat', async ({ world }) => {
  world.guuru.shopper.start({ question: 'Which size?' })

  const [assigned] = await world.events.wait({ type: 'guuru.chat.assigned' })
  expect(assigned?.after.question).toBe('Which size?')
})
