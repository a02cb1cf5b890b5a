/** What the log of a world has besides its records: registered documents, who caused its events, and its past. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { toSimError } from '../../../src/errors/sim-error.ts'
import { requestOf } from '../../../src/simulator/recorded-request.ts'
import { documentAt } from '../../../src/simulator/past-world.ts'
import { Persistence } from '../../../src/simulator/store/persistence.ts'
import { worldFormat } from '../../../src/simulator/world-format.ts'
import { VENDOR_LIST } from '../../../src/vendors/index.ts'
import type { SimulatorOptions } from '../../../src/simulator/options.ts'
import { createSeededRandom } from '../../seeded-random.ts'
import { setup, withAccess } from '../../setup.ts'
import { moveCustomer, STEPS } from '../../world/steps.ts'
import { MemoryStore } from './memory-store.ts'
import { setupNode, setupNodes } from './nodes.ts'

const sayOf = (text: string): string =>
  `mutation { chatMessageCreate(input: { message: "${text}", sellerId: "U2VsbGVyLTY2MDExOQ==" }) { chatMessage { id } } }`

type Node = Awaited<ReturnType<typeof setupNode>>

const QUERY = 'query Name { customer { fullName } }'

/** Asks THG by a document's hash, with the document where it is to be registered. */
async function askByHash({ graphql }: Pick<Node, 'graphql'>, document: string, isSent = false): Promise<unknown> {
  const sha256Hash = createHash('sha256').update(document).digest('hex')
  const body = { ...(isSent && { query: document }), extensions: { persistedQuery: { version: 1, sha256Hash } } }
  const answer = await graphql('thg', '', {}, { rawBody: JSON.stringify(body) })
  return answer.body.errors?.[0].message ?? answer.body.data
}

/** So much that the world is written whole. */
const LONG = 'x'.repeat(300_000)

/** The events as a process answers them. */
const eventsOf = ({ persistence, sim }: Node) => persistence.serve(() => sim.world().events.shown.list())

test('[ours] an event names its request at every process, by a number that no other request has', async () => {
  const nodes = await setupNodes(2)
  const [one, two] = nodes as [Node, Node]
  await one.graphql('thg', '{ check }')
  await Promise.all(nodes.flatMap(({ graphql }) => ['One.', 'Two.'].map(text => graphql('marketplacer', sayOf(text)))))
  await one.persistence.serve(() => void withAccess(one.sim.world()).guuru.shopper.start({ question: 'By none?' }))
  nodes.push(await setupNode(one.store))
  await nodes[2]!.graphql('marketplacer', sayOf('Three.'))
  const told = await Promise.all(nodes.map(eventsOf))
  for (const events of told) expect(JSON.stringify(events)).toBe(JSON.stringify(told[0]))
  const byRequests = told[0]!.filter(({ type }) => type === 'marketplacer.message.created')
  expect(new Set(byRequests.map(({ requestId }) => requestId)).size).toBe(5)
  expect(told[0]!.flatMap(({ type, requestId }) => (type.startsWith('guuru') ? [requestId] : []))).toEqual([null, null])
  // Only the process that it came to has it, and there it caused just this event.
  for (const { id, requestId } of byRequests) {
    const found = nodes.flatMap(({ world }) => (world.journal.find(requestId!) ? [requestOf(world, requestId!)] : []))
    expect(found).toMatchObject([{ id: requestId, operation: 'chatMessageCreate', events: [id] }])
  }
  expect(one.world.journal.list()[0]!.id).toBe(1)
  expect(two.world.journal.list().every(({ id }) => id > 1_000_000_000)).toBe(true)
  expect(two.world.journal.droppedLike({ id: 1 })).toBe(0)
})

const FOUND = { customer: { fullName: 'Jane Doe' } }

test('[ours] a document that is registered at one process is known to all others, until a reset', async () => {
  const [one, two] = await setupNodes(2)
  expect(await askByHash(two!, QUERY)).toBe('PersistedQueryNotFound')
  expect(await askByHash(one!, QUERY, true)).toEqual(FOUND)
  expect(await askByHash(two!, QUERY)).toEqual(FOUND)
  // One that comes later has it too, of a world that was written whole as well.
  await one!.graphql('marketplacer', sayOf(LONG))
  expect(one!.store.contents.get('default')!.tail).toEqual([])
  const three = await setupNode(one!.store)
  expect(await askByHash(three, QUERY)).toEqual(FOUND)
  await two!.persistence.serve(() => two!.sim.world().reset())
  expect(await askByHash(three, QUERY)).toBe('PersistedQueryNotFound')
})

test('[ours] a document that is registered is known after a restart, the newest thousand of them', async () => {
  const open = async (store: MemoryStore) => {
    const node = setup()
    const { worlds } = node.sim
    node.sim.persistence = await Persistence.open({ worlds, store, format: worldFormat(VENDOR_LIST) })
    return node
  }
  const store = new MemoryStore()
  const before = await open(store)
  await askByHash(before, '{ check }', true)
  for (let n = 0; n < 1000; n++) {
    const document = `{ check${n}: check }`
    before.world.persistedQueries.register(createHash('sha256').update(document).digest('hex'), document)
  }
  expect(await askByHash(before, QUERY, true)).toEqual(FOUND)
  const after = await open(new MemoryStore(store.contents))
  expect(await askByHash(after, QUERY)).toEqual(FOUND)
  expect(await askByHash(after, '{ check2: check }')).toEqual({ check2: 'OK' })
  for (const document of ['{ check }', '{ check0: check }'])
    expect(await askByHash(after, document)).toBe('PersistedQueryNotFound')
})

/** The document right after an event, as a process answers it. */
function textAt({ persistence, sim }: Pick<Node, 'persistence' | 'sim'>, event: number, world = 'default') {
  return persistence.serve(() => JSON.stringify(documentAt(sim.worlds.require(world), event)))
}

const RECORDED = { history: true } as const

/** Records go, come again and change, without an event. */
const MORE_STEPS: typeof STEPS = [moveCustomer, ({ world }) => world.thg.addCustomer({ fullName: 'One more' })]

test.each([1, 3])('[ours] every process tells the same of the past, as one without a store (script %i)', async seed => {
  const options: SimulatorOptions = { ...RECORDED, actors: ['prompt'] }
  const alone = setup(options)
  const nodes = await setupNodes(2, options)
  for (const { graphql, world, sim } of [alone, nodes[0]!]) {
    const random = createSeededRandom(seed)
    for (let n = 1; n <= 30; n++)
      try {
        await random.pick([...STEPS, ...MORE_STEPS])({
          world: withAccess(sim.world()),
          graphql,
          n,
          pick: random.pick,
        })
      } catch (error) {
        if (!toSimError(error)) throw error
      }
    expect(world.events.lastId).toBe(alone.world.events.lastId)
  }
  await nodes[0]!.persistence.commitAll()
  nodes.push(await setupNode(nodes[0]!.store, options))
  const { lastId } = alone.world.events
  expect(lastId).toBeGreaterThan(10)
  for (let event = 0; event <= lastId; event++) {
    const text = JSON.stringify(documentAt(alone.world, event))
    for (const node of nodes) {
      const told = await textAt(node, event)
      if (told === text) continue
      // What differs, in place of two whole documents.
      expect(JSON.parse(told), `after event ${event}`).toEqual(JSON.parse(text))
      expect(told.length, `order after event ${event}`).toBe(-1)
    }
  }
})

test('[ours] what was written at once is told event by event, by processes that came later too', async () => {
  const [one, two] = await setupNodes(2, RECORDED)
  const texts = Array.from({ length: 24 }, (_, n) => `Message ${n}.`)
  const said = await Promise.all(texts.map((text, n) => (n % 3 ? one! : two!).graphql('marketplacer', sayOf(text))))
  expect(new Set(said.map(({ status }) => status))).toEqual(new Set([200]))
  const nodes = [one!, two!, await setupNode(one!.store, RECORDED)]
  const events = one!.world.events.list()
  for (let event = 0; event <= 24; event++) {
    const documents = await Promise.all(nodes.map(node => textAt(node, event)))
    expect(new Set(documents).size, `after event ${event}`).toBe(1)
    for (const { id, after } of events)
      expect(documents[0]!.includes((after as { message: string }).message), `${id} at ${event}`).toBe(id <= event)
  }
  // A fork goes on from there, for all.
  const { sim, persistence } = nodes[2]!
  await persistence.serve(() => sim.worlds.fork(sim.worlds.require('default'), { id: 'then', at: 7 }))
  expect(await one!.state('then')).toBe(await textAt(two!, 7))
})

test('[ours] INVALID_INPUT: an event that did not happen; HISTORY_DROPPED: what the log does not hold any more', async () => {
  const [one, two] = await setupNodes(2, RECORDED)
  await one!.graphql('marketplacer', sayOf('The first.'))
  const began = await textAt(two!, 0)
  await expect(textAt(two!, 2)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: 'at is 2; expected a whole number from 0 to 1.',
  })
  await one!.graphql('marketplacer', sayOf(LONG))
  for (const node of [one!, two!])
    await expect(textAt(node, 1)).rejects.toMatchObject({
      code: 'HISTORY_DROPPED',
      message:
        'What the world was after event 1 is not kept any more; raise journalLimit or journalMaxBytes to keep more events.',
    })
  for (const node of [one!, two!]) expect(await textAt(node, 2)).toBe(await one!.state())
  // A reset begins the past anew.
  await two!.persistence.serve(() => two!.sim.world().reset())
  expect(await textAt(one!, 0)).toBe(began)
  await expect(textAt(one!, 1)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})
