import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSimulator, seller } from 'backlot'

const sam = seller({
  name: 'sam',
  when: { type: 'marketplacer.message.created', after: { sentByType: 'Admin' } },
  delay: ['PT1H', 'PT4H'],
  workingHours: { from: '09:00', to: '17:00' },
  what: { do: 'read' },
  then: [{ delay: 'PT10M', what: { do: 'write', message: ['On it: "{message}"', 'Will do.'] } }],
})

test('a seller reads, and answers ten minutes later', async () => {
  const sim = createSimulator({ actors: [sam] })
  const world = sim.world()
  await world.fetch('https://shop.marketplacer.com/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'marketplacer-api-key': world.credential('marketplacer') },
    body: JSON.stringify({
      query: `mutation { chatMessageCreate(input: { sellerId: "U2VsbGVyLTc4", message: "When?" }) { status } }`,
    }),
  })

  const { happened } = await world.settle() // hours in milliseconds
  assert.deepEqual(
    happened.map(({ type, actor }) => [type, actor]),
    [
      ['marketplacer.messages.read', 'sam'],
      ['marketplacer.message.created', 'sam'],
    ],
  )

  await sim.close()
})
