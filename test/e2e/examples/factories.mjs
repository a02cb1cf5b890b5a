import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSimulator } from 'backlot'
import { aChat } from 'backlot/guuru'

test('a closed chat is opened again', async () => {
  const sim = createSimulator()
  const world = sim.world()
  const { id } = aChat(world.guuru, { status: 'closed' })

  await world.fetch('https://api.guuru.com/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${world.credential('guuru')}` },
    body: JSON.stringify({ query: `mutation { openChat(id: "${id}") { status } }` }),
  })
  assert.equal(world.guuru.state.chats.require(id).status, 'open')

  await sim.close()
})
