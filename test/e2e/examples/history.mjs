import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSimulator, history } from 'backlot'

test('the list of sellers pages', async () => {
  const sim = createSimulator({ fixtures: 'empty' })
  const world = sim.world()
  await history(world, { vendor: 'marketplacer', sellers: 120, messages: 1000 })

  const response = await world.fetch('https://shop.marketplacer.com/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'marketplacer-api-key': world.credential('marketplacer') },
    body: JSON.stringify({ query: '{ sellersForChats(first: 50) { totalCount pageInfo { hasNextPage } } }' }),
  })
  const { data } = await response.json()
  assert.deepEqual(data.sellersForChats, { totalCount: 120, pageInfo: { hasNextPage: true } })
  await sim.close()
})
