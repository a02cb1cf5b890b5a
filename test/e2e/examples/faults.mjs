import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSimulator } from 'backlot'

test('a retry of createPersona is safe', async () => {
  const sim = createSimulator()
  const world = sim.world()
  const { id } = world.faults.add({
    vendor: 'guuru',
    operation: 'createPersona',
    kind: 'applied-answer-lost',
    times: 1,
  })
  const call = () =>
    world.fetch('https://api.guuru.com/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer guuru-partner' },
      body: JSON.stringify({ query: 'mutation { createPersona(input: { providerId: "agent-7", name: "Ada" }) }' }),
    })

  await assert.rejects(call(), ({ message, cause }) => message === 'fetch failed' && cause.code === 'ECONNRESET')
  assert.equal(world.faults.get(id).verdict, 'no-retry')
  await call()
  assert.equal(world.faults.get(id).verdict, 'recognised') // a second persona would be a `duplicate`

  await sim.close()
})
