/** Worlds that outlive the process: a store and a fresh simulator are all that is left of the one before. */
import { expect, onTestFinished, test } from 'vitest'
import { toSimError } from '../../../src/errors/sim-error.ts'
import type { SimulatorOptions } from '../../../src/simulator/options.ts'
import type { SimWorld } from '../../../src/simulator/sim-world.ts'
import { Persistence } from '../../../src/simulator/store/persistence.ts'
import { worldFormat } from '../../../src/simulator/world-format.ts'
import { VENDOR_LIST } from '../../../src/vendors/index.ts'
import { createSeededRandom } from '../../seeded-random.ts'
import type { Tables } from '../../../src/world/states.ts'
import { createServer } from '../../../src/server/server.ts'
import { type AnyJson, setup, tablesOf, withAccess } from '../../setup.ts'
import { moveCustomer, STEPS } from '../../world/steps.ts'
import { MemoryStore } from './memory-store.ts'

const textOf = (world: SimWorld): string => JSON.stringify(world.document())

const sayOf = (text: string): string =>
  `mutation { chatMessageCreate(input: { message: "${text}", sellerId: "U2VsbGVyLTY2MDExOQ==" }) { chatMessage { id } } }`

/** A simulator that goes on with what a store holds. */
async function setupStored(store: MemoryStore, options: SimulatorOptions = {}, format = worldFormat(VENDOR_LIST)) {
  const given = setup(options)
  const { sim } = given
  const persistence = await Persistence.open({ worlds: sim.worlds, store, format })
  onTestFinished(() => persistence.close())
  sim.persistence = persistence
  return { ...given, persistence, store }
}

/** What a process that is started after a kill finds. */
const restarted = (store: MemoryStore, options?: SimulatorOptions) =>
  setupStored(new MemoryStore(store.contents), options)

/** What scripts do besides: records go and come again, and a whole document of earlier takes the world's place. */
const MORE_STEPS: typeof STEPS = [moveCustomer, ({ world }) => world.reset()]

test.each([1, 2, 3])('[ours] a world is the same after a kill, whatever was done in it (script %i)', async seed => {
  const options: SimulatorOptions = { actors: ['prompt'], history: seed % 2 === 0 }
  const { world, graphql, sim, persistence, store } = await setupStored(new MemoryStore(), options)
  const random = createSeededRandom(seed)
  const earlier = [world.document()]
  for (let n = 1; n <= 60; n++) {
    try {
      await random.pick([...STEPS, ...MORE_STEPS])({ world, graphql, n, pick: random.pick })
      if (n % 10 === 0) earlier.push(world.document())
      if (n % 20 === 0) await sim.load(world, random.pick(earlier))
    } catch (error) {
      if (!toSimError(error)) throw error
    }
    if (n % 4 !== 0) continue
    const text = textOf(world)
    await persistence.commitAll()
    const after = await restarted(store, options)
    if (textOf(after.world) === text) continue
    // What differs, in place of two whole documents.
    expect(after.world.document(), `after step ${n}`).toEqual(JSON.parse(text))
    expect(textOf(after.world), `order after step ${n}`).toBe(text)
  }
  expect(store.contents.get('default')!.tail.length).toBeGreaterThan(5)
})

test('[ours] an answer waits until all that it may show is written, and what comes meanwhile is written at once', async () => {
  const { graphql, store, world } = await setupStored(new MemoryStore())
  const { seq } = store.contents.get('default')!
  let open = (): void => {}
  store.gate = new Promise(resolve => (open = resolve))
  const answered: string[] = []
  const ask = (name: string, query: string) =>
    graphql('marketplacer', query).then(({ status }) => answered.push(`${name} ${status}`))
  const first = ask('first', sayOf('One'))
  await new Promise(resolve => setImmediate(resolve))
  const others = [ask('second', sayOf('Two')), ask('third', sayOf('Three')), ask('read', '{ __typename }')]
  await new Promise(resolve => setImmediate(resolve))
  expect([world.journal.lastId, answered]).toEqual([4, []])
  open()
  await Promise.all([first, ...others])
  expect(answered[0]).toBe('first 200')
  expect(answered.toSorted()).toEqual(['first 200', 'read 200', 'second 200', 'third 200'])
  expect(store.contents.get('default')!.seq).toBe(seq + 2)
  // Where nothing is under way, an answer that changed nothing waits for nothing.
  await ask('read', '{ __typename }')
  expect(store.contents.get('default')!.seq).toBe(seq + 2)
})

test('[ours] an entry is as small as what changed, and a world is written whole after 500 of them', async () => {
  const { graphql, store } = await setupStored(new MemoryStore())
  for (let n = 1; n <= 500; n++) await graphql('marketplacer', sayOf(`Message ${n}`))
  const { tail } = store.contents.get('default')!
  expect(tail).toHaveLength(500)
  expect(Math.max(...tail.map(({ length }) => length))).toBeLessThan(1000)
  await graphql('marketplacer', sayOf('One more'))
  await expect.poll(() => store.contents.get('default')!.tail.length, { timeout: 20_000 }).toBe(0)
  const after = await restarted(store)
  expect(textOf(after.world)).toContain('One more')
  await graphql('marketplacer', sayOf('x'.repeat(300_000)))
  expect(store.contents.get('default')).toMatchObject({ seq: 503, tail: [] })
})

test('[ours] STORE_UNAVAILABLE: no yes without a write, on any path; the next write brings what was refused', async () => {
  const { sim, graphql, store } = await setupStored(new MemoryStore())
  const app = createServer(sim)
  onTestFinished(() => app.close())
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const say = (text: string): Promise<Response> =>
    fetch(`${url}/marketplacer/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'marketplacer-api-key': 'mp-operator' },
      body: JSON.stringify({ query: sayOf(text) }),
    })
  const message = 'The store cannot be written (the disk is full); what was asked for may be lost: ask again.'
  const refused = { status: 503, retryAfter: '1', body: { error: { code: 'STORE_UNAVAILABLE', message } } }
  const look = async (answer: Promise<Response>) => {
    const { status, headers, ...response } = await answer.then(async given => ({
      status: given.status,
      headers: given.headers,
      body: JSON.parse(await given.text()) as unknown,
    }))
    return { status, retryAfter: headers.get('retry-after'), ...response }
  }
  store.fault = new Error('the disk is full')
  expect(await look(say('Refused'))).toEqual(refused)
  // A read may show what is not written.
  expect(await graphql('marketplacer', '{ __typename }')).toMatchObject({ status: 503, body: refused.body })
  expect(await look(fetch(`${url}/_sim/state`))).toEqual(refused)
  expect(await look(fetch(`${url}/_sim/worlds`, { method: 'POST' }))).toEqual(refused)
  // What shows nothing of a world is answered.
  expect((await fetch(`${url}/nothing`)).status).toBe(404)
  expect(await look(fetch(`${url}/_sim/health`))).toEqual({
    status: 200,
    retryAfter: null,
    body: { status: 'ok', store: 'unavailable' },
  })
  store.fault = undefined
  expect((await say('Taken')).status).toBe(200)
  expect((await look(fetch(`${url}/_sim/health`))).body).toEqual({ status: 'ok' })
  const after = await restarted(store)
  expect(textOf(after.world)).toMatch(/Refused.*Taken/)
})

test('[ours] worlds come back with what they go back to, and ended ones do not', async () => {
  const { sim, world, persistence, store } = await setupStored(new MemoryStore())
  const own = await sim.createWorld({ id: 'own', seed: 7, fixtures: 'empty', auth: 'open', clock: 'real' })
  const began = textOf(own)
  own.ids.next('anything')
  world.marketplacer.seller('660119').send({ message: 'Hello.' })
  sim.worlds.fork(world, { id: 'fork', test: 'a test' })
  await persistence.commitAll()
  own.reset()
  await sim.createWorld({ id: 'ended' })
  await persistence.commitAll()
  expect([...store.contents.keys()].toSorted()).toEqual(['default', 'ended', 'fork', 'own'])
  sim.worlds.end('ended')
  sim.worlds.temporary('unknown')
  await persistence.commitAll()
  // Another world of the name of one that has ended takes its place.
  sim.worlds.end('fork')
  sim.worlds.fork(world, { id: 'fork', test: 'another test' })
  const text = textOf(sim.worlds.require('fork'))
  world.reset()
  await persistence.commitAll()
  const after = await restarted(store)
  const listed = after.sim.worlds.list().map(({ id, resets }) => `${id} ${resets}`)
  expect(listed.toSorted()).toEqual(['default 1', 'fork 1', 'own 1'])
  const [fork, again] = [after.sim.worlds.require('fork'), after.sim.worlds.require('own')]
  expect([fork.settings.test, textOf(fork)]).toEqual(['another test', text])
  fork.reset({ to: 'empty' })
  fork.reset()
  expect(textOf(fork)).toBe(text)
  expect([again.settings.auth, again.ids.seed, again.clock.mode]).toEqual(['open', 7, 'real'])
  again.reset()
  expect(JSON.parse(textOf(again))).toEqual(JSON.parse(began))
})

/** The world as a version with another schema would have written it. */
const byAnother = (whole: string) => whole.replace(/"schemaHash":"[^"]+"/, '"schemaHash":"another"')

/** A store with the world `default`. */
const storeOf = (whole: string, tail: readonly string[] = []) =>
  new MemoryStore(new Map([['default', { seq: 1 + tail.length, whole, tail }]]))

test('[ours] a store of a newer version is refused, and so is what is no record; it stays as it was', async () => {
  const { store } = await setupStored(new MemoryStore())
  const { whole } = store.contents.get('default')!
  const newer = storeOf(whole.replace('"formatVersion":1', '"formatVersion":2'))
  const odd = storeOf(byAnother(whole.replace('"fullName":"Jane Doe"', '"fullNom":"Jane Doe"')))
  const before = [newer, odd].map(({ contents }) => new Map(contents))
  await expect(setupStored(newer)).rejects.toMatchObject({
    code: 'NEWER_FORMAT',
    message:
      'The world "default" of the store has formatVersion 2; this version of backlot reads up to 1. Update backlot to use it.',
  })
  await expect(setupStored(odd)).rejects.toThrow('The world "default" of the store: vendors.thg.customers[0].fullN')
  expect([newer, odd].map(({ contents }) => contents)).toEqual(before)
})

test('[ours] records of an earlier version get what was added since, those of entries too, and are written whole', async () => {
  const { store, persistence, world } = await setupStored(new MemoryStore())
  const customer = world.thg.addCustomer({ fullName: 'New Customer' })
  await persistence.commitAll()
  const { whole, tail } = store.contents.get('default')!
  const earlier = storeOf(
    byAnother(whole.replaceAll(/"fullName":"[^"]*",/g, '')),
    tail.map(entry => entry.replaceAll(/"fullName":"[^"]*",/g, '')),
  )
  const format = worldFormat(VENDOR_LIST)
  const reading = () => ({ ...format.reading(), fill: (document: unknown) => withNames(document) })
  const after = await setupStored(earlier, {}, { ...format, reading })
  const { customers } = tablesOf<Tables>(after.world.thg)
  expect([customers!.get('38779254'), customers!.get(String(customer.id))]).toMatchObject([
    { fullName: 'Added' },
    { fullName: 'Added' },
  ])
  expect(earlier.contents.get('default')).toMatchObject({ tail: [], whole: expect.stringContaining('"Added"') })
})

/** What a version would do that has added the names of customers. */
function withNames(document: AnyJson): unknown {
  const { thg } = document.vendors
  const customers = thg.customers.map((customer: object) => ({ fullName: 'Added', ...customer }))
  return { ...document, vendors: { ...document.vendors, thg: { ...thg, customers } } }
}

test("[ours] a running world's time goes on behind the instant of its newest entry, and stands where it stood", async () => {
  const { sim, world, persistence, store } = await setupStored(new MemoryStore())
  await world.clock.advance('PT3H')
  const running = await sim.createWorld({ id: 'running', clock: 'real@60x' })
  await persistence.commitAll()
  const { seq, whole, tail } = store.contents.get('running')!
  const tomorrow = running.clock.now() + 24 * 60 * 60_000
  store.contents.set('running', { seq, whole: whole.replace(/"at":\d+\}$/, `"at":${tomorrow}}`), tail })
  const after = await restarted(store)
  expect(after.world.clock.iso()).toBe(world.clock.iso())
  const { clock } = after.sim.worlds.require('running')
  expect(clock.now()).toBeGreaterThanOrEqual(tomorrow)
  expect([clock.mode, clock.rate]).toEqual(['real', 60])
})

test('[ours] what no answer waits for is written at the end', async () => {
  const { store, persistence, world } = await setupStored(new MemoryStore())
  world.guuru.shopper.start({ question: 'Is it done?' })
  expect(store.contents.get('default')!.tail.join('')).not.toContain('Is it done?')
  await persistence.close()
  expect(store.contents.get('default')!.tail.join('')).toContain('Is it done?')
})

test('[ours] what fell due while there was no process is done at the start', async () => {
  const { sim, store, persistence } = await setupStored(new MemoryStore(), { actors: ['prompt'] })
  const world = withAccess(await sim.createWorld({ id: 'running', clock: 'real@100000x' }))
  const { id } = world.guuru.shopper.start({ question: 'Is it done?' })
  await persistence.close()
  sim.close()
  const after = await restarted(store, { actors: ['prompt'] })
  const chats = () => tablesOf<Tables>(withAccess(after.sim.worlds.require('running')).guuru)['chats']!
  await expect.poll(() => chats().get(String(id))!['status']).not.toBe('open')
})
