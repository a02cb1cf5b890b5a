import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSimulator } from 'backlot'
import { aThread } from 'backlot/thg'

test('an answer of the day before yesterday is unread', async () => {
  const sim = createSimulator()
  const world = sim.world()
  const { id } = aThread(world.thg, ['QUERY at -P3D: Where is my order?', 'RESPONSE at -P2D: On its way.'])

  const discussion = world.thg.state.discussions.require(id)
  assert.deepEqual([discussion.status, discussion.read], ['COMPLETED', false])
  await sim.close()
})
