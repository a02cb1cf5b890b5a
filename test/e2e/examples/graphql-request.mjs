import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ClientError, GraphQLClient } from 'graphql-request'

const { BACKLOT_URL, BACKLOT_GUURU_TOKEN } = process.env
const world = 'example-graphql-request'
const client = new GraphQLClient(`${BACKLOT_URL}/guuru/graphql`, {
  headers: { authorization: `Bearer ${BACKLOT_GUURU_TOKEN}@${world}` },
})

test('a chat is taken once', async () => {
  const accept = 'mutation { acceptChat(id: "O2bqy2CsAaS7RBXZrhMOB") { status } }'
  assert.deepEqual(await client.request(accept), { acceptChat: { status: 'open' } })
  await assert.rejects(client.request(accept), error => {
    assert.ok(error instanceof ClientError)
    assert.equal(error.response.errors[0].extensions.code, 'CHAT_ALREADY_ACCEPTED')
    return true
  })
})
