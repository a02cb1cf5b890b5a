import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import type { SimWorld } from '../../src/simulator/sim-world.ts'
import { CHAT, setupGuuru } from '../vendors/guuru/guuru.ts'
import { withAccess } from '../setup.ts'
import { receiver } from './receiver.ts'

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
/** The second partner of the default fixture. */
const OTHER = 'guuru-other'

/** Worlds whose webhooks all go to one receiver. */
async function setupWorlds(path = '') {
  const hooks = await receiver()
  const guuru = setupGuuru({ webhooks: { url: hooks.url + path, secret: 's' } })
  const keys = () => hooks.received.map(({ headers }) => headers['idempotency-key'])
  return { ...guuru, ...hooks, keys }
}

test('[ours] the name of the world is in the URL and in a header, in every world', async () => {
  const { sim, world, received } = await setupWorlds('/{world}/{world}')
  for (const each of [world, sim.world('ci-1'), sim.worlds.fork(world, { id: 'ci-2' })]) {
    withAccess(each).guuru.shopper.close(CHAT.open)
    await each.settle()
  }
  expect(received.map(({ path, headers }) => [path, headers['x-backlot-world']])).toEqual([
    ['/hooks/default/default', 'default'],
    ['/hooks/ci-1/ci-1', 'ci-1'],
    ['/hooks/ci-2/ci-2', 'ci-2'],
  ])
})

test('[ours] a key is never the same in two worlds, or before and after a reset', async () => {
  const { sim, world, keys } = await setupWorlds()
  for (const each of [world, sim.world('ci-1')]) {
    for (const reset of [{}, { only: ['state'] }, { only: ['journal'] }, undefined] as const) {
      withAccess(each).guuru.shopper.close(CHAT.open)
      await each.settle()
      withAccess(each).guuru.shopper.reopen(CHAT.open)
      await each.settle()
      if (reset) each.reset(reset)
    }
  }
  const resets = ['', '', '.1', '.1', '.2', '.2', '.2', '.2']
  const bare = new RegExp(`^(${UUID})(.*)$`)
  const parts = keys().map(key => bare.exec(String(key)) ?? [])
  expect(parts.map(([, , , rest]) => rest)).toEqual([...resets, ...resets.map(count => `${count}@ci-1`)])
  expect(new Set(keys()).size).toBe(16)
  // Worlds of one seed still mint the same.
  expect(parts[0]?.[1]).toBe(parts[8]?.[1])
})

test('[ours] a key is never the same before and after a document is loaded, or in two worlds of one name', async () => {
  const { sim, world, keys } = await setupWorlds()
  const close = async (each: SimWorld) => {
    withAccess(each).guuru.shopper.close(CHAT.open)
    await each.settle()
  }
  for (const name of ['ci-1', 'ci-2']) {
    for (let life = 0; life < 2; life++) {
      const each = sim.world(name)
      const document = each.document()
      for (let load = 0; load < 3; load++) {
        await close(each)
        await sim.load(each, document)
        expect(each.document()).toEqual(document)
      }
      each.reset()
      await close(each)
      sim.worlds.end(name)
    }
  }
  await close(sim.worlds.fork(world, { id: 'ci-2' }))
  expect(new Set(keys()).size).toBe(17)
  expect(keys()).toHaveLength(17)
  const ends = ['', '', '', '.1', '.2', '.2', '.2', '.3'].map(resets => `${resets}@ci-1`)
  expect(keys().slice(0, 8)).toEqual(ends.map(end => expect.stringMatching(new RegExp(`^${UUID}${end}$`))))
  // Worlds of one seed still mint the same in the same order of events.
  const minted = keys().map(key => String(key).slice(0, 36))
  expect(minted.slice(0, 8)).toEqual(minted.slice(8, 16))
})

test('[ours] a redelivery after a reset of the rest has the same key, and the list shows what was sent', async () => {
  const { sim, received, keys } = await setupWorlds('/{world}')
  const world = withAccess(sim.world('ci-1'))
  world.guuru.shopper.close(CHAT.open)
  await world.settle()
  const [delivery] = world.webhooks.deliveries()
  expect(delivery?.url).toMatch(/\/hooks\/ci-1$/)
  expect(delivery?.headers).toMatchObject({ 'Idempotency-Key': keys()[0], 'X-Backlot-World': 'ci-1' })
  await world.webhooks.redeliver(1)
  expect(received).toHaveLength(2)
  expect(keys()[0]).toBe(keys()[1])
})

test('[ours] a document holds no name of a world and no count of resets, and works in another world', async () => {
  const { sim, world, access, received, keys } = await setupWorlds('/{world}')
  world.reset()
  const source = withAccess(sim.world('ci-1'))
  source.reset()
  source.faults.add({ vendor: 'guuru', kind: 'webhook-delay', ms: 1000 })
  source.guuru.shopper.close(CHAT.open)
  const document = source.document()
  expect(JSON.stringify(document.parts)).toContain('/hooks/{world}')
  expect(JSON.stringify(document)).not.toContain('ci-1')
  expect(JSON.stringify(document.parts)).toMatch(new RegExp(`"Idempotency-Key":"${UUID}"`))
  await sim.load(world, document)
  await world.settle()
  expect(received.map(({ path }) => path)).toEqual(['/hooks/default'])
  expect(keys()).toEqual([expect.stringMatching(new RegExp(`^${UUID}\\.1$`))])
  expect(access.state.chats.get(CHAT.open)?.status).toBe('closed')
})

test("[ours] endpoints and secrets are a partner's own; without one it is the first", async () => {
  const [first, other] = [await receiver(), await receiver()]
  const { world, access } = setupGuuru({ webhooks: { url: first.url, secret: 'one' } })
  expect(world.webhooks.configOf(OTHER)).toEqual({ secret: null, endpoints: [] })
  access.expert.accept(CHAT.otherPartner)
  await world.settle()
  expect([first.received, other.received]).toEqual([[], []])
  world.webhooks.configure({ partner: OTHER, url: other.url, secret: 'two' })
  access.shopper.close(CHAT.otherPartner)
  access.shopper.close(CHAT.open)
  await world.settle()
  expect(first.received.map(({ headers }) => headers['x-guuru-chat-id'])).toEqual([CHAT.open])
  expect(other.received.map(({ headers }) => headers['x-guuru-chat-id'])).toEqual([CHAT.otherPartner])
  for (const [{ received }, secret] of [
    [first, 'one'],
    [other, 'two'],
  ] as const) {
    const [message] = received
    expect(message?.headers['x-guuru-hmac-sha256']).toBe(
      createHmac('sha256', secret)
        .update(message?.body ?? '')
        .digest('hex'),
    )
  }
  expect(world.webhooks.configOf('guuru-qa')).toEqual(world.webhooks.config)
})

test("[ours] a document holds every partner's endpoints, and a fixture may name the first one", async () => {
  const { sim, world } = setupGuuru({ webhooks: { url: 'http://a.example/' } })
  world.webhooks.configure({ partner: OTHER, url: 'http://b.example/', secret: 'b' })
  const document = world.document()
  const copy = sim.world('copy')
  await sim.load(copy, JSON.parse(JSON.stringify(document)))
  expect(JSON.stringify(copy.document())).toBe(JSON.stringify(document))
  expect(copy.webhooks.configOf(OTHER)).toEqual(world.webhooks.configOf(OTHER))
  copy.reset()
  expect(copy.webhooks.configOf(OTHER)).toEqual({ secret: null, endpoints: [] })

  const { webhooks } = document.parts as { webhooks: { endpoints: object[] } }
  const partners = [{ partner: 'guuru-qa', secret: 'named', endpoints: webhooks.endpoints }]
  const named = { secret: null, endpoints: [], deliveries: [], partners }
  await sim.load(copy, { ...document, parts: { ...document.parts, webhooks: named } })
  expect(copy.webhooks.config.secret).toBe('named')
})

test('[ours] a document of before, without partners, still loads', async () => {
  const { sim, world } = setupGuuru({ webhooks: { url: 'http://a.example/', secret: 's' } })
  const document = world.document()
  const { partners: _partners, ...before } = Object(document.parts).webhooks as { partners: unknown }
  const copy = sim.world('copy')
  await sim.load(copy, { ...document, parts: { ...document.parts, webhooks: before } })
  expect(copy.document()).toEqual(document)
})

test('[ours] options may name a partner, and one that there is not is refused', () => {
  const webhooks = { partner: OTHER, url: 'http://b.example/' }
  const { world } = setupGuuru({ webhooks })
  expect(world.webhooks.configOf(OTHER).endpoints).toHaveLength(7)
  expect(world.webhooks.config.endpoints).toEqual([])
  expect(() => world.webhooks.configOf('nobody')).toThrow('Partner not found')
  expect(() => world.webhooks.configure({ partner: 'nobody', url: 'http://b.example/' })).toThrow('Partner not found')
  expect(() => setupGuuru({ webhooks: { ...webhooks, partner: 'nobody' } })).toThrow('Partner not found')
})
