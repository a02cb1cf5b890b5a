import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSimulator } from 'backlot'

test('time runs fast, or as far as it must', async () => {
  const sim = createSimulator({ clock: 'real@60x' })
  const world = sim.world()
  assert.equal(world.clock.rate, 60) // an hour is a minute
  await world.clock.freeze()

  world.actors.play(['expert-snipes-first'])
  await world.guuru.shopper.start({ question: 'Is anyone there?' })
  const opened = await world.until(() => world.events.list().find(({ type }) => type === 'guuru.chat.opened'), {
    step: 'PT1M',
    within: 'P1D',
  })
  assert.equal(opened.after.status, 'open')
  await world.settle({ quietFor: 50 }) // and on until no client has called for 50 ms
  await sim.close()
})
