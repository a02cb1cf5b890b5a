import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSimulator } from 'backlot'

test('each account has its credential, and a fixture may be a file', async () => {
  const sim = createSimulator({ fixtures: ['default', new URL('./acme.json', import.meta.url)] })
  const world = sim.world('ci-42')
  assert.equal(world.credential('thg', 'john.roe@example.com'), 'thg-john@ci-42')
  assert.equal(world.credential('marketplacer'), 'mp-operator@ci-42')
  assert.equal(world.credential('marketplacer', 660119), 'mp-seller-660119@ci-42')
  assert.equal(world.credential('guuru', 'acme'), 'acme-token@ci-42')
  assert.throws(() => world.credential('guuru', 'acne'), { code: 'NO_CREDENTIAL' })

  const { fetch } = world // needs no object, so a client can be given it
  const answer = await fetch('https://api.guuru.com/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${world.credential('guuru', 'acme')}` },
    body: '{"query":"{ partner { id } }"}',
  })
  assert.deepEqual(await answer.json(), { data: { partner: { id: 'acme' } } })

  await sim.close()
})
