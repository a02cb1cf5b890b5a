import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSimulator } from 'backlot'

const orders = {
  formatVersion: 1,
  vendors: {
    thg: {
      orders: [
        {
          orderNumber: '99000001',
          customer: '38779254',
          status: 'DISPATCHED',
          createdAt: 1767200000000,
          dispatchedAt: 1767210000000,
          products: [{ sku: 10530743, quantity: 2 }],
        },
      ],
    },
  },
}

test('the newest order is ours', async () => {
  const sim = createSimulator({ fixtures: ['default', orders] })
  const world = sim.world()
  const response = await world.fetch('https://api.thehut.net/myprotein/en/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Opaque ${world.credential('thg')}` },
    body: JSON.stringify({ query: '{ customer { orders(limit: 1) { orders { orderNumber status } } } }' }),
  })
  const { data } = await response.json()
  assert.deepEqual(data.customer.orders.orders, [{ orderNumber: '99000001', status: 'DISPATCHED' }])
  await sim.close()
})
