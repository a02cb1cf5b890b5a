/** Several processes on one store. */
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { withAccess } from '../../setup.ts'
import { setupNode, setupNodes } from './nodes.ts'

const sayOf = (text: string): string =>
  `mutation { chatMessageCreate(input: { message: "${text}", sellerId: "U2VsbGVyLTY2MDExOQ==" }) { chatMessage { id } } }`

test('[ours] what one process has acknowledged is shown by all others, and no id is given twice', async () => {
  const nodes = await setupNodes(3)
  const texts = Array.from({ length: 60 }, (_, n) => `Message ${n}.`)
  const answers = await Promise.all(texts.map((text, n) => nodes[n % 3]!.graphql('marketplacer', sayOf(text))))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  const ids = answers.map(({ body }) => String(body.data.chatMessageCreate.chatMessage.id))
  expect(new Set(ids).size).toBe(60)
  const states = await Promise.all(nodes.map(({ state }) => state()))
  expect(new Set(states).size).toBe(1)
  for (const text of texts) expect(states[0]!.split(text)).toHaveLength(2)
  // Each request stands once in the journal of the process that it came to, and each event once in all of them.
  expect(nodes.map(({ world }) => world.journal.list().length)).toEqual([20, 20, 20])
  for (const { world } of nodes) {
    const events = world.events.shown.list()
    expect(events.map(({ id }) => id)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1))
    expect(world.events.list().map(({ id }) => id)).toEqual(events.map(({ id }) => id))
  }
})

test('[ours] one script gives the same bytes on one process and on three', async () => {
  const run = async (count: number): Promise<string[]> => {
    const nodes = await setupNodes(count)
    const told: string[] = []
    for (let n = 0; n < 9; n++) {
      const { graphql } = nodes[n % count]!
      told.push(JSON.stringify((await graphql('marketplacer', sayOf(`Message ${n}.`))).body))
      told.push(JSON.stringify((await graphql('thg', '{ __typename }')).body))
    }
    return [...told, ...(await Promise.all(nodes.map(({ state }) => state()))).slice(0, 1)]
  }
  expect(await run(3)).toEqual(await run(1))
})

test('[ours] where one process has put a world whole in the place of its entries, others go on without loading it', async () => {
  const nodes = await setupNodes(2, {}, { maxEntries: 4 })
  const loads = nodes.map(({ store }) => vi.spyOn(store, 'load'))
  const compactions = nodes.map(({ store }) => vi.spyOn(store, 'compact'))
  for (let n = 0; n < 24; n++) await nodes[n % 2]!.graphql('marketplacer', sayOf(`Message ${n}.`))
  const [one, two] = await Promise.all(nodes.map(({ state }) => state()))
  expect(one).toBe(two)
  expect(one!.split('"Message ')).toHaveLength(25)
  // Only the process whose entry filled the log writes it.
  expect(compactions.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBe(4)
  expect(loads.map(({ mock }) => mock.calls.length)).toEqual([0, 0])
})

test('[ours] a world that cannot be put whole goes on as a longer log, until it can', async () => {
  const [node] = await setupNodes(1, {}, { maxEntries: 2 })
  const { store, graphql } = node!
  const compact = vi.spyOn(store, 'compact').mockRejectedValueOnce(new Error('away'))
  const tails: number[] = []
  for (let n = 0; n < 6; n++) {
    expect((await graphql('marketplacer', sayOf(`Message ${n}.`))).status).toBe(200)
    await node!.persistence.commitAll()
    tails.push(store.contents.get('default')!.tail.length)
  }
  expect([tails, compact.mock.calls.length]).toEqual([[1, 2, 3, 0, 1, 2], 2])
})

test('[ours] the answer that fills a log does not wait until its world is written whole, and the end does', async () => {
  const [node] = await setupNodes(1, {}, { maxEntries: 1 })
  const { store, graphql, persistence } = node!
  const told: string[] = []
  let write: () => void = () => {}
  const gate = new Promise<void>(resolve => (write = resolve))
  const [compact, close] = [store.compact.bind(store), store.close.bind(store)]
  store.compact = (...given) => gate.then(() => compact(...given)).then(() => void told.push('compacted'))
  store.close = () => (told.push('closed'), close())
  for (const text of ['One.', 'Two.']) expect((await graphql('marketplacer', sayOf(text))).status).toBe(200)
  expect(store.contents.get('default')!.tail).toHaveLength(2)
  const closed = persistence.close()
  write()
  await closed
  expect([told, store.contents.get('default')!.tail]).toEqual([['compacted', 'closed'], []])
})

test('[ours] worlds are seen by all processes: made, listed, ended and made anew', async () => {
  const [one, two] = await setupNodes(2)
  const { sim, persistence } = one!
  await persistence.serve(() => sim.createWorld({ id: 'own', seed: 7, auth: 'open' }))
  expect((await two!.persistence.listOthers(true)).map(({ named }) => named.id)).toEqual(['own'])
  const seen = await two!.persistence.serve(() => two!.sim.worlds.require('own'))
  expect([seen.ids.seed, seen.settings.auth]).toEqual([7, 'open'])
  await expect(two!.persistence.serve(() => two!.sim.createWorld({ id: 'own' }))).rejects.toMatchObject({
    code: 'WORLD_EXISTS',
  })
  await persistence.serve(() => sim.worlds.end('own'))
  await two!.persistence.listOthers(true)
  expect(two!.sim.worlds.list().map(({ id }) => id)).toEqual(['default'])
  expect(two!.sim.worlds.has(seen)).toBe(false)
  await two!.persistence.serve(() => two!.sim.world('own'))
  expect(await one!.state('own')).toBe(await two!.state('own'))
  expect((await persistence.serve(() => sim.worlds.require('own'))).ids.seed).toBe(1)
})

test('[ours] a read of a world that is loaded for it looks at the store once, and so does each read after that', async () => {
  const [one, two] = await setupNodes(2)
  const read = (node: typeof one, world: string) =>
    node!.graphql('marketplacer', '{ __typename }', {}, { token: `mp-operator@${world}` })
  for (const id of ['own', 'other']) {
    await one!.persistence.serve(() => one!.sim.createWorld({ id }))
    await read(one, id)
  }
  const calls = { load: vi.spyOn(two!.store, 'load'), append: vi.spyOn(two!.store, 'append') }
  const made = () => {
    const counts = Object.values(calls).map(({ mock }) => mock.calls.length)
    for (const call of Object.values(calls)) call.mockClear()
    return counts
  }
  expect((await read(two, 'own')).status).toBe(200)
  expect(made()).toEqual([1, 0])
  await read(two, 'own')
  expect(made()).toEqual([0, 1])
  // What joins the load for another request may have come after that.
  await Promise.all([read(two, 'other'), read(two, 'other')])
  expect(made()).toEqual([1, 1])
})

test('[ours] a clock that one process has moved is moved as far in the others', async () => {
  const [one, two] = await setupNodes(2, { clock: 'real' })
  await two!.state()
  await one!.persistence.serve(async () => void (await one!.sim.world().clock.advance('PT1H')))
  await two!.state()
  expect(Math.abs(two!.world.clock.now() - one!.world.clock.now())).toBeLessThan(60_000)
})

test('[ours] a world that both make at once is one world', async () => {
  const [one, two] = await setupNodes(2)
  const say = (node: typeof one, text: string) =>
    node!.graphql('marketplacer', sayOf(text), {}, { token: 'mp-operator@both' })
  const answers = await Promise.all([say(one, 'One.'), say(two, 'Two.')])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  const state = await one!.state('both')
  expect(state).toContain('One.')
  expect(state).toContain('Two.')
  expect(await two!.state('both')).toBe(state)
})

test('[ours] STORE_UNAVAILABLE: no answer without the store, that of a read neither', async () => {
  const [one] = await setupNodes(2)
  one!.store.fault = new Error('away')
  const refused = { status: 503, body: { error: { code: 'STORE_UNAVAILABLE' } }, headers: { 'retry-after': '1' } }
  expect(await one!.graphql('marketplacer', '{ __typename }')).toMatchObject(refused)
  expect(await one!.graphql('marketplacer', sayOf('Refused.'))).toMatchObject(refused)
  one!.store.fault = undefined
  expect(await one!.graphql('marketplacer', '{ __typename }')).toMatchObject({ status: 200 })
})

test('[ours] a webhook is sent by one process, and by another one where that has died before it came to an end', async () => {
  const keys: unknown[] = []
  const receiver = createServer(({ headers }, response) => {
    keys.push(headers['idempotency-key'])
    response.writeHead(keys.length === 1 ? 500 : 200).end()
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void receiver.close())
  await once(receiver, 'listening')
  const { port } = receiver.address() as AddressInfo // it listens
  const [one, two] = await setupNodes(2, { clock: 'real' })
  const { persistence, world, store } = one!
  await persistence.serve(() => world.webhooks.configure({ url: `http://127.0.0.1:${port}/` }))
  await persistence.serve(() => world.guuru.shopper.start({ question: 'Is it sent?' }))
  await two!.state()
  await expect.poll(() => world.webhooks.deliveries()[0]?.attempts.length, { timeout: 10_000 }).toBe(1)
  await persistence.commitAll()
  await two!.state()
  expect(keys).toHaveLength(1)
  // It dies.
  store.fault = new Error('dead')
  world.close()
  const statusOf = () => two!.world.webhooks.deliveries()[0]?.status
  await expect.poll(statusOf, { timeout: 10_000 }).toBe('delivered')
  expect(keys.slice(0, 2)).toEqual([keys[0], keys[0]])
})

test('[ours] what came of a webhook is noted once more where another process was first', async () => {
  const held: ServerResponse[] = []
  const keys: unknown[] = []
  const receiver = createServer(({ headers }, response) => {
    keys.push(headers['idempotency-key'])
    held.push(response)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => receiver.closeAllConnections())
  await once(receiver, 'listening')
  const { port } = receiver.address() as AddressInfo // it listens
  const [one, two] = await setupNodes(2)
  const access = () => withAccess(one!.sim.world('default'))
  await one!.persistence.serve(() => void access().webhooks.configure({ url: `http://127.0.0.1:${port}/` }))
  await one!.persistence.serve(() => void access().guuru.shopper.start({ question: 'Is it noted?' }))
  await expect.poll(() => held.length, { timeout: 5000 }).toBe(1)
  // The other process is first while the attempt is under way, and once more when its outcome is written.
  await two!.graphql('marketplacer', sayOf('First.'))
  const append = vi.spyOn(one!.store, 'append')
  append.mockImplementationOnce(async (...given) => {
    await two!.graphql('marketplacer', sayOf('Second.'))
    append.mockRestore()
    return one!.store.append(...given)
  })
  held[0]!.writeHead(200).end()
  const deliveries = async () => two!.persistence.serve(() => two!.sim.world('default').webhooks.deliveries())
  await expect.poll(async () => (await deliveries())[0]?.status, { timeout: 10_000 }).toBe('delivered')
  const [first] = await deliveries()
  expect(first!.attempts.map(({ status }) => status)).toEqual([200])
  expect(keys.filter(key => key === keys[0])).toHaveLength(1)
  expect((await one!.state()).match(/First\.|Second\./g)).toEqual(['First.', 'Second.'])
})

test('[ours] what a dead process had taken is sent at once where the store tells that it is overdue', async () => {
  const keys: unknown[] = []
  const receiver = createServer(({ headers }, response) => {
    // The first one has no answer.
    if (keys.push(headers['idempotency-key']) > 1) response.writeHead(200).end()
  }).listen(0, '127.0.0.1')
  onTestFinished(() => receiver.closeAllConnections())
  await once(receiver, 'listening')
  const { port } = receiver.address() as AddressInfo // it listens
  const [one, two] = await setupNodes(2, { clock: 'real' })
  const { persistence, sim, store } = one!
  const world = await persistence.serve(() => withAccess(sim.world('own')))
  await persistence.serve(() => world.webhooks.configure({ url: `http://127.0.0.1:${port}/` }))
  await persistence.serve(() => world.guuru.shopper.start({ question: 'Is it sent?' }))
  await expect.poll(() => keys.length, { timeout: 5000 }).toBe(1)
  store.fault = new Error('dead')
  world.close()
  const { seq } = two!.store.contents.get('own')!
  await two!.store.append('own', seq, undefined, 0)
  const queue = () => two!.sim.worlds.list().find(({ id }) => id === 'own')?.begunWebhooks?.queue
  await expect.poll(queue, { timeout: 5000, interval: 5 }).toBeDefined()
  // It would wait for another three seconds.
  await expect.poll(() => queue()!.shared.elsewhere, { timeout: 1500, interval: 5 }).toBe(0)
  await expect.poll(() => queue()!.get(1)?.status, { timeout: 5000 }).toBe('delivered')
  expect(keys.slice(0, 2)).toEqual([keys[0], keys[0]])
})

test('[ours] the journal keeps what was answered, reads too, when another process has changed the world', async () => {
  const [one, two] = await setupNodes(2)
  const read = () => one!.graphql('marketplacer', '{ __typename }')
  for (let n = 0; n < 3; n++) await read()
  await two!.graphql('marketplacer', sayOf('Overtakes.'))
  await read()
  expect(one!.world.journal.list()).toHaveLength(4)
})

test('[ours] the first answer that is marked with assumptions is written before it is sent, as all others', async () => {
  const [one, two] = await setupNodes(2, { markAssumptions: true })
  await one!.graphql('marketplacer', sayOf('Marked.'))
  expect(await two!.state()).toContain('Marked.')
})

test('[ours] a world that cannot be loaded holds up the work of no other one', async () => {
  const [one, two] = await setupNodes(2)
  await one!.persistence.serve(() => one!.sim.world('good'))
  await one!.store.replace('broken', 0, 'no JSON', 0)
  const { seq } = one!.store.contents.get('good')!
  await one!.store.append('good', seq, undefined, 0)
  one!.store.fault = new Error('dead')
  await expect.poll(() => two!.sim.worlds.list().map(({ id }) => id), { timeout: 5000 }).toContain('good')
  // Nor does it keep a process from its start.
  await two!.store.append('broken', two!.store.contents.get('broken')!.seq, undefined, 0)
  const three = await setupNode(two!.store)
  expect(three.sim.worlds.list().map(({ id }) => id)).toEqual(['default'])
})

test('[ours] a store that is away is told where nothing is asked for, and until it is back', async () => {
  const [one] = await setupNodes(1)
  one!.store.fault = new Error('away')
  await expect.poll(() => one!.persistence.reason, { timeout: 5000 }).toBe('away')
  one!.store.fault = undefined
  await expect.poll(() => one!.persistence.reason, { timeout: 5000 }).toBeUndefined()
})

test('[ours] who listens hears of what others do within seconds, also where the news of it was lost', async () => {
  const [one, two] = await setupNodes(2)
  one!.store.isDeaf = true
  const release = one!.sim.worlds.hold(one!.world)
  await two!.graphql('marketplacer', sayOf('Unheard.'))
  await expect.poll(() => one!.world.events.shown.lastId, { timeout: 5000 }).toBe(1)
  release()
})

test('[ours] work that waits is planned by the write that brings it, so that a process which dies behind that has planned it', async () => {
  const [one] = await setupNodes(1, { clock: 'real' })
  const { store, persistence, sim } = one!
  const wait = (world: string) => persistence.serve(() => void sim.world(world).clock.after(60_000, 'transition', {}))
  store.onWritten = () => (store.fault = new Error('dead'))
  await wait('default')
  expect(store.planned()).toEqual(['default'])
  store.fault = undefined
  await wait('fresh')
  expect(store.planned()).toEqual(['default', 'fresh'])
})

test('[ours] STORE_UNAVAILABLE: work that the store could not be told of is planned a little later', async () => {
  const [one] = await setupNodes(1, { clock: 'real' })
  const { store, persistence, sim } = one!
  const work = () => persistence.serve(() => void sim.world().clock.after(60_000, 'transition', {}))
  store.fault = new Error('away')
  await expect(work()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
  store.fault = undefined
  await expect.poll(() => store.planned(), { timeout: 5000 }).toEqual(['default'])
})

test('[ours] work that is not there any more is forgotten by the store, and work of a clock that stands still is not', async () => {
  const [one] = await setupNodes(1)
  const { store, persistence, sim } = one!
  await persistence.serve(() => void sim.world('still').clock.after(60_000, 'transition', {}))
  for (const id of ['default', 'still']) await store.append(id, store.contents.get(id)!.seq, undefined, 0)
  await expect.poll(() => store.planned(), { timeout: 5000 }).toEqual(['still'])
})

test('[ours] TOO_MANY_WORLDS: the worlds of all processes count together, and who is refused leaves nothing', async () => {
  const [one, two] = await setupNodes(2)
  for (const { store } of [one!, two!]) store.maxWorlds = 2
  await one!.persistence.serve(() => one!.sim.world('ci-1'))
  await two!.persistence.serve(() => two!.sim.world('ci-2'))
  const refused = { code: 'TOO_MANY_WORLDS', message: expect.stringContaining('--max-worlds') }
  for (const { persistence, sim } of [one!, two!]) {
    await expect(persistence.serve(() => sim.createWorld({ id: 'ci-3' }))).rejects.toMatchObject(refused)
    expect(sim.worlds.refused).toBe(1)
    expect(sim.worlds.list().map(({ id }) => id)).not.toContain('ci-3')
  }
  const answer = await two!.graphql('marketplacer', sayOf('Refused.'), {}, { token: 'mp-operator@ci-3' })
  expect(answer).toMatchObject({ status: 503, body: { error: { code: 'TOO_MANY_WORLDS' } } })
  // Those that are there are used by all, and make room when they end.
  expect(await two!.state('ci-1')).toBe(await one!.state('ci-1'))
  await two!.persistence.serve(() => two!.sim.worlds.end('ci-1'))
  await one!.persistence.serve(() => one!.sim.world('ci-3'))
  expect(await one!.store.list()).toEqual(['default', 'ci-2', 'ci-3'])
  expect(await one!.persistence.count()).toBe(3)
})

test('[ours] a store that was emptied is told once by each process, whichever world is asked for', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => told.mockRestore())
  const [one, two] = await setupNodes(2)
  await one!.persistence.serve(() => one!.sim.world('own'))
  one!.store.contents.clear()
  for (const { store } of [one!, two!]) store.hasLost = true
  // It begins anew, as all worlds do.
  await one!.persistence.serve(() => one!.sim.world('own'))
  expect(told.mock.calls).toEqual([
    [
      'The store has lost what was acknowledged: it was emptied, or put back to what it was earlier. It goes on with what is there.',
    ],
  ])
  await expect.poll(() => told.mock.calls.length, { timeout: 5000 }).toBe(2)
  await one!.state()
  await two!.state()
  expect(told.mock.calls).toHaveLength(2)
})
