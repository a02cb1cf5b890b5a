/** What the log of a world has besides its records: registered documents, who caused its events, and its past. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { worldFormat } from '../../../src/simulator/world-format.ts'
import { Persistence } from '../../../src/simulator/store/persistence.ts'
import { VENDOR_LIST } from '../../../src/vendors/index.ts'
import { setup } from '../../setup.ts'
import { MemoryStore } from './memory-store.ts'
import { sayOf, setupNode, setupNodes } from './nodes.ts'

type Node = Awaited<ReturnType<typeof setupNode>>

const QUERY = 'query Name { customer { fullName } }'

/** Asks THG by a document's hash, with the document where it is to be registered. */
async function askByHash({ graphql }: Pick<Node, 'graphql'>, document: string, isSent = false): Promise<unknown> {
  const sha256Hash = createHash('sha256').update(document).digest('hex')
  const body = { ...(isSent && { query: document }), extensions: { persistedQuery: { version: 1, sha256Hash } } }
  const answer = await graphql('thg', '', {}, { rawBody: JSON.stringify(body) })
  return answer.body.errors?.[0].message ?? answer.body.data
}

const FOUND = { customer: { fullName: 'Jane Doe' } }

test('[ours] a document that is registered at one process is known to all others, until a reset', async () => {
  const [one, two] = await setupNodes(2)
  expect(await askByHash(two!, QUERY)).toBe('PersistedQueryNotFound')
  expect(await askByHash(one!, QUERY, true)).toEqual(FOUND)
  expect(await askByHash(two!, QUERY)).toEqual(FOUND)
  // One that comes later has it too, of a world that was written whole as well.
  for (let n = 0; n < 501; n++) await one!.graphql('marketplacer', sayOf(`Message ${n}.`))
  expect(one!.store.contents.get('default')!.tail.length).toBeLessThan(500)
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
