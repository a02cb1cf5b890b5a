import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSimulator } from 'backlot'

test('an attachment has bytes', async () => {
  const sim = createSimulator({ publicUrl: 'https://backlot.example' })
  const world = sim.world('ci-42')
  const [{ id }] = [...world.guuru.state.chats.all()].filter(({ status }) => status === 'open')
  const content = Buffer.from('Size M').toString('base64')
  const { message } = world.guuru.shopper.say(id, {
    attachment: { filename: 'size.txt', mimetype: 'text/plain', content },
  })

  assert.match(message.attachment.url, /^https:\/\/backlot\.example\/w\/ci-42\/guuru\/attachments\/.*\/size\.txt$/)
  assert.equal(await (await world.fetch(message.attachment.url)).text(), 'Size M')
  await sim.close()
})
