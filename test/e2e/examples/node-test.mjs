import assert from 'node:assert/strict'
import { test } from 'node:test'

// `backlot exec -- node --test ...` sets these.
const { BACKLOT_URL, BACKLOT_GUURU_TOKEN } = process.env
const world = 'example-node'

async function guuru(query) {
  const response = await fetch(`${BACKLOT_URL}/guuru/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${BACKLOT_GUURU_TOKEN}@${world}` },
    body: JSON.stringify({ query }),
  })
  return response.json()
}

async function control(path, body) {
  const response = await fetch(`${BACKLOT_URL}/w/${world}/_sim${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.json()
}

test('a chat is taken once', async () => {
  const { id } = await control('/guuru/chats', { question: 'Where is my order?' })
  const accept = `mutation { acceptChat(id: "${id}") { status } }`
  assert.deepEqual(await guuru(accept), { data: { acceptChat: { status: 'open' } } })
  assert.equal((await guuru(accept)).errors[0].extensions.code, 'CHAT_ALREADY_ACCEPTED')

  const { events } = await control('/events/wait', { match: { type: 'guuru.chat.opened', after: { id } } })
  assert.equal(events.length, 1)
})
