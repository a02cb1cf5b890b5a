import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { createSimulator } from 'backlot'

test('one receiver answers two visitors, each in a world of its own', async () => {
  const seen = new Map()
  const receiver = createServer((request, response) => {
    seen.set(request.headers['idempotency-key'], [request.url, request.headers['x-backlot-world']])
    response.end()
  })
  await new Promise(resolve => receiver.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${receiver.address().port}/hooks/{world}`

  const sim = createSimulator({ webhooks: { endpoints: [{ event: 'chat-assigned', url }] } })
  for (const visitor of ['ann', 'ben']) {
    const world = sim.world(visitor)
    world.guuru.shopper.start({ question: 'Where is my order?' })
    await world.settle()
    world.reset()
    world.guuru.shopper.start({ question: 'Where is my order?' })
    await world.settle()
  }
  assert.equal(seen.size, 4)
  assert.deepEqual(
    [...seen.values()].map(([path, world]) => `${path} ${world}`),
    ['/hooks/ann ann', '/hooks/ann ann', '/hooks/ben ben', '/hooks/ben ben'],
  )
  assert.deepEqual(
    [...seen.keys()].map(key => key.slice(36)),
    ['@ann', '.1@ann', '@ben', '.1@ben'],
  )

  await sim.close()
  receiver.close()
})
