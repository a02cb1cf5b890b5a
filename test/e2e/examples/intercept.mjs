import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSimulator } from 'backlot'

test('a client with a fixed URL', async () => {
  const sim = createSimulator()
  const world = sim.world('fixed-url')
  const stop = await sim.intercept()

  const response = await fetch('https://shop.marketplacer.com/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'marketplacer-api-key': world.credential('marketplacer') },
    body: JSON.stringify({ query: '{ sellersForChats(first: 1, q: "Cell Phone") { nodes { businessName } } }' }),
  })
  const { data } = await response.json()
  assert.deepEqual(data.sellersForChats.nodes, [{ businessName: 'Cell Phones 4U' }])
  assert.equal(world.journal.count({ operation: 'sellersForChats' }), 1)

  stop()
  await sim.close()
})
