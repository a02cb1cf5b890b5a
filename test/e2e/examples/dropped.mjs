import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSimulator } from 'backlot'

test('a count that may be wrong is none', async () => {
  const sim = createSimulator({ journalLimit: 2 })
  const { events, guuru } = sim.world()
  for (const question of ['First?', 'Second?']) guuru.shopper.start({ question })

  assert.equal(events.dropped, 2)
  assert.equal(events.count({ type: 'guuru.chat.closed' }), 0) // none of those were dropped
  assert.throws(() => events.count({ type: 'guuru.chat.assigned' }), { code: 'ENTRIES_DROPPED' })
  await assert.rejects(events.wait({}, { count: 3 }), { code: 'INVALID_WAIT' })

  await sim.close()
})
