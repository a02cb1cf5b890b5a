import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSimulator } from 'backlot'

const smallest = {
  formatVersion: 1,
  vendors: {
    guuru: {
      partners: [{ id: 'acme', isAvailable: true, serviceAccountIsMember: true, tokens: ['acme-token'] }],
    },
  },
}

test('a partner is enough for chats', async () => {
  const sim = createSimulator({ fixtures: smallest })
  const world = sim.world()
  const chat = world.guuru.shopper.start({ question: 'Where is my order?' })
  assert.equal(chat.partnerId, 'acme')
  assert.equal(world.credential('guuru'), 'acme-token')
  assert.throws(() => world.credential('thg'), { code: 'NO_CREDENTIAL' }) // no account, no credential
  await sim.close()
})

test('what a record lacks is named', () => {
  const fixtures = { formatVersion: 1, vendors: { guuru: { partners: [{ id: 'acme' }] } } }
  assert.throws(() => createSimulator({ fixtures }), /vendors\.guuru\.partners\[0\]\.isAvailable is missing/)
})
