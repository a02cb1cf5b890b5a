import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import type { FaultKind, FaultRule } from '../../src/faults/rule.ts'
import { CHAT, setupGuuru } from '../vendors/guuru/guuru.ts'
import { type Answer, receiver } from './receiver.ts'

/** A world in which one webhook goes wrong in this way. */
async function setupFault(
  kind: FaultKind,
  more: { ms?: number; operation?: string; times?: number } = {},
  answer?: Answer,
) {
  const hooks = await receiver(answer)
  const guuru = setupGuuru({ webhooks: { url: hooks.url, secret: 's' } })
  guuru.world.faults.add({ vendor: 'guuru', kind, times: 1, ...more } as FaultRule) // each kind takes other members
  return { ...guuru, ...hooks }
}

test('[assumed] duplicate: the receiver takes the same message twice', async () => {
  const { access, world, received, events } = await setupFault('webhook-duplicate')
  access.shopper.close(CHAT.open)
  access.shopper.reopen(CHAT.open)
  await world.settle()
  expect(events()).toEqual(['chat-closed', 'chat-closed', 'chat-reopened'])
  expect(received[0]?.headers['idempotency-key']).toBe(received[1]?.headers['idempotency-key'])
  expect(received[0]?.body).toBe(received[1]?.body)
})

test('[assumed] drop: the message is never sent, unless a redelivery is asked for', async () => {
  const { access, world, events } = await setupFault('webhook-drop')
  access.shopper.close(CHAT.open)
  access.shopper.reopen(CHAT.open)
  await world.settle()
  expect(events()).toEqual(['chat-reopened'])
  expect(world.webhooks.deliveries()).toMatchObject([
    { status: 'dropped', attempts: [], fault: { id: 'fault-1', kind: 'webhook-drop' } },
    { status: 'delivered', fault: null },
  ])
  await world.webhooks.redeliver(1)
  expect(events()).toEqual(['chat-reopened', 'chat-closed'])
})

test("[assumed] delay: on the world's clock, and the chat waits", async () => {
  const { access, world, events } = await setupFault('webhook-delay', { ms: 30_000 })
  access.shopper.close(CHAT.open)
  access.shopper.reopen(CHAT.open)
  await world.clock.advance(29_999)
  expect(events()).toEqual([])
  await world.clock.advance(1)
  expect(events()).toEqual(['chat-closed', 'chat-reopened'])
})

test('[assumed] reorder: the next one of the chat comes first', async () => {
  const { access, world, events } = await setupFault('webhook-reorder')
  access.shopper.close(CHAT.open)
  access.shopper.reopen(CHAT.open)
  access.shopper.close(CHAT.open)
  await world.settle()
  expect(events()).toEqual(['chat-reopened', 'chat-closed', 'chat-closed'])
})

test('[assumed] reorder: where nothing follows, nothing is lost', async () => {
  const { access, world, events } = await setupFault('webhook-reorder')
  access.shopper.close(CHAT.open)
  await world.settle()
  expect(events()).toEqual(['chat-closed'])
})

test('[assumed] bad signature: a receiver that refuses it is sent a right one', async () => {
  const { access, world, received } = await setupFault('webhook-bad-signature', {}, ({ headers, body }) =>
    headers['x-guuru-hmac-sha256'] === createHmac('sha256', 's').update(body).digest('hex') ? 200 : 400,
  )
  access.shopper.close(CHAT.open)
  await world.settle()
  expect(received).toHaveLength(2)
  expect(received[0]?.headers['x-guuru-hmac-sha256']).toMatch(/^[0-9a-f]{64}$/)
  expect(world.faults.list()).toMatchObject([{ hits: 1 }])
})

test.each([1, 2, 3, 4])('[assumed] bad signature: %i attempts are counted one by one', async times => {
  const { access, world, received } = await setupFault('webhook-bad-signature', { times }, ({ headers, body }) =>
    headers['x-guuru-hmac-sha256'] === createHmac('sha256', 's').update(body).digest('hex') ? 200 : 400,
  )
  access.shopper.close(CHAT.open)
  await world.settle()
  expect(received).toHaveLength(Math.min(4, times + 1))
  expect(world.webhooks.deliveries()).toMatchObject([{ status: times < 4 ? 'delivered' : 'failed' }])
  expect(world.faults.list()).toMatchObject([{ hits: times }])
})

test('[assumed] a rule may be about one event', async () => {
  const { access, world, events } = await setupFault('webhook-drop', { operation: 'chat-reopened' })
  access.shopper.close(CHAT.open)
  access.shopper.reopen(CHAT.open)
  await world.settle()
  expect(events()).toEqual(['chat-closed'])
})
