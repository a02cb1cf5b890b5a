import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSimulator } from 'backlot'

const submission = (id, createdAt) => ({
  id,
  sequence: 100,
  partnerId: 'guuru-qa',
  status: 'pending',
  createdAt,
  reviewedAt: null,
})

test('a running world is changed, and its times stay fresh', async () => {
  const sim = createSimulator({ rebase: 'now' }) // the newest time in the fixture is the world's beginning
  const world = sim.world()
  await world.merge({
    vendors: { guuru: { submissions: [submission('yesterday', '-PT26H')] } },
    remove: { guuru: { chats: ['O2bqy2CsAaS7RBXZrhMOB'] } },
  })
  const { guuru } = world.document().vendors
  const { createdAt } = guuru.submissions.find(({ id }) => id === 'yesterday')
  assert.equal(world.clock.now() - createdAt, 26 * 3_600_000)
  assert.ok(!guuru.messages.some(({ chatId }) => chatId === 'O2bqy2CsAaS7RBXZrhMOB')) // its messages went with it
  await sim.close()
})
