/** What waits, in which order, and how much of it. */
import { expect, test } from 'vitest'
import { bytesOfDelivery } from '../../src/webhooks/records.ts'
import { MAX_DELIVERY_BYTES } from '../../src/webhooks/limits.ts'
import { CHAT } from '../vendors/guuru/guuru.ts'
import { sequence, setupReceiver } from './receiver.ts'

test('[assumed] what failed stays first of its chat, however much was delivered of others', async () => {
  const { access, world, received, events, statuses } = await setupReceiver(sequence(200, 200, 200, 500))
  access.expert.accept(CHAT.pending)
  access.shopper.close(CHAT.pending)
  access.shopper.reopen(CHAT.pending)
  await world.settle()
  expect(received.splice(0)).toHaveLength(3)
  access.shopper.close(CHAT.open)
  access.shopper.reopen(CHAT.open)
  access.shopper.close(CHAT.open)
  await world.settle()
  expect(events()).toEqual(['chat-closed', 'chat-closed', 'chat-reopened', 'chat-closed'])
  expect(statuses()).toEqual(Array(6).fill('delivered'))
  expect(world.webhooks.queue.counts).toMatchObject({ waiting: 0, finished: 6, forgotten: 0, overflow: 0 })
  expect(world.document().ids).toMatchObject({ 'webhook.deliveries': 6 })
})

test('[assumed] what waits for its next attempt keeps its place when it is redelivered', async () => {
  const { access, world, events } = await setupReceiver(sequence(500))
  access.shopper.close(CHAT.open)
  access.shopper.reopen(CHAT.open)
  await world.clock.advance(0)
  expect(await world.webhooks.redeliver(1)).toMatchObject({ status: 'delivered', attempts: { length: 2 } })
  await world.settle()
  expect(events()).toEqual(['chat-closed', 'chat-closed', 'chat-reopened'])
})

test('[ours] an attempt that a reset has cut is none of the next delivery with its number', async () => {
  const { world, access, count } = await setupReceiver(() => 'hands off')
  access.shopper.close(CHAT.open)
  await count(1)
  world.reset()
  access.shopper.close(CHAT.open)
  await count(2)
  expect(world.webhooks.deliveries()).toMatchObject([{ id: 1, status: 'pending', attempts: [] }])
})

test('[assumed] deliveries take so many bytes at most: first those that are finished go, then further ones', async () => {
  const text = 'x'.repeat(2_000_000)
  let status = 200
  const { access, world } = await setupReceiver(() => status)
  const { endpoints } = world.webhooks.config
  world.webhooks.configure({ endpoints: endpoints.filter(({ event }) => event === 'message-created') })
  const { queue } = world.webhooks
  const say = (times: number): void => {
    for (let n = 0; n < times; n++) access.shopper.say(CHAT.pending, { text })
  }
  say(10)
  await world.settle()
  const most = Math.floor(MAX_DELIVERY_BYTES / bytesOfDelivery(queue.list()[0]!))
  expect(queue.counts).toMatchObject({ waiting: 0, finished: 10, forgotten: 0 })
  status = 500
  say(10)
  expect(queue.counts).toMatchObject({ waiting: 10, finished: most - 10, forgotten: 20 - most, overflow: 0 })
  expect(queue.list()[0]?.id).toBe(21 - most)
  say(10)
  expect(queue.counts).toMatchObject({ waiting: most, finished: 0, forgotten: 10, overflow: 20 - most })
  expect(queue.counts.bytes).toBeLessThanOrEqual(MAX_DELIVERY_BYTES)
})
