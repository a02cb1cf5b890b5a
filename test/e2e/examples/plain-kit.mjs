import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSimulator } from 'backlot'

test('an agent answers', async () => {
  const sim = createSimulator({ seed: 1 })
  const world = sim.world('ci-42')

  const { status } = world.thg.agent.respond('13183370', { message: 'It is on its way.' })
  assert.equal(status, 'COMPLETED')

  const response = await world.fetch('https://api.thehut.net/myprotein/en/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Opaque ${world.credential('thg')}` },
    body: JSON.stringify({
      query: '{ customer { discussions(filter: { id: "13183370" }) { discussions { read } } } }',
    }),
  })
  const { data } = await response.json()
  assert.deepEqual(data.customer.discussions.discussions, [{ read: false }])

  await sim.close()
})
