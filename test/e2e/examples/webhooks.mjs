import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { createSimulator } from 'backlot'

test('a receiver checks the signature, and fails once', async () => {
  const received = []
  const receiver = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const signature = createHmac('sha256', 's3cret').update(body).digest('hex')
    received.push({ event: request.headers['x-guuru-event'], key: request.headers['idempotency-key'] })
    response.statusCode = request.headers['x-guuru-hmac-sha256'] !== signature ? 401 : received.length === 1 ? 500 : 200
    response.end()
  })
  await new Promise(resolve => receiver.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${receiver.address().port}/hooks`

  const sim = createSimulator({ webhooks: { secret: 's3cret', endpoints: [{ event: 'chat-assigned', url }] } })
  const world = sim.world()
  world.guuru.shopper.start({ question: 'Where is my order?' })
  await world.settle() // the first attempt, and the second one a second later

  const [delivery] = world.webhooks.deliveries()
  assert.equal(delivery.status, 'delivered')
  assert.deepEqual(
    delivery.attempts.map(({ at, status }) => [at, status]),
    [
      ['2026-01-01T00:00:00.000Z', 500],
      ['2026-01-01T00:00:01.000Z', 200],
    ],
  )
  assert.equal(received[0].key, received[1].key)

  await sim.close()
  receiver.close()
})
