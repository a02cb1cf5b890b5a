import type { ServerResponse } from 'node:http'
import { expect, onTestFinished, test, vi } from 'vitest'
import { realNow } from '../../src/time/real-time.ts'
import { MAX_REMEMBERED, MAX_WAITING } from '../../src/webhooks/limits.ts'
import { CHAT, setupGuuru } from '../vendors/guuru/guuru.ts'
import { receiver, sequence, setupReceiver } from './receiver.ts'
import { withAccess } from '../setup.ts'

test('[assumed] the first attempt is made at once, though the clock stands still', async () => {
  const { access, count, events } = await setupReceiver()
  access.shopper.close(CHAT.open)
  await count(1)
  expect(events()).toEqual(['chat-closed'])
})

test('[ours] a bug in an attempt is printed, and nothing waits for the attempt any more', async () => {
  const { access, world, count } = await setupReceiver(() => 500)
  const bug = new Error('no timer')
  vi.spyOn(world.clock, 'after').mockImplementation(() => {
    throw bug
  })
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => void vi.restoreAllMocks())
  access.shopper.close(CHAT.open)
  await count(1)
  await world.settle()
  expect(printed.mock.calls).toEqual([[bug]])
})

test("[assumed] retries after 1, 5 and 25 seconds of the world's time, same key, same bytes", async () => {
  const { access, world, received } = await setupReceiver(sequence(500, 404, 302))
  access.shopper.close(CHAT.open)
  await world.clock.advance(999)
  expect(received).toHaveLength(1)
  await world.clock.advance(1)
  expect(received).toHaveLength(2)
  await world.clock.advance('PT4.999S')
  expect(received).toHaveLength(2)
  const { now } = await world.settle()
  expect(received).toHaveLength(4)
  expect(now).toBe('2026-01-01T00:00:31.000Z')
  expect(new Set(received.map(({ body }) => body)).size).toBe(1)
  expect(new Set(received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  expect(world.webhooks.deliveries()).toMatchObject([
    {
      id: 1,
      event: 'chat-closed',
      subject: CHAT.open,
      status: 'delivered',
      attempts: [
        { at: '2026-01-01T00:00:00.000Z', status: 500, durationMs: expect.any(Number) },
        { at: '2026-01-01T00:00:01.000Z', status: 404 },
        { at: '2026-01-01T00:00:06.000Z', status: 302 },
        { at: '2026-01-01T00:00:31.000Z', status: 200 },
      ],
    },
  ])
})

test('[assumed] after four failures it is given up, and the next one of the chat goes out', async () => {
  const { access, world, events, statuses } = await setupReceiver(sequence(500, 500, 500, 500))
  access.shopper.close(CHAT.open)
  access.shopper.reopen(CHAT.open)
  await world.settle()
  expect(events()).toEqual([...Array(4).fill('chat-closed'), 'chat-reopened'])
  expect(statuses()).toEqual(['failed', 'delivered'])
})

test('[assumed] any 2xx is taken; nothing else is', async () => {
  const { access, world, received } = await setupReceiver(sequence(204, 300, 202))
  access.shopper.close(CHAT.open)
  access.shopper.reopen(CHAT.open)
  await world.settle()
  expect(received).toHaveLength(3)
})

test('[assumed] a chat keeps its order while others go on', async () => {
  const { access, world, received } = await setupReceiver(({ headers }) =>
    headers['x-guuru-chat-id'] === CHAT.open ? 500 : 200,
  )
  access.shopper.close(CHAT.open)
  access.shopper.reopen(CHAT.open)
  access.expert.accept(CHAT.pending)
  access.shopper.close(CHAT.pending)
  await world.clock.advance(0)
  const of = (id: string) =>
    received.filter(({ headers }) => headers['x-guuru-chat-id'] === id).map(({ headers }) => headers['x-guuru-event'])
  expect(of(CHAT.pending)).toEqual(['chat-opened', 'chat-closed'])
  expect(of(CHAT.open)).toEqual(['chat-closed'])
})

test('[assumed] a redirect is not followed', async () => {
  const elsewhere = await receiver()
  const { access, world, statuses } = await setupReceiver((_, response) => {
    response.writeHead(307, { location: elsewhere.url }).end()
    return 'hands off'
  })
  access.shopper.close(CHAT.open)
  await world.settle()
  expect(elsewhere.received).toEqual([])
  expect(statuses()).toEqual(['failed'])
})

test('[assumed] a receiver that resets connections, or is not there, is an error in words', async () => {
  const { access, world, server } = await setupReceiver((_, response) => {
    response.socket?.resetAndDestroy()
    return 'hands off'
  })
  access.shopper.close(CHAT.open)
  await world.clock.advance(0)
  await new Promise(resolve => server.close(resolve))
  await world.settle()
  const [{ attempts }] = world.webhooks.deliveries() as [ReturnType<typeof world.webhooks.deliveries>[0]]
  expect(attempts.map(({ status }) => status)).toEqual([null, null, null, null])
  expect(attempts[0]?.error).toMatch(/closed|ECONNRESET|hang up/)
  expect(attempts[1]?.error).toMatch(/ECONNREFUSED/)
})

test('[assumed] a gigabyte in answer is not read', async () => {
  let written = 0
  const chunk = Buffer.alloc(1024 * 1024)
  const { access, world, statuses } = await setupReceiver((_, response) => {
    response.writeHead(200)
    const more = (): void => {
      while (written < 1024 && !response.destroyed) {
        written++
        if (!response.write(chunk)) return void response.once('drain', more)
      }
      response.end()
    }
    more()
    return 'hands off'
  })
  const began = realNow()
  access.shopper.close(CHAT.open)
  await world.settle()
  expect(statuses()).toEqual(['delivered'])
  expect(written).toBeLessThan(64)
  expect(realNow() - began).toBeLessThan(3000)
})

test(
  '[assumed] a receiver that hangs costs five seconds per attempt, and no mutation',
  { timeout: 15_000 },
  async () => {
    const { world, ask, received, count } = await setupReceiver(() => (received.length > 1 ? 200 : 'hands off'))
    const began = realNow()
    await ask('mutation ($id: ID!) { closeChat(id: $id) { id } }', { id: CHAT.open })
    await count(1)
    expect(realNow() - began).toBeLessThan(2000)
    await world.settle()
    expect(realNow() - began).toBeGreaterThan(4900)
    expect(world.webhooks.deliveries()).toMatchObject([
      { status: 'delivered', attempts: [{ status: null, error: 'No answer within 5000 ms' }, { status: 200 }] },
    ])
  },
)

test.each(['end', 'reset'] as const)('[assumed] the %s of a world stops what is under way', async what => {
  const { sim, received, count, url } = await setupReceiver(() => 'hands off')
  const world = withAccess(sim.world('short'))
  const began = realNow()
  world.guuru.shopper.close(CHAT.open)
  world.guuru.shopper.reopen(CHAT.open)
  await count(1)
  if (what === 'end') sim.worlds.end('short')
  else world.reset()
  await world.settle()
  expect(realNow() - began).toBeLessThan(3000)
  expect(received).toHaveLength(1)
  expect(world.webhooks.deliveries()).toEqual([])
  expect(world.webhooks.config.endpoints).toHaveLength(what === 'end' ? 0 : 7)
  expect(url).toContain('127.0.0.1')
})

test('[assumed] redelivering sends the same key and bytes again, and shows the attempt', async () => {
  const { access, world, received } = await setupReceiver(sequence(500, 500, 500, 500, 500))
  access.shopper.close(CHAT.open)
  await world.settle()
  expect(await world.webhooks.redeliver(1)).toMatchObject({ status: 'pending', attempts: { length: 5 } })
  expect(await world.webhooks.redeliver(1)).toMatchObject({ status: 'delivered', attempts: { length: 6 } })
  expect(await world.webhooks.redeliver(1)).toMatchObject({ status: 'delivered', attempts: { length: 7 } })
  await world.settle()
  expect(new Set(received.map(({ headers, body }) => `${String(headers['idempotency-key'])} ${body}`)).size).toBe(1)
  expect(received).toHaveLength(7)
  await expect(world.webhooks.redeliver(99)).rejects.toThrow(
    'There is no delivery 99; GET /_sim/webhooks/deliveries lists the newest 1000.',
  )
})

test('[assumed] redelivering behind what waits for the same chat answers at once; it is sent in its turn', async () => {
  const { access, world, events } = await setupReceiver(sequence(200, 500))
  access.shopper.close(CHAT.open)
  await world.clock.advance(0)
  access.shopper.reopen(CHAT.open)
  await world.clock.advance(0)
  const before = events()
  expect(before).toHaveLength(2)
  expect(await world.webhooks.redeliver(1)).toMatchObject({ status: 'pending', attempts: { length: 1 } })
  expect(events()).toEqual(before)
  await world.settle()
  expect(events()).toEqual([...before, before[1], before[0]])
  expect(world.webhooks.deliveries()[0]).toMatchObject({ status: 'delivered', attempts: { length: 2 } })
})

test('[assumed] what waits is bounded and counted, and so is what is remembered', async () => {
  const { access, world, received } = await setupReceiver(() => (world.clock.now() > 1767225600000 ? 200 : 500))
  const { endpoints } = world.webhooks.config
  world.webhooks.configure({ endpoints: endpoints.filter(({ event }) => event === 'message-created') })
  for (let i = 0; i < MAX_WAITING + 5; i++) access.shopper.say(CHAT.pending, { text: `${i}` })
  expect(world.webhooks.overflow).toBe(5)
  world.webhooks.configure({})
  expect(world.webhooks.deliveries()).toHaveLength(MAX_WAITING)
  world.reset()
  for (let i = 0; i < MAX_REMEMBERED + 5; i++) access.shopper.close(access.expert.accept(access.shopper.start().id).id)
  await world.settle()
  expect(world.webhooks.deliveries()).toHaveLength(MAX_REMEMBERED)
  expect(world.webhooks.dropped).toBe(3 * MAX_REMEMBERED + 20)
  expect(received.length).toBeGreaterThan(4 * MAX_REMEMBERED)
})

test('[ours] at most 32 attempts are under way at a time; each that ends lets the next one begin', async () => {
  const held: ServerResponse[] = []
  let isHeld = true
  const { sim, access, world, count, events, statuses } = await setupReceiver((_, response) => {
    if (!isHeld) return 200
    held.push(response)
    return 'hands off'
  })
  const { endpoints } = world.webhooks.config
  world.webhooks.configure({ endpoints: endpoints.filter(({ event }) => event === 'chat-opened') })
  for (let i = 0; i < 37; i++) access.expert.accept(access.shopper.start().id)
  await count(32)
  // All attempts that began together have come when a later one, of another world, has come.
  withAccess(sim.world('other')).guuru.shopper.close(CHAT.open)
  await count(33)
  expect(events().toSorted()).toEqual(['chat-closed', ...Array(32).fill('chat-opened')])
  for (const response of held
    .slice(0, 33)
    .filter((_, i) => events()[i] === 'chat-opened')
    .slice(0, 3))
    response.writeHead(200).end()
  await count(36)
  expect(statuses().filter(status => status === 'delivered')).toHaveLength(3)
  isHeld = false
  for (const response of held) if (!response.headersSent) response.writeHead(200).end()
  await world.settle()
  expect(statuses()).toEqual(Array(37).fill('delivered'))
})

test('[ours] a retry that falls due is skipped when its delivery was rescheduled meanwhile', async () => {
  const { access, world, received, statuses } = await setupReceiver(sequence(500, 500))
  access.shopper.close(CHAT.open)
  await world.clock.advance(500)
  await world.webhooks.redeliver(1)
  await world.clock.advance(500)
  expect(received).toHaveLength(2)
  await world.clock.advance(500)
  expect(received).toHaveLength(3)
  expect(statuses()).toEqual(['delivered'])
})

test('[ours] a retry that falls due is skipped when its delivery was sent meanwhile', async () => {
  const { access, world, received } = await setupReceiver(sequence(500))
  access.shopper.close(CHAT.open)
  await world.clock.advance(500)
  expect(await world.webhooks.redeliver(1)).toMatchObject({ status: 'delivered' })
  await world.settle()
  expect(received).toHaveLength(2)
})

test('[assumed] a world goes on elsewhere with what waited, config and deliveries included', async () => {
  const { sim, access, world, received, statuses } = await setupReceiver(sequence(500))
  access.shopper.close(CHAT.open)
  access.shopper.reopen(CHAT.open)
  await world.clock.advance(0)
  const document = JSON.stringify(world.document())
  const copy = sim.world('copy')
  await sim.load(copy, JSON.parse(document))
  expect(JSON.stringify(copy.document())).toBe(document)
  await copy.settle()
  expect(copy.webhooks.deliveries().map(({ status }) => status)).toEqual(['delivered', 'delivered'])
  expect(statuses()).toEqual(['pending', 'pending'])
  expect(received).toHaveLength(3)
})

test('[assumed] a clock that is set back has not forgotten what waits', async () => {
  const { access, world, statuses } = await setupReceiver(sequence(500))
  access.shopper.close(CHAT.open)
  await world.clock.advance(500)
  world.reset({ only: ['clock'] })
  await world.settle()
  expect(statuses()).toEqual(['delivered'])
})

test('[assumed] start options go before what a document brings along; without them the document counts', () => {
  const { world } = setupGuuru({ webhooks: { url: 'http://one.example/' }, actors: 'prompt' })
  const fixtures = [world.document()]
  expect(setupGuuru({ fixtures }).world.document()).toEqual(fixtures[0])
  const { webhooks, actors } = setupGuuru({ fixtures, webhooks: { url: 'http://two.example/' }, actors: [] }).world
  expect(webhooks.config.endpoints[0]?.url).toBe('http://two.example/')
  expect(actors.cast).toEqual([])
})
