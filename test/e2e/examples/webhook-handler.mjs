import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSimulator } from 'backlot'

test('a bridge hears of chats', async () => {
  const sim = createSimulator({ webhooks: { secret: 'shared' } })
  const world = sim.world('ci-42')
  const heard = []
  world.webhooks.to(async request => {
    heard.push([request.headers.get('x-guuru-event'), (await request.json()).id])
    return new Response(null, { status: heard.length === 1 ? 503 : 204 }) // the first attempt fails
  })

  const { id } = world.guuru.shopper.start({ question: 'Where is my order?' })
  await world.settle()

  assert.deepEqual(heard[0], ['chat-assigned', id])
  assert.deepEqual(heard[1], heard[0]) // tried again after a second of the world's time
  await sim.close()
})
