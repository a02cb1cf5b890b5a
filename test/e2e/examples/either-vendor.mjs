import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSimulator } from 'backlot'

// The app's settings: what is not set means the real API.
const { GUURU_URL = 'https://api.guuru.com/graphql', GUURU_TOKEN = 'from-your-vault' } = process.env

// The client: it knows an address and a credential, and nothing of backlot.
async function myPartner({ url = GUURU_URL, token = GUURU_TOKEN, send = fetch } = {}) {
  const response = await send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ partner { id } }' }),
  })
  const { data } = await response.json()
  return data.partner.id
}

test('the same client at the real address', async () => {
  const sim = createSimulator()
  const { fetch: send, credential } = sim.world()
  assert.equal(await myPartner({ token: credential('guuru'), send }), 'guuru-qa')
  await sim.close()
})
