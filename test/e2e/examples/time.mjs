import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSimulator } from 'backlot'

test('a log-in ends after a day', async () => {
  const sim = createSimulator()
  const world = sim.world()
  const ask = async (query, token) => {
    const response = await world.fetch('https://api.thehut.net/myprotein/en/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Opaque ${token}` }) },
      body: JSON.stringify({ query }),
    })
    return (await response.json()).data
  }

  const { login } = await ask(
    'mutation { login(input: { username: "jane.doe@example.com", password: "password123" }) { token } }',
  )
  assert.deepEqual(await ask('{ customer { fullName } }', login.token), { customer: { fullName: 'Jane Doe' } })

  await world.clock.advance('PT24H') // at once
  assert.deepEqual(await ask('{ customer { fullName } }', login.token), { customer: null })

  await sim.close()
})
