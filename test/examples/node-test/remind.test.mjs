import assert from 'node:assert/strict'
import { describe, test } from 'backlot/node-test'
import { remind } from './remind.mjs'

/** What the code under test is given in place of the network. */
const clientOf = world => ({ key: world.credential('marketplacer'), send: world.fetch })

describe('a reminder', { concurrency: true }, () => {
  test('is sent once', async ({ world }) => {
    const { id } = world.marketplacer.addSeller()
    assert.equal(await remind(id, 'Please ship.', clientOf(world)), 'sent')
    assert.equal(await remind(id, 'Please ship.', clientOf(world)), 'unread')
    assert.equal(world.journal.count({ operation: 'chatMessageCreate' }), 1)
  })

  test('is sent again when the seller has answered', async ({ world }) => {
    const { id } = world.marketplacer.addSeller()
    await remind(id, 'Please ship.', clientOf(world))
    world.marketplacer.seller(id).send({ message: 'Tomorrow.' })
    assert.equal(await remind(id, 'Please ship.', clientOf(world)), 'sent')
    assert.equal(world.journal.count({ operation: 'chatMessageCreate' }), 2)
  })
})
