/** `nasty` by corner; nodes that are null once; pages of every vendor that shift. */
import { describe, expect, test } from 'vitest'
import { replay, toBlackBox } from '../../src/simulator/black-box.ts'
import { CORNERS } from '../../src/simulator/option-table.ts'
import { setupControl } from '../control/control.ts'
import { type AnyJson, setup } from '../setup.ts'

const SEEDS = [0, 1, 2, 3, 42, 99]
const JANE = '38779254'
type Kit = ReturnType<typeof setup>

/** What each corner is noted as. */
const NOTES = {
  nulls: ['null'],
  text: ['text'],
  paging: ['empty page', 'shifted page'],
  instants: ['equal instants'],
  ids: ['large ids'],
}

const QUERIES = [
  [
    'thg',
    '{ customer { phoneNumber orders(limit: 2) { hasMore orders { orderNumber deliveryAddress { companyName } } } discussions(limit: 9) { discussions { messages(limit: 9) { messages { message } } } } } }',
  ],
  [
    'marketplacer',
    '{ sellersForChats(first: 50) { nodes { id storeDescription primaryUser { surname } } } chatMessages(sellerId: "U2VsbGVyLTY2MDExOQ==", first: 2) { nodes { message } pageInfo { hasNextPage } } }',
  ],
  [
    'guuru',
    '{ partner { chats(first: 4) { edges { node { question user { name email } } } pageInfo { hasNextPage } } } }',
  ],
] as const

test.each(CORNERS)('[ours] nastyOnly: [%s] does that and nothing else', async corner => {
  const seen = new Set<string>()
  for (const nasty of SEEDS) {
    const { world, graphql, bugs } = setup({ nasty, nastyOnly: [corner] })
    for (const [vendor, query] of QUERIES) expect((await graphql(vendor, query)).body.errors).toBeUndefined()
    for (const { what } of world.nasty!.log) seen.add(what)
    expect([...world.thg.state.discussions.all()].every(({ updatedAt }) => updatedAt % 600_000 === 0)).toBe(
      corner === 'instants',
    )
    expect(bugs).toEqual([])
  }
  expect([...seen].toSorted()).toEqual(NOTES[corner])
})

test('[ours] the chosen corners are told with the seed', async () => {
  const { get } = await setupControl({ nasty: 7, nastyOnly: ['paging', 'text'] })
  expect((await get('/_sim/info')).body.nasty).toMatchObject({ seed: 7, only: ['paging', 'text'] })
})

test('[ours] a black box names the corners, and is replayed with them', async () => {
  const { world, graphql } = setup({ nasty: 3, nastyOnly: ['paging'] })
  for (const [vendor, query] of QUERIES) await graphql(vendor, query)
  const box = toBlackBox(world, 'paging')
  expect(box).toMatchObject({ nastySeed: 3, nastyOnly: ['paging'] })
  expect(await replay(box)).toEqual([])
})

const NODES = '{ sellersForChats(first: 500) { totalCount nodes { id } } }'

test('[assumed] a node is null once: who reads again finds it, and a reset begins anew', async () => {
  let nulls = 0
  for (const nasty of SEEDS) {
    const { graphql, world } = setup({ nasty })
    const read = async (): Promise<({ id: string } | null)[]> =>
      (await graphql('marketplacer', NODES)).body.data.sellersForChats.nodes
    const first = await read()
    nulls += first.filter(node => node === null).length
    expect((await read()).filter(node => node === null)).toEqual([])
    world.reset()
    expect(await read()).toEqual(first)
  }
  expect(nulls).toBeGreaterThan(5)
})

test('[assumed] within one answer a node is null wherever it stands', async () => {
  for (const nasty of SEEDS) {
    const { graphql } = setup({ nasty, nastyOnly: ['nulls'] })
    const query = '{ sellersForChats(first: 500) { nodes { id } edges { node { id } } again: nodes { id } } }'
    const { nodes, edges, again } = (await graphql('marketplacer', query)).body.data.sellersForChats
    expect(edges.map(({ node }: { node: unknown }) => node)).toEqual(nodes)
    expect(again).toEqual(nodes)
  }
})

/** Pages through one of Jane's lists, two at a time; answers the keys in the order in which they came. */
async function pageThrough({ graphql }: Kit, list: string, rows: string, key: string): Promise<string[]> {
  const found: string[] = []
  for (let more = true, calls = 0; more && calls < 50; calls++) {
    const { body } = await graphql(
      'thg',
      `{ customer { page: ${list}(limit: 2, offset: ${found.length}) { hasMore ${rows} { ${key} } } } }`,
    )
    found.push(...body.data.customer.page[rows].map((row: Record<string, string>) => row[key]))
    more = body.data.customer.page.hasMore
  }
  return found
}

describe('[assumed] THG: what arrives between two pages shifts them', () => {
  test.each([
    ['discussions', 'discussions', 'id', 'thg.message.created'],
    ['orders', 'orders', 'orderNumber', 'thg.order.created'],
  ])('%s', async (list, rows, key, type) => {
    let repeated = 0
    for (const nasty of SEEDS) {
      const kit = setup({ nasty, nastyOnly: ['paging'] })
      const found = await pageThrough(kit, list, rows, key)
      const arrived = kit.world.events.list().filter(event => event.type === type)
      expect(arrived.every(({ actor }) => actor === 'nasty')).toBe(true)
      expect(arrived.length).toBeLessThanOrEqual(3)
      expect(found.length - new Set(found).size).toBeLessThanOrEqual(arrived.length)
      repeated += found.length - new Set(found).size
      const again = setup({ nasty, nastyOnly: ['paging'] })
      expect(await pageThrough(again, list, rows, key)).toEqual(found)
      expect(kit.bugs).toEqual([])
    }
    expect(repeated).toBeGreaterThan(3)
  })

  test('messages: an agent writes at the end, and every message is found once', async () => {
    let arrivals = 0
    for (const nasty of SEEDS) {
      const { graphql, world } = setup({ nasty, nastyOnly: ['paging'] })
      const found: string[] = []
      for (let more = true, calls = 0; more && calls < 50; calls++) {
        const query = `{ customer { discussions(limit: 1, filter: { id: "13146653" }) { discussions { messages(limit: 2, offset: ${found.length}) { hasMore messages { id } } } } } }`
        const { messages } = (await graphql('thg', query)).body.data.customer.discussions.discussions[0]
        found.push(...messages.messages.map(({ id }: { id: string }) => id))
        more = messages.hasMore
      }
      expect(found).toEqual(world.thg.state.messages.where('byDiscussion', '13146653').map(({ id }) => id))
      arrivals += world.events.list().length
    }
    expect(arrivals).toBeGreaterThan(3)
  })
})

describe('[assumed] GUURU: lists grow at their end while they are read', () => {
  /** Pages through a list of which `read` gives the page after a cursor. */
  async function collect(read: (after: string | null) => Promise<AnyJson>): Promise<string[]> {
    const found: string[] = []
    let after: string | null = null
    for (let more = true, calls = 0; more && calls < 50; calls++) {
      const { edges, pageInfo } = await read(after)
      found.push(...edges.map(({ node }: { node: { id: string } }) => node.id))
      more = pageInfo.hasNextPage
      after = pageInfo.endCursor
    }
    return found
  }

  test('chats: shoppers start some, and each is found once', async () => {
    let arrivals = 0
    for (const nasty of SEEDS) {
      const { graphql, world } = setup({ nasty, nastyOnly: ['paging'] })
      const query =
        'query ($after: String) { partner { page: chats(first: 4, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } } }'
      const found = await collect(async after => (await graphql('guuru', query, { after })).body.data.partner.page)
      expect(found).toEqual(world.guuru.state.chats.where('byCreation', 'guuru-qa').map(({ id }) => id))
      const started = world.events.list().filter(({ type }) => type === 'guuru.chat.assigned')
      expect(started.every(({ actor }) => actor === 'nasty')).toBe(true)
      arrivals += started.length
    }
    expect(arrivals).toBeGreaterThan(3)
  })

  test('messages: the shopper writes while the chat is pending or open; no chat starts while the partner is unavailable', async () => {
    let arrivals = 0
    for (const nasty of SEEDS) {
      const { graphql, world } = setup({ nasty, nastyOnly: ['paging'] })
      world.guuru.setPartner({ isAvailable: false })
      const { id } = world.guuru.state.chats.require('BSxGwFTtQdLEDOdTc4bWG')
      for (const text of ['One', 'Two', 'Three']) world.guuru.shopper.say(id, { text })
      const before = world.events.list().length
      let calls = 0
      const found = await collect(async after => {
        // Another number of chats is another page: one that is empty stays so.
        const query = `query ($after: String) { partner { chats(first: ${100 - ++calls}) { edges { node { id messages(first: 1, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } } } } } }`
        const { edges } = (await graphql('guuru', query, { after })).body.data.partner.chats
        const shown = edges.find(({ node }: { node: { id: string } }) => node.id === id)
        return shown ? shown.node.messages : { edges: [], pageInfo: { hasNextPage: true, endCursor: after } }
      })
      expect(new Set(found).size).toBe(found.length)
      const events = world.events.list().slice(before)
      expect(events.filter(({ type }) => type !== 'guuru.message.created')).toEqual([])
      arrivals += events.length
    }
    expect(arrivals).toBeGreaterThan(3)
  })
})

test("[assumed] another customer's lists do not shift", async () => {
  const { world } = setup({ nasty: 1, nastyOnly: ['paging'] })
  const before = world.thg.state.orders.count('byFilter', `${JANE}|`)
  const kit = setup({ nasty: 1, nastyOnly: ['paging'] })
  const query = '{ customer { orders(limit: 1) { hasMore } } }'
  for (let i = 0; i < 9; i++) await kit.graphql('thg', query, {}, { token: 'thg-john' })
  expect(kit.world.events.list().length).toBeGreaterThan(0)
  expect(kit.world.thg.state.orders.count('byFilter', `${JANE}|`)).toBe(before)
})
